"""What the receivers do: return with reasons, pass on, file; each decision stands once."""

from datetime import date

import pytest
from django.test import Client

from common.errors import ActRefused, RuleViolation
from journal.models import Event
from programmes.models import Obligation, Round
from reports.choices import FilingAct
from reports.domain import filings
from reports.domain.presentation import present
from reports.domain.reviews import Reason
from reports.domain.transitions import available_acts, move
from reports.models import Filing, FilingVersion, Handling
from tests.factories import reports as make
from tests.factories.reports import World


@pytest.fixture
def filing(world: World, report_round: Round) -> Filing:
    return Filing.objects.get(pk=make.submitted_report(world, report_round).filing_id)


def test_the_buttons_follow_the_table_and_the_policy(world: World, filing: Filing) -> None:
    assert available_acts(world.park, filing) == (FilingAct.RETRACT,)
    assert available_acts(world.province, filing) == (FilingAct.RETURN, FilingAct.PASS_ON)
    assert available_acts(world.ministry, filing) == ()
    assert available_acts(world.other_province, filing) == ()


def test_the_province_passes_it_on_and_the_ministry_files_it(world: World, filing: Filing) -> None:
    filings.pass_on_filing(actor=world.province, filing=filing, opinion="情况属实")
    filing.refresh_from_db()
    assert (filing.state, filing.step, filing.holder.short_name) == ("reviewing", 2, "国家发展改革委")
    assert available_acts(world.ministry, filing) == (FilingAct.RETURN, FilingAct.FILE)
    filings.file_filing(actor=world.ministry, filing=filing, opinion="")
    filing.refresh_from_db()
    assert (filing.state, filing.step) == ("filed", 2)
    assert available_acts(world.ministry, filing) == ()


def test_filing_does_not_touch_when_it_was_handed_in(world: World, filing: Filing) -> None:
    before = Obligation.objects.values().get(participation=world.base)
    filings.pass_on_filing(actor=world.province, filing=filing, opinion="")
    filings.file_filing(actor=world.ministry, filing=filing, opinion="")
    assert Obligation.objects.values().get(participation=world.base) == before


def test_the_second_of_two_decisions_is_refused(world: World, filing: Filing) -> None:
    filings.pass_on_filing(actor=world.province, filing=filing, opinion="")
    with pytest.raises(ActRefused):
        filings.return_filing(actor=world.province, filing=filing, reasons=[Reason("basics", "补充")], note="")
    assert Handling.objects.get().act == FilingAct.PASS_ON


def test_a_state_read_before_somebody_else_decided_changes_nothing(world: World, filing: Filing) -> None:
    read_before = Filing.objects.get(pk=filing.pk)
    filings.pass_on_filing(actor=world.province, filing=filing, opinion="")
    with pytest.raises(ActRefused):
        move(read_before, FilingAct.RETURN, holder=read_before.body, step=0)
    filing.refresh_from_db()
    assert (filing.state, filing.step) == ("reviewing", 2)


def test_the_ministry_cannot_decide_before_the_province(world: World, filing: Filing) -> None:
    with pytest.raises(ActRefused):
        filings.file_filing(actor=world.ministry, filing=filing, opinion="")


def test_the_province_of_another_unit_decides_nothing(world: World, filing: Filing) -> None:
    with pytest.raises(ActRefused):
        filings.pass_on_filing(actor=world.other_province, filing=filing, opinion="")


def test_a_return_keeps_reasons_day_and_who_said_so(world: World, filing: Filing) -> None:
    make.return_report(world, filing, "indicators/energy_total", "coordination", due_on=date(2026, 3, 21))
    handling = Handling.objects.get()
    assert (handling.by_name, handling.body.short_name, handling.due_on) == (
        "province",
        "江苏省发展改革委",
        date(2026, 3, 21),
    )
    assert [(one.section, one.address) for one in handling.reasons.all()] == [
        ("indicators", "indicators/energy_total"),
        ("coordination", "coordination"),
    ]
    assert (filing.state, filing.step, filing.holder) == ("returned", 0, filing.body)
    event = Event.objects.get(kind="filing.returned")
    assert (event.data["count"], event.data["sections"]) == (2, ["coordination", "indicators"])


@pytest.mark.parametrize(
    ("reasons", "day", "address"),
    [
        ([], None, "reasons"),
        ([Reason("basics", "  ")], None, "reason/basics"),
        ([Reason("nowhere", "补充")], None, "reasons"),
        ([Reason("basics", "一"), Reason("basics", "二")], None, "reasons"),
        ([Reason("basics", "补充")], date(2026, 3, 9), "due_on"),
    ],
)
def test_a_return_that_says_too_little_is_refused(
    world: World, filing: Filing, reasons: list[Reason], day: date | None, address: str
) -> None:
    with pytest.raises(RuleViolation) as caught:
        filings.return_filing(actor=world.province, filing=filing, reasons=reasons, note="", due_on=day)
    assert [one.address for one in caught.value.problems] == [address]
    filing.refresh_from_db()
    assert filing.state == "reviewing"


def test_what_changed_since_the_return_is_marked(world: World, filing: Filing) -> None:
    make.return_report(world, filing, "coordination")
    make.save(world.park, filing, "coordination", {"meetings": "6", "settled": "研究解决热力管网扩建用地问题。"})
    version = make.submit(world.park, filing)
    views = present(version)
    assert [view.code for view in views if view.changed] == ["coordination"]
    marked = [one for view in views for one in view.values if one.changed]
    assert [(one.label, one.text, one.before) for one in marked] == [("协调机制会议次数", "6次", "4次")]


def test_a_first_version_marks_nothing(world: World, filing: Filing) -> None:
    assert [view.code for view in present(FilingVersion.objects.get()) if view.changed] == []


def test_what_comes_back_from_the_ministry_goes_through_the_province_again(world: World, filing: Filing) -> None:
    filings.pass_on_filing(actor=world.province, filing=filing, opinion="")
    filings.return_filing(actor=world.ministry, filing=filing, reasons=[Reason("basics", "补充")], note="")
    filing.refresh_from_db()
    assert filing.holder == filing.body
    make.submit(world.park, filing)
    filing.refresh_from_db()
    assert filing.holder.short_name == "江苏省发展改革委"


def test_an_opinion_that_is_demanded_is_not_called_optional(world: World, call: Round) -> None:
    filing = make.submitted_application(world, call)
    client = Client()
    client.force_login(world.province)
    page = client.get(f"/filings/{filing.public_id}/review/recommend/").content.decode()
    assert ("必须填写" in page, "选填" in page) == (True, False)
