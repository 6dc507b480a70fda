"""How a park is checked: what each kind of clause finds, in how many queries, who judges, who sees the page."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from common.errors import ActRefused, RuleViolation
from parks.models import Incident, Park, Recommender
from programmes.definition import EligibilityCheck
from programmes.models import Round
from reports.choices import EligibilityOutcome as Outcome
from reports.domain import dossiers, eligibility
from reports.domain.eligibility.cases import Case
from reports.domain.eligibility.clauses import since_of, verdict_of
from reports.models import EligibilityJudgement, EligibilityRecord, Filing
from tests.factories import incidents as happened
from tests.factories import reports as make
from tests.factories.reports import World

TODAY = date(2026, 3, 10)
NAMES = ("常州经济开发区", "无锡高新技术产业开发区", "南通经济技术开发区")


def clause(world: World, check: str, **params: Any) -> EligibilityCheck:
    """Return a clause of the programme's own, told other params."""
    edition = world.programme.edition
    assert edition
    one = next((one for one in edition.definition.eligibility if one.check == check), edition.definition.eligibility[0])
    return one.model_copy(update={"check": check, "params": params})


def case(world: World, park: Park, **values: Any) -> Case:
    edition = world.programme.edition
    assert edition
    days = {"handed_in_on": TODAY, "due_on": date(2026, 3, 31)}
    return Case(park=park, definition=edition.definition, **{**days, **values})


def incident(kind: str = "safety", happened_on: date = happened.DAY, **values: Any) -> Incident:
    """Return an incident that is not in the database."""
    grades = {"computed_grade": "larger", "grade": "larger"}
    return Incident(kind=kind, happened_on=happened_on, document="通报", **{**grades, **values})


@pytest.mark.parametrize(
    ("level", "outcome"), [("national", Outcome.MET), ("provincial", Outcome.MET), ("other", Outcome.NOT_MET)]
)
def test_the_rank_of_a_park_is_that_of_the_register(world: World, level: str, outcome: Outcome) -> None:
    found = verdict_of(clause(world, "park_level", levels=["national", "provincial"]), case(world, Park(level=level)))
    assert found.outcome == outcome


@pytest.mark.parametrize(("inside", "outcome"), [({"eco_parks"}, Outcome.MET), (set(), Outcome.NOT_MET)])
def test_taking_part_in_another_programme(world: World, inside: set[str], outcome: Outcome) -> None:
    one = case(world, Park(name="某园区"), programmes=frozenset(inside))
    assert verdict_of(clause(world, "in_programme", programme="eco_parks"), one).outcome == outcome


def test_what_the_register_prints_of_industries_is_no_choice_but_told(world: World) -> None:
    found = verdict_of(clause(world, "industries_in_catalogue"), case(world, Park(leading_industries="化工、医药")))
    assert (found.outcome, found.evidence) == (
        Outcome.UNKNOWN, "未从目录中选择主导产业。园区名录所载主导产业：化工、医药。",
    )  # fmt: skip


@pytest.mark.parametrize(("day", "since"), [(TODAY, date(2023, 3, 10)), (date(2028, 2, 29), date(2025, 2, 28))])
def test_years_are_counted_back_to_the_same_day(world: World, day: date, since: date) -> None:
    assert (
        since_of(clause(world, "no_incidents", kind="safety", years=3), case(world, Park(), handed_in_on=day)) == since
    )


@pytest.mark.parametrize(
    ("happened_here", "declared", "outcome"),
    [
        ((), "no", Outcome.MET),
        ((), "yes", Outcome.UNKNOWN),
        ((incident(grade="ordinary", computed_grade="ordinary", deaths=0, injured=0, loss=1),), "no", Outcome.MET),
        ((incident(grade="ordinary", computed_grade="ordinary", deaths=0, injured=0),), "no", Outcome.UNKNOWN),
        ((incident(grade="ordinary", official_grade="ordinary", deaths=3),), "no", Outcome.MET),
        ((incident("environment"),), "no", Outcome.MET),
        ((incident(happened_on=date(2023, 3, 9)),), "no", Outcome.MET),
        ((incident(),), "no", Outcome.NOT_MET),
    ],
)
def test_incidents_and_what_the_park_declares(
    world: World, happened_here: tuple[Incident, ...], declared: str, outcome: Outcome
) -> None:
    one = case(world, Park(), incidents=happened_here, declared=declared)
    assert verdict_of(clause(world, "no_incidents", kind="safety", grade="larger", years=3), one).outcome == outcome


