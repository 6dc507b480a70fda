"""Records of ledgers: who sees and does what, what is refused, what stays readable."""

from collections.abc import Iterator
from datetime import date
from http import HTTPStatus
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import Organisation
from common.errors import ActRefused, RuleViolation
from programmes.definition import DefinitionError, Ledger
from programmes.definition.agreement import disagreements
from reports.choices import RecordAct
from reports.domain import records
from reports.domain.records import Stated
from reports.models import Record, RecordRevision
from tests.factories import records as make_record
from tests.factories import reports as make
from tests.factories.records import CASE, PROBLEM, SUPPORT, browser, enter_by_page, entered, posted
from tests.factories.reports import World


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def world(small_world: World) -> World:
    return small_world


def problems_of(caught: Any) -> list[tuple[str, str]]:
    return [(one.address, str(one.message)) for one in caught.value.problems]


def test_strangers_find_neither_record_nor_ledger(world: World) -> None:
    record = entered(world.park, world.base, "problems", PROBLEM)
    one = f"/records/one/{record.public_id}/"
    users = (world.park, world.province, world.ministry, world.other_park, world.other_province, world.reviewer)
    assert [browser(user).get(one).status_code for user in users] == [200, 200, 200, 404, 404, 404]
    ledger = "/records/green_bases/problems/"
    assert [browser(user).get(ledger).status_code for user in users] == [200, 200, 200, 200, 200, 404]
    assert PROBLEM["title"] not in browser(world.other_park).get(ledger).content.decode()


def test_a_body_that_is_given_a_record_sees_it(world: World) -> None:
    record = entered(world.park, world.base, "problems", PROBLEM)
    other = Organisation.objects.get(short_name="国家发展改革委")
    records.assign(actor=world.park, record=record, owner=other, due_on=date(2026, 4, 1))
    assert Record.objects.visible_to(world.ministry).get() == record


def test_a_body_without_a_part_is_not_given_a_record(world: World) -> None:
    record = entered(world.park, world.base, "problems", PROBLEM)
    stranger = Organisation.objects.get(short_name="苏州工业园区管委会")
    with pytest.raises(RuleViolation) as caught:
        records.assign(actor=world.park, record=record, owner=stranger, due_on=date(2026, 4, 1))
    assert [address for address, _text in problems_of(caught)] == ["owner"]


def test_what_was_typed_is_kept_and_each_fault_stands_at_its_field(world: World) -> None:
    answer = enter_by_page(world.park, "supports", {**SUPPORT, "amount": "一千", "giver": "", "dated": "2027-01-01"})
    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert SUPPORT["source"] in page
    assert 'value="一千"' in page
    assert "“一千”不是数字" in page
    assert "填写“支持方”" in page
    assert "日期在今天之后。" in page
    assert Record.objects.count() == 0


def test_full_width_digits_and_a_unit_behind_the_number_are_read(world: World) -> None:
    record = entered(world.park, world.base, "supports", {**SUPPORT, "amount": "１,２００．５万元"})
    record.refresh_from_db()
    assert f"{record.amount:.1f}" == "1200.5"


def test_a_correction_needs_a_reason_and_leaves_what_stood_before(world: World) -> None:
    record = entered(world.park, world.base, "supports", SUPPORT)
    one = f"/records/one/{record.public_id}/"
    new = {**SUPPORT, "amount": "900", "number": "1"}
    assert posted(world.park, f"{one}correct/", new).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert posted(world.park, f"{one}correct/", {**new, "reason": "以到账为准"}).status_code == HTTPStatus.FOUND
    page = browser(world.park).get(one).content.decode()
    assert "以到账为准" in page
    assert "1200.50万元" in page
    assert "900万元" in page
    rows = RecordRevision.objects.filter(record=record).order_by("number")
    assert [(row.act, row.stated["fields"]["amount"]) for row in rows] == [("entered", "1200.50"), ("corrected", "900")]


def test_who_corrects_what_somebody_else_changed_in_between_is_told(world: World) -> None:
    record = entered(world.park, world.base, "supports", SUPPORT)
    stated = Stated({**SUPPORT, "amount": "900"})
    records.correct(actor=world.park, record=record, number=1, stated=stated, reason="到账")
    with pytest.raises(RuleViolation) as caught:
        records.correct(actor=world.park, record=record, number=1, stated=Stated(SUPPORT), reason="再改")
    assert problems_of(caught)[0][0] == ""


