"""A park applies in a call; nobody owes it, and it applies once."""

import pytest
from django.test import Client

from common.errors import ActRefused, RuleViolation
from common.policy import SYSTEM
from programmes.domain.editions import load_programme
from programmes.forms import askable
from programmes.models import Obligation, ReportingUnit, Round
from reports.choices import FilingState
from reports.domain import applications, filings
from reports.models import Filing
from tests.factories import reports as make
from tests.factories.reports import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(world: World) -> Round:
    return make.call_round(world)


def test_an_application_is_a_filing_of_the_call_about_the_park(world: World, call: Round) -> None:
    filing = make.application(world, call)
    shown = (filing.round, filing.form, filing.filer_name, filing.title, filing.state, filing.obligation)
    assert shown == (call, "application", "伊通满族自治县经济开发区", "2026年申报书", FilingState.DRAFT, None)
    assert Filing.objects.visible_to(world.province).get() == filing
    assert list(Filing.objects.visible_to(world.other_province)) == []


def test_a_park_applies_once_in_a_call_whichever_unit_it_turns_to(world: World, call: Round) -> None:
    filing = make.application(world, call)
    assert filing.park
    again = filings.open_application(actor=world.other_park, round=call, park=filing.park, unit=world.shanghai)
    assert (again, again.unit) == (filing, world.jiangsu)


def test_nobody_owes_an_application(world: World, call: Round) -> None:
    make.application(world, call)
    assert set(Obligation.objects.filter(round=call).values_list("form", flat=True)) == {"park_list"}


def test_a_base_does_not_apply_again(world: World, call: Round) -> None:
    with pytest.raises(RuleViolation) as caught:
        filings.open_application(actor=world.park, round=call, park=world.base.park, unit=world.jiangsu)
    [problem] = caught.value.problems
    assert (problem.address, problem.message) == ("park", "盐城环保高新技术产业开发区已在本计划名单中")


def test_another_committee_cannot_apply_for_a_park(world: World, call: Round) -> None:
    park = make.park("320000-901", "某某经济开发区", "320000", world.other_base.park.committee)
    with pytest.raises(ActRefused):
        filings.open_application(actor=world.park, round=call, park=park, unit=world.jiangsu)


def test_a_unit_of_another_programme_is_refused(world: World, call: Round) -> None:
    other = load_programme(path=make.DEFINITION.with_name("circular_retrofits.yaml"), actor=SYSTEM).programme
    unit = ReportingUnit.objects.get(programme=other, region="320000")
    park = make.park("320000-902", "某某工业园区", "320000", world.other_base.park.committee)
    with pytest.raises(RuleViolation) as caught:
        filings.open_application(actor=world.other_park, round=call, park=park, unit=unit)
    assert [problem.address for problem in caught.value.problems] == ["unit"]


def test_a_round_of_reports_takes_no_applications(world: World) -> None:
    opened = make.report_round(world)
    with pytest.raises(RuleViolation) as caught:
        filings.open_application(actor=world.park, round=opened, park=world.base.park, unit=world.jiangsu)
    assert [problem.message for problem in caught.value.problems] == ["本轮次不受理申报"]


def test_a_round_of_its_own_is_not_opened_for_what_a_list_gathers(world: World) -> None:
    with pytest.raises(RuleViolation) as caught:
        make.call_round(world, form="application")
    assert [problem.address for problem in caught.value.problems] == ["form"]
    assert world.programme.edition
    asked = dict(askable(world.programme.edition.definition))
    assert (asked["park_list"], asked["application"]) == ("园区清单", "申报评审")


def test_a_committee_with_several_parks_chooses_among_those_that_have_not_applied(world: World, call: Round) -> None:
    first, second = make.applicant(world), make.applicant(world, "某某工业园区", "320000-902")
    make.application(world, call)
    [found] = applications.calls_for(world.other_park)
    assert (found.round, list(found.parks), [one.park for one in found.begun]) == (call, [second], [first])
    assert applications.calls_for(world.park) == []


def test_an_application_is_begun_through_the_api(world: World, call: Round) -> None:
    park = make.applicant(world)
    client = Client()
    client.force_login(world.other_park, backend="django.contrib.auth.backends.ModelBackend")
    asked = {"round": str(call.public_id), "park": str(park.public_id)}
    answer = client.post("/api/v1/filings/apply/", asked, content_type="application/json").json()
    filing = Filing.objects.get(form="application")
    assert (answer["id"], answer["form"], answer["unit"]) == (str(filing.public_id), "application", "320000")
    listed = client.get("/api/v1/filings/", {"form": "application"}).json()
    assert [row["id"] for row in listed["results"]] == [str(filing.public_id)]
