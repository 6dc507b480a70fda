"""Acts through the API are those of the pages: the same checks, the same refusals, the same journal."""

import uuid
from typing import Any

import pytest

from journal.choices import EventOutcome
from journal.models import Event
from programmes.models import Obligation, Round
from reports.models import Filing, FilingVersion
from tests.api.conftest import Answer, Ask, Asker
from tests.factories import reports as make
from tests.factories.reports import World

EMPTY = {"experience": "", "case_title": "", "case": "", "publish": ""}
KEY = "7b0d9d57-3f3c-4a55-9f0b-2f6f3a3f9d11"


def path(filing: Filing, act: str = "") -> str:
    return f"filings/{filing.public_id}/{act}"


def submit(asker: Asker, filing: Filing, key: str = KEY, *, statement: bool = True) -> Answer:
    return asker.post(path(filing, "submit/"), {"statement": statement}, Idempotency_Key=key)


def test_what_is_owed_is_begun_once(world: World, report_round: Round, ask: Ask) -> None:
    asker, owed = ask(world.park), Obligation.objects.get(round=report_round, participation=world.base)
    first, second = (asker.post("filings/", {"obligation": owed.pk}) for _time in range(2))
    filing = Filing.objects.get()
    assert (first.status, first.body) == (200, second.body)
    assert (first.body["id"], first.body["state"], first.body["acts"]) == (str(filing.public_id), "draft", ["submit"])


def test_what_another_body_owes_is_not_found(world: World, report_round: Round, ask: Ask) -> None:
    owed = Obligation.objects.get(round=report_round, participation=world.base)
    assert ask(world.other_park).post("filings/", {"obligation": owed.pk}).status == 404
    assert not Filing.objects.exists()


def test_a_section_is_saved_on_the_version_it_was_read_with(world: World, report_round: Round, ask: Ask) -> None:
    filing, asker = make.report_draft(world, report_round), ask(world.park)
    read = asker.get(path(filing, "sections/experience/")).body
    saved = asker.put(
        path(filing, "sections/experience/"),
        {"version": read["version"], "content": {**EMPTY, "experience": "环保管家"}},
    )
    assert (saved.status, saved.body["version"], saved.body["content"]) == (
        200, read["version"] + 1, {**EMPTY, "experience": "环保管家"},
    )  # fmt: skip
    assert filing.sections.get(code="experience").content == {**EMPTY, "experience": "环保管家"}


def test_a_stale_save_is_answered_with_what_stands_and_writes_nothing(
    world: World, report_round: Round, ask: Ask
) -> None:
    filing, asker = make.report_draft(world, report_round), ask(world.park)
    make.save(world.park, filing, "experience", {**EMPTY, "experience": "先写的"})
    answer = asker.put(path(filing, "sections/experience/"), {"version": 0, "content": {"experience": "后写的"}})
    assert (answer.status, answer.body["version"], answer.body["current"]) == (
        409,
        1,
        {**EMPTY, "experience": "先写的"},
    )
    assert answer.addresses == ["version"]
    assert filing.sections.get(code="experience").content == {**EMPTY, "experience": "先写的"}


SHAPES: list[tuple[str, Any, str]] = [
    ("indicators", {}, "content/cells"),
    ("indicators", {"cells": 1}, "content/cells"),
    ("indicators", {"cells": {"gdp": 1}}, "content/cells/gdp"),
    ("indicators", {"cells": {"gdp": {"value": {"a": 1}}}}, "content/cells/gdp/value"),
    ("projects", {"rows": {"a": 1}}, "content/rows"),
    ("projects", {"rows": [1]}, "content/rows/0"),
    ("projects", {"rows": [{"name": [[]]}]}, "content/rows/0/name"),
    ("experience", {"experience": {"a": 1}}, "content/experience"),
    ("experience", {"experience": "长" * 100_001}, "content/experience"),
]


@pytest.mark.parametrize(("section", "content", "address"), SHAPES)
def test_content_of_another_shape_is_refused_at_its_place(
    world: World, report_round: Round, ask: Ask, section: str, content: Any, address: str
) -> None:
    filing = make.report_draft(world, report_round)
    answer = ask(world.park).put(path(filing, f"sections/{section}/"), {"version": 0, "content": content})
    assert (answer.status, answer.addresses) == (400, [address])


def test_a_draft_is_read_by_its_filer_alone(world: World, report_round: Round, ask: Ask) -> None:
    filing = make.report_draft(world, report_round)
    answers = [ask(one).get(path(filing, "sections/")) for one in (world.park, world.province, world.other_park)]
    assert [answer.status for answer in answers] == [200, 403, 404]
    assert [row["code"] for row in answers[0].body] == [row.code for row in filing.filled_form.sections]


