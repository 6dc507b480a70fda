"""What the three administrators find: a seat that changes hands, and a journal that was sealed and not checked yet."""

from datetime import timedelta

from accounts.domain import hand_overs
from accounts.models import Post
from journal.domain import seals
from portal.demo.world import World, at

LEAVING = "drc34"
SUCCESSOR = "钱晓东"


def tell(world: World) -> None:
    """An official of a province proposes a successor, who has no account yet; the journal so far is sealed."""
    official = world.people[LEAVING]
    with at(world.today - timedelta(days=2), 14, 10):
        hand_overs.propose(
            actor=official,
            post=Post.objects.get(user=official),
            successor_name=SUCCESSOR,
            successor_email="qianxiaodong@demo.invalid",
            since=world.today + timedelta(days=12),
            reason="本人调任他处，工作由钱晓东同志接任。",
            title="环资处",
        )
    seals.seal_events()
