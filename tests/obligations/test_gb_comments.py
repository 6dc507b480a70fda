"""Comments while a plan is drafted: opened by the park, given by the levels above, answered (GB-18)."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client

from accounts.choices import OrganisationKind
from accounts.models import Organisation, User
from journal.models import Event
from reports.models import DraftComment, Filing
from tests.factories import plans
from tests.factories import reports as make
from tests.factories.reports import World

TEXT = "请说明近零碳的边界和年份。"


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def world(small_world: World) -> World:
    return small_world


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def opened(world: World) -> Filing:
    """Have the park open its draft for comments by the button."""
    filing = plans.filled(world)
    assert signed_in(world.park).post(f"/filings/{filing.public_id}/draft/open/").status_code == 302
    return filing


def statuses(filing: Filing, *people: User) -> list[int]:
    return [signed_in(who).get(f"/filings/{filing.public_id}/draft/").status_code for who in people]


def say(who: User, filing: Filing, address: str = "positioning/idea", text: str = TEXT) -> int:
    posted = {"section": address.split("/", maxsplit=1)[0], "address": address if "/" in address else "", "text": text}
    return int(signed_in(who).post(f"/filings/{filing.public_id}/draft/", posted).status_code)


def test_gb_18_nobody_sees_a_draft_that_was_not_opened(world: World) -> None:
    filing = plans.filled(world)
    assert statuses(filing, world.park, world.province, world.ministry, world.other_province) == [200, 403, 403, 404]
    assert say(world.province, filing) == 403
    signed_in(world.park).post(f"/filings/{filing.public_id}/draft/open/")
    assert statuses(filing, world.park, world.province, world.ministry, world.other_province) == [200, 200, 200, 404]
    assert statuses(filing, world.other_park, world.reviewer) == [404, 404]


def test_gb_18_province_and_both_ministries_comment_by_section_and_place(world: World) -> None:
    second = make.person("most", Organisation.objects.get(kind=OrganisationKind.MOST))
    filing = opened(world)
    assert [
        say(world.province, filing),
        say(world.ministry, filing, "goals"),
        say(second, filing, "goals/gdp/target"),
    ] == [302] * 3
    assert list(DraftComment.objects.values_list("section", "place", "body__short_name")) == [
        ("positioning", "功能定位与总体思路 › 总体思路", "江苏省发展改革委"),
        ("goals", "建设目标", "国家发展改革委"),
        ("goals", "建设目标 › 地区生产总值（可比价）", "科技部"),
    ]
    assert Event.objects.filter(kind="draft.commented").count() == 3


def test_gb_18_comments_stand_beside_the_section_and_are_answered_or_marked_as_done(world: World) -> None:
    filing = opened(world)
    say(world.province, filing)
    comment = DraftComment.objects.get()
    shown = signed_in(world.park).get(f"/filings/{filing.public_id}/sections/positioning/").content.decode()
    assert TEXT in shown
    assert TEXT not in signed_in(world.park).get(f"/filings/{filing.public_id}/sections/goals/").content.decode()
    address = f"/filings/comments/{comment.public_id}/answer/"
    assert signed_in(world.province).post(address, {"text": "好"}).status_code == 403
    signed_in(world.park).post(address, {"text": "", "is_done": ""})
    comment.refresh_from_db()
    assert comment.answered_at is None
    signed_in(world.park).post(address, {"text": "已补充边界。", "is_done": "on"})
    comment.refresh_from_db()
    assert (comment.answer, comment.is_done) == ("已补充边界。", True)
    seen = signed_in(world.province).get(f"/filings/{filing.public_id}/draft/").content.decode()
    assert "已补充边界。" in seen


def test_gb_18_the_opening_ends_with_the_park_or_with_handing_in(world: World) -> None:
    filing = opened(world)
    signed_in(world.park).post(f"/filings/{filing.public_id}/draft/close/")
    assert statuses(filing, world.province) == [403]
    with make.moved_to(datetime(2026, 3, 11, 2, tzinfo=UTC)):
        signed_in(world.park).post(f"/filings/{filing.public_id}/draft/open/")
        version = make.submit(world.park, filing)
        assert statuses(filing, world.province) == [403]
        plans.consent(world, version.filing)
    with make.moved_to(datetime(2026, 3, 12, 2, tzinfo=UTC)):
        signed_in(world.park).post(f"/filings/{filing.public_id}/amend/", {"reason": "调整"})
        assert statuses(filing, world.province) == [403]


def test_gb_18_an_empty_comment_is_refused_and_what_was_chosen_is_kept(world: World) -> None:
    filing = opened(world)
    assert say(world.province, filing, text=" ") == 422
    assert DraftComment.objects.count() == 0