def test_the_check_lists_what_is_to_be_mended_with_its_rule(world: World, report_round: Round, ask: Ask) -> None:
    filing = make.filled_report(world, report_round, gdp="")
    answer = ask(world.park).get(path(filing, "check/"))
    assert [(one["address"], one["rule"]) for one in answer.body["errors"]] == [("indicators/gdp/value", "GB-02")]


def test_handing_in_twice_with_one_key_is_one_version(world: World, report_round: Round, ask: Ask) -> None:
    filing, asker = make.filled_report(world, report_round), ask(world.park)
    first, second = submit(asker, filing), submit(asker, filing)
    version = FilingVersion.objects.get()
    assert (first.status, first.body, first.body["label"]) == (200, second.body, version.label)
    assert version.idempotency_key == uuid.UUID(KEY)
    assert version.statement == filing.filled_form.statement.zh


@pytest.mark.parametrize("key", ["", "twice"])
def test_handing_in_needs_a_key(world: World, report_round: Round, ask: Ask, key: str) -> None:
    answer = submit(ask(world.park), make.filled_report(world, report_round), key)
    assert (answer.status, answer.addresses, FilingVersion.objects.count()) == (400, ["key"], 0)


def test_handing_in_what_is_not_ready_tells_every_problem(world: World, report_round: Round, ask: Ask) -> None:
    filing = make.filled_report(world, report_round, gdp="")
    answer = submit(ask(world.park), filing, statement=False)
    assert (answer.status, answer.addresses) == (422, ["indicators/gdp/value", "statement"])
    assert [sorted(problem) for problem in answer.body["problems"]] == [["address", "message", "remedy", "rule"]] * 2


def test_the_chain_returns_passes_on_and_files(world: World, report_round: Round, ask: Ask) -> None:
    park, province, ministry = ask(world.park), ask(world.province), ask(world.ministry)
    filing = Filing.objects.get(pk=make.submitted_report(world, report_round).filing_id)
    reasons = [{"address": "experience", "text": "请补充"}]
    returned = province.post(
        path(filing, "return/"), {"reasons": reasons, "note": "见所附意见", "due_on": "2026-03-20"}
    )
    assert (returned.status, returned.body["state"]) == (200, "returned")
    assert {row["code"] for row in park.get(path(filing, "sections/")).body if row["is_open"]} == {"experience"}
    assert submit(park, filing).body["number"] == 2
    passed = province.post(path(filing, "pass-on/"), {"opinion": "同意上报"})
    assert (passed.body["step"], passed.body["acts"]) == (2, [])
    filed = ministry.post(path(filing, "file/"), {"opinion": "同意备案"})
    assert (filed.status, filed.body["state"]) == (200, "filed")


def test_what_nobody_has_opened_is_taken_back(world: World, report_round: Round, ask: Ask) -> None:
    filing = Filing.objects.get(pk=make.submitted_report(world, report_round).filing_id)
    assert ask(world.park).post(path(filing, "retract/")).body["state"] == "draft"


def test_a_return_without_reasons_is_a_broken_rule(world: World, report_round: Round, ask: Ask) -> None:
    filing = Filing.objects.get(pk=make.submitted_report(world, report_round).filing_id)
    answer = ask(world.province).post(path(filing, "return/"), {"reasons": []})
    assert (answer.status, answer.addresses) == (422, ["reasons"])


def test_a_refused_act_gives_its_reason_and_stands_in_the_journal(world: World, report_round: Round, ask: Ask) -> None:
    filing = Filing.objects.get(pk=make.submitted_report(world, report_round).filing_id)
    answer = ask(world.ministry).post(path(filing, "file/"), {"opinion": "同意"})
    event = Event.objects.get(outcome=EventOutcome.REFUSED)
    assert (answer.status, answer.messages) == (403, [event.reason])
    assert (event.kind, event.actor, event.subject_id) == ("reports.file_filing", world.ministry, filing.pk)
    assert Filing.objects.get(pk=filing.pk).state == "reviewing"


@pytest.mark.parametrize("act", ["submit/", "retract/", "return/", "pass-on/", "file/"])
def test_every_act_on_a_filing_of_strangers_is_not_found(world: World, report_round: Round, ask: Ask, act: str) -> None:
    filing = Filing.objects.get(pk=make.submitted_report(world, report_round).filing_id)
    strangers = [world.other_park, world.other_province, world.reviewer]
    before = Event.objects.filter(outcome=EventOutcome.REFUSED).count()
    assert [ask(one).post(path(filing, act)).status for one in strangers] == [404, 404, 404]
    assert Event.objects.filter(outcome=EventOutcome.REFUSED).count() == before