def test_only_who_keeps_a_record_corrects_and_strikes_it(world: World) -> None:
    record = entered(world.park, world.base, "supports", SUPPORT)
    with pytest.raises(ActRefused):
        records.correct(actor=world.province, record=record, number=1, stated=Stated({}), reason="x")
    with pytest.raises(ActRefused):
        records.move(actor=world.province, record=record, act=RecordAct.STRIKE, said="x")
    records.move(actor=world.park, record=record, act=RecordAct.STRIKE, said="重复登记")
    record.refresh_from_db()
    assert record.state == "struck"
    page = browser(world.park).get("/records/green_bases/supports/").content.decode()
    assert SUPPORT["source"] not in page
    assert SUPPORT["source"] in browser(world.park).get("/records/green_bases/supports/?state=struck").content.decode()


def test_a_published_case_is_not_corrected_before_it_is_withdrawn(world: World) -> None:
    record = entered(world.park, world.base, "cases", CASE)
    for actor, act in ((world.park, RecordAct.OFFER), (world.province, RecordAct.PUBLISH)):
        records.move(actor=actor, record=record, act=act)
    with pytest.raises(ActRefused):
        records.correct(actor=world.park, record=record, number=3, stated=Stated(CASE), reason="x")
    with pytest.raises(ActRefused):
        records.move(actor=world.park, record=record, act=RecordAct.STRIKE, said="x")


def test_a_solved_problem_is_opened_again_with_a_reason(world: World) -> None:
    record = entered(world.park, world.base, "problems", PROBLEM)
    records.move(actor=world.park, record=record, act=RecordAct.SOLVE, said="已解决")
    records.move(actor=world.park, record=record, act=RecordAct.REOPEN, said="指标被收回")
    record.refresh_from_db()
    assert (record.state, record.closed_on) == ("open", None)


def test_revisions_are_never_changed(world: World) -> None:
    record = entered(world.park, world.base, "supports", SUPPORT)
    with pytest.raises(IntegrityError), transaction.atomic():
        RecordRevision.objects.filter(record=record).update(reason="x")


@pytest.mark.parametrize(
    "change",
    [
        {"amount": "-1"},
        {"title": ""},
        {"state": "solved"},
        {"year": 2020},
        {"park": None},
        {"remind_on": date(2026, 4, 1)},
    ],
)
def test_the_database_says_no_too(world: World, change: dict[str, Any]) -> None:
    record = entered(world.park, world.base, "supports", SUPPORT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Record.objects.filter(pk=record.pk).update(**change)


def test_a_list_asks_the_database_the_same_with_one_row_and_with_three(world: World) -> None:
    counts = []
    for number in (1, 3):
        while Record.objects.count() < number:
            entered(world.park, world.base, "problems", PROBLEM)
        reader = browser(world.ministry)
        reader.get("/records/green_bases/problems/")
        with CaptureQueriesContext(connection) as asked:
            reader.get("/records/green_bases/problems/")
        counts.append(len(asked))
    assert counts[0] == counts[1], counts


def test_a_ministry_chooses_the_base_first(world: World) -> None:
    page = browser(world.ministry).get("/records/green_bases/tracking/new/").content.decode()
    assert "是关于哪个园区的？" in page
    assert "苏州工业园区" in page


def test_a_ledger_without_a_day_is_refused() -> None:
    field = {"code": "t", "kind": "text", "name": {"zh": "名", "en": "n"}, "column": "title"}
    name = {"zh": "名", "en": "n"}
    with pytest.raises((DefinitionError, ValueError), match="dated"):
        Ledger.model_validate(
            {
                "code": "x",
                "name": name,
                "one": name,
                "kept_by": ["park"],
                "fields": [field],
                "rule": "GB-26",
                "basis": "P",
            }
        )


def test_the_wanted_base_is_one_the_actor_keeps_records_of(world: World) -> None:
    with pytest.raises(ActRefused):
        records.enter(actor=world.park, wanted=make_record.wanted(world.other_base, "supports"), stated=Stated(SUPPORT))


def test_a_ledger_that_names_an_unknown_section_or_field_is_named_with_its_place(world: World) -> None:
    edition = world.programme.edition
    assert edition is not None
    ledger = edition.definition.ledger("supports")
    assert ledger.report is not None
    broken = ledger.model_copy(update={"report": ledger.report.model_copy(update={"columns": {"gone": "kind"}})})
    changed = edition.definition.model_copy(update={"ledgers": (broken,)})
    assert [path for path, _text in disagreements(changed)] == [("ledgers", 0, "report", "columns")]
