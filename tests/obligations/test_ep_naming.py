"""Eco-industrial parks from acceptance to the public list: notice, objection, naming, letter (EP-06)."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from common import clock
from common.errors import RuleViolation
from evaluations.domain import candidates, staging
from evaluations.models import Naming, Objection, PublicNotice, StagedDecision
from journal.domain import papers
from journal.models import Notification, Paper
from programmes.models import Participation, Round
from tests.factories import evaluations as judge
from tests.obligations.test_other_programmes import NAME, Cast, acceptance, cast_of, eco_report, frozen
from tests.obligations.walking import browser, done, released, scored

__all__ = ["frozen"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("programmes")]

AFTER = datetime(2026, 4, 2, 2, tzinfo=UTC)
NOTICE = {
    "title": "国家生态工业示范园区公示", "text": "拟命名的园区公示如下。", "opens_on": "2026-03-10",
    "closes_on": "2026-03-30", "phone": "010-66556000", "address": "北京市东城区东长安街12号",
    "email": "gongshi@example.cn",
}  # fmt: skip


def judged(cast: Cast, **changed: str) -> Round:
    """Bring the park through report, application and acceptance; return the round of the applications."""
    eco_report(cast, **changed)
    released(cast.ministry, scored(cast.ministry, cast.reviewer, acceptance(cast), cast.base))
    return Round.objects.get(form="acceptance_application")


def page(cast: Cast, address: str) -> str:
    return browser(cast.ministry).get(address).content.decode()


def staged(cast: Cast, call: Round, verdict: str, reason: str = "") -> None:
    key = candidates.of_call(call)[0].entry.pk
    posted = {f"verdict_{key}": verdict, f"reason_{key}": reason, f"version_{key}": "0"}
    done(browser(cast.ministry).post(f"/evaluations/calls/{call.public_id}/", posted))


def in_notice(cast: Cast, call: Round) -> PublicNotice:
    key = candidates.of_call(call)[0].entry.pk
    posted = {**NOTICE, "candidates": [str(key)]}
    done(browser(cast.ministry).post(f"/evaluations/calls/{call.public_id}/notice/", posted))
    return PublicNotice.objects.get()


def test_ep_06_a_park_that_passed_its_acceptance_goes_through_notice_and_objection_to_the_named_list() -> None:
    cast = cast_of("eco_parks", "2015")
    call = judged(cast)
    assert NAME in page(cast, f"/evaluations/calls/{call.public_id}/")
    assert call.title in page(cast, "/evaluations/calls/")
    staged(cast, call, "take_up")
    notice = in_notice(cast, call)
    shown = Client().get(f"/public/notices/{notice.public_id}/").content.decode()
    assert (NAME in shown, "江苏" in shown) == (True, True)
    judge.objection(notice)
    with clock.frozen(AFTER):
        assert "还有1件异议未答复" in page(cast, f"/evaluations/calls/{call.public_id}/naming/")
        objection = Objection.objects.get()
        answer = {"outcome": "not_upheld", "text": "经核实，不影响命名。"}
        done(browser(cast.ministry).post(f"/evaluations/objections/{objection.public_id}/answer/", answer))
        named(cast, call)
        naming = Naming.objects.get()
        listed = Client().get(f"/public/lists/{naming.public_id}/").content.decode()
        assert (NAME in listed, "环科财〔2026〕8号" in listed) == (True, True)
        paper = Paper.objects.get(document="evaluations.letter")
        papers.make(paper)
        paper.refresh_from_db()
        assert paper.file is not None
    assert [(one.pk, one.listed_on) for one in Participation.objects.all()] == [(cast.base.pk, cast.base.listed_on)]
    assert [one.participation_id for one in naming.named.all()] == [cast.base.pk]


def named(cast: Cast, call: Round) -> None:
    address = f"/evaluations/calls/{call.public_id}/naming/"
    first = browser(cast.ministry).get(address).context["form"].initial
    posted = {name: value for name, value in first.items() if value is not None}
    posted |= {"document": "环科财〔2026〕8号", "dated": "2026-04-01"}
    assert "环科财〔2026〕8号" in browser(cast.ministry).post(address, {**posted, "step": "check"}).content.decode()
    done(browser(cast.ministry).post(address, {**posted, "step": "name"}))


def test_ep_06_a_park_that_misses_a_mandatory_indicator_cannot_be_named() -> None:
    cast = cast_of("eco_parks", "2015")
    call = judged(cast, green_cover="14.9")
    [one] = candidates.of_call(call)
    assert (one.can_be_named, one.unfit) == (False, "“验收”结果为：未通过。")
    assert "“验收”结果为：未通过" in page(cast, f"/evaluations/calls/{call.public_id}/")
    with pytest.raises(RuleViolation) as refusal:
        staging.stage(actor=cast.ministry, round=call, choices=[judge.choice(one, "take_up")])
    assert [problem.message for problem in refusal.value.problems] == [f"{NAME}：“验收”结果为：未通过。"]
    refused = browser(cast.ministry).post(
        f"/evaluations/calls/{call.public_id}/notice/", {**NOTICE, "candidates": [str(one.entry.pk)]}
    )
    assert (refused.status_code, PublicNotice.objects.count()) == (200, 0)
    assert "error" in refused.content.decode()


def test_ep_06_before_its_acceptance_is_released_nobody_is_named() -> None:
    cast = cast_of("eco_parks", "2015")
    eco_report(cast)
    scored(cast.ministry, cast.reviewer, acceptance(cast), cast.base)
    call = Round.objects.get(form="acceptance_application")
    [one] = candidates.of_call(call)
    assert (one.accepted, one.can_be_named, one.unfit) == (True, False, "“验收”结果尚未发布。")


def test_ep_06_who_was_named_is_not_named_again_and_the_units_owe_no_list() -> None:
    cast = cast_of("eco_parks", "2015")
    call = judged(cast)
    staged(cast, call, "take_up")
    in_notice(cast, call)
    board = browser(cast.ministry).get(f"/evaluations/calls/{call.public_id}/units/")
    assert (board.status_code, board["Location"]) == (302, f"/evaluations/calls/{call.public_id}/")
    with clock.frozen(AFTER):
        named(cast, call)
    [one] = candidates.of_call(call)
    assert (one.listed, one.can_be_named) == (True, False)


def test_the_high_tech_zones_say_that_no_call_names_them() -> None:
    cast = cast_of("hitech_zones")
    shown = page(cast, "/evaluations/calls/")
    assert ("不通过申报命名园区" in shown, 'href="/tiers/' in shown or "nominations" in shown) == (True, True)
    assert (Notification.objects.count(), StagedDecision.objects.count()) == (0, 0)