def test_criminal_cases_are_told_beside_the_emergencies_and_decide_nothing(world: World) -> None:
    one = case(world, Park(), incidents=(incident("criminal", grade="", computed_grade=""),))
    found = verdict_of(clause(world, "no_incidents", kind="environment", grade="larger", years=3), one)
    assert found.outcome == Outcome.MET
    assert found.evidence.endswith("另有环境犯罪案件1起，不划分等级。")


@pytest.mark.parametrize(
    ("statements", "outcome"),
    [({}, Outcome.UNKNOWN), ({"motivation": " "}, Outcome.NOT_MET), ({"motivation": "基础好"}, Outcome.UNKNOWN)],
)
def test_a_statement_is_judged_and_an_empty_one_is_none(
    world: World, statements: dict[str, str], outcome: Outcome
) -> None:
    found = verdict_of(clause(world, "statement", section="motivation"), case(world, Park(), statements=statements))
    assert found.outcome == outcome


def listed(world: World, call: Round, count: int) -> Filing:
    for number, name in enumerate(NAMES[:count]):
        if not Park.objects.filter(name=name).exists():
            make.park(f"JS-{number}", name, "320000", in_catalogue_2018=True)
    return make.filled_list(world, call, *NAMES[:count])


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_is_checked_in_the_same_queries_however_long(world: World, call: Round, count: int) -> None:
    dossier = dossiers.of_draft(listed(world, call, count))
    assert len(dossier.parks) == count
    with CaptureQueriesContext(connection) as asked:
        found = eligibility.tables(dossier)
    assert (len(found), len(asked)) == (count, 4)


def test_a_report_has_no_conditions_for_applying(world: World) -> None:
    assert eligibility.tables(dossiers.of_draft(make.filled_report(world, make.report_round(world)))) == []


def test_only_the_province_judges_and_only_what_no_register_settles(world: World, call: Round) -> None:
    filing = listed(world, call, 1)
    park, dossier = Park.objects.get(name=NAMES[0]), dossiers.of_draft(filing)
    said: dict[str, Any] = {"dossier": dossier, "park": park, "holds": True, "opinion": "属实"}
    for actor in (world.ministry, world.other_province, world.park):
        with pytest.raises(ActRefused):
            eligibility.judge(actor=actor, clause="motivation", **said)
    for code in ("zone_catalogue", "no_such_clause"):
        with pytest.raises(RuleViolation):
            eligibility.judge(actor=world.province, clause=code, **said)
    eligibility.judge(actor=world.province, clause="motivation", **said)
    assert EligibilityJudgement.objects.count() == 1


def test_judgements_and_records_are_never_changed(world: World, call: Round) -> None:
    filing = listed(world, call, 1)
    make.submit(world.province, filing)
    for change in (EligibilityRecord.objects.update, EligibilityRecord.objects.all().delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            change(**({"outcome": "met"} if change == EligibilityRecord.objects.update else {}))


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_check_of_a_draft_is_its_filers_and_that_of_a_version_is_read_above(world: World, call: Round) -> None:
    filing = listed(world, call, 1)
    address = f"/filings/{filing.public_id}/eligibility/{Park.objects.get(name=NAMES[0]).public_id}/"
    readers = (world.province, world.ministry, world.other_province, world.park)
    assert [signed_in(one).get(address).status_code for one in readers] == [200, 404, 404, 404]
    make.submit(world.province, filing)
    assert [signed_in(one).get(address).status_code for one in readers] == [200, 200, 404, 404]
    elsewhere = f"/filings/{filing.public_id}/eligibility/{uuid.uuid4()}/"
    assert signed_in(world.province).get(elsewhere).status_code == 404


def test_a_judgement_left_open_or_without_an_answer_is_said_at_its_field(world: World, call: Round) -> None:
    filing = listed(world, call, 1)
    address = f"/filings/{filing.public_id}/eligibility/{Park.objects.get(name=NAMES[0]).public_id}/"
    empty = signed_in(world.province).post(address, {})
    half = signed_in(world.province).post(address, {"motivation/opinion": "基础好"})
    assert (empty.status_code, "请至少对一项条件作出判断" in empty.content.decode()) == (422, True)
    assert (half.status_code, list(half.context["form"].errors)) == (422, ["motivation"])
    assert "基础好</textarea>" in half.content.decode()


def test_a_unit_that_recommends_a_park_elsewhere_answers_for_its_incidents(world: World, call: Round) -> None:
    park = make.park("SH-1", "大丰海洋科技园", "310000", in_catalogue_2018=True)
    filing = make.filled_list(world, call)
    row = make.candidate(park.name, 1, confirmation="飞地园区，由本省共建")
    make.save(world.province, filing, "candidates", {"rows": [row]})
    make.submit(world.province, filing)
    assert list(Recommender.objects.filter(park=park).values_list("region", flat=True)) == ["320000"]
