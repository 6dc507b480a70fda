"""People and subjects for the journal's own tests."""

from datetime import date

from accounts.choices import Language, OrganisationKind, RegionKind, Role
from accounts.models import Organisation, Post, Region, User
from common import clock
from common.subjects import Subject
from journal.domain import events
from journal.models import Event

SUBJECT = Subject("parks.park", 7, "盐城环保高新区", programme="green_bases", unit="310000")


def make_person(username: str, *, role: Role | None = None, language: Language = Language.CHINESE) -> User:
    user = User.objects.create(
        username=username,
        name=f"王{username}",
        email=f"{username}@example.org",
        language=language,
        created_at=clock.now(),
        password_changed_at=clock.now(),
    )
    if role:
        Post.objects.create(user=user, organisation=_operator(), role=role, since=date(2020, 1, 1))
    return user


def make_event(actor: User, number: int = 1) -> Event:
    event = events.record(kind="test.done", actor=actor, subject=SUBJECT, data={"number": number})
    assert event is not None
    return event


def _operator() -> Organisation:
    region, _made = Region.objects.get_or_create(
        code="100000", defaults={"name": "全国", "short_name": "全国", "kind": RegionKind.COUNTRY}
    )
    operator, _made = Organisation.objects.get_or_create(
        name="平台运营中心",
        defaults={"kind": OrganisationKind.OPERATOR, "short_name": "运营中心", "region": region},
    )
    return operator
