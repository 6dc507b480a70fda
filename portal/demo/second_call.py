"""The call for the second batch: open; two provinces were early, and their candidates stand in public notice."""

from datetime import timedelta

from evaluations.domain import candidates, notices
from portal.demo import contents, filing
from portal.demo.world import World, at
from programmes.choices import RoundKind
from programmes.domain import rounds
from programmes.models import Round
from reports.domain import filings
from reports.models import Filing

ACCEPTED = {"420000": {"武汉经济技术开发区": "1.4,1.3", "襄阳高新技术产业开发区": "1.4"}}
AWAITING = {"330000": {"宁波经济技术开发区": "1.2,1.7", "杭州经济技术开发区": "1.1"}}

NOTICE_TITLE = "绿色产业示范基地（第二批）拟入选名单公示（湖北）"
NOTICE_TEXT = (
    "经省级推荐、专家评审，现将拟入选名单予以公示。公示期内如有异议，请以书面形式反映，并提供必要的证明材料和联系方式。"
)


def tell(world: World) -> None:
    """Open the call, hand in two lists, accept one and open its notice."""
    opened = _open(world)
    for region, parks in ACCEPTED.items():
        accepted = _hand_in(world, opened, region, parks, days=20)
        with at(world.today - timedelta(days=12), 15):
            filing.put_on_file(world, accepted)
    for region, parks in AWAITING.items():
        _hand_in(world, opened, region, parks, days=3)
    _notice(world, opened)


def _open(world: World) -> Round:
    opens_on = world.today - timedelta(days=40)
    with at(opens_on):
        return rounds.open_round(
            actor=world.ministry,
            programme=world.programme,
            kind=RoundKind.CALL,
            form="park_list",
            year=world.today.year,
            title="第二批绿色产业示范基地园区清单",
            opens_on=opens_on,
            due_on=world.today + timedelta(days=20),
            closes_on=world.today + timedelta(days=30),
            quota=3,
            contact="国家发展改革委环资司 010-6850 0000",
        )


def _hand_in(world: World, opened: Round, region: str, parks: dict[str, str], *, days: int) -> Filing:
    official, unit = world.people[f"drc{region[:2]}"], world.units[region]
    with at(world.today - timedelta(days=days), 10, 30):
        begun = filings.open_filing(actor=official, round=opened, unit=unit)
        filing.save(official, begun, contents.park_list(parks, unit=unit.region.short_name))
        filing.submit(official, begun)
    return begun


def _notice(world: World, opened: Round) -> None:
    opens_on = world.today - timedelta(days=2)
    with at(opens_on, 9):
        notices.open_notice(
            actor=world.ministry,
            round=opened,
            title=NOTICE_TITLE,
            text=NOTICE_TEXT,
            opens_on=opens_on,
            closes_on=opens_on + timedelta(days=9),
            phone="010-6850 0000",
            address="北京市西城区",
            email="green-bases@demo.invalid",
            candidates=[one for one in candidates.of_call(opened) if one.accepted],
        )
