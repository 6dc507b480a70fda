from dataclasses import replace
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from common.errors import ActRefused, RuleViolation
from common.policy import SYSTEM
from evaluations.domain import candidates, namings
from evaluations.models import Naming
from journal.domain.jobs import run_job
from journal.models import Event, Job, Notification
from parks.domain.loading import load_bases
from programmes.models import Obligation, Participation, Round
from tests.factories import evaluations as make
from tests.factories import reports
from tests.factories.reports import World

PARKS = ("常州经济开发区", "无锡高新区", "泰州医药高新区")


@pytest.fixture
def call(world: World) -> Round:
    return reports.call_round(world)


def name(world: World, call: Round, entries: list[namings.NamedBase], **more: object) -> Naming:
    values: dict[str, object] = {
        "batch": 2,
        "title": "绿色产业示范基地名单（第二批）",
        "document": "发改办环资〔2026〕100号",
        "dated": date(2026, 3, 9),
        **more,
    }
    return namings.name_bases(actor=world.ministry, round=call, entries=entries, **values)  # type: ignore[arg-type]


def test_named_candidates_enter_the_programme_as_printed(world: World, call: Round) -> None:
    naming = make.named(world, call, *PARKS)
    rows = namings.bases_of(naming).values_list("sequence", "name_printed", "region_printed", "listed_on", "document")
    day, document = date(2026, 3, 9), "发改办环资〔2026〕100号"
    assert list(rows) == [
        (1, "常州经济开发区", "江苏", day, document),
        (2, "无锡高新区", "江苏", day, document),
        (3, "泰州医药高新区", "江苏", day, document),
    ]


def test_a_base_is_bound_to_the_edition_of_its_call(world: World, call: Round) -> None:
    naming = make.named(world, call, *PARKS)
    assert {base.edition_id for base in namings.bases_of(naming)} == {call.edition_id}


def test_deciding_twice_is_deciding_once(world: World, call: Round) -> None:
    first = make.named(world, call, *PARKS)
    again = name(world, call, [])
    assert (again.pk, Participation.objects.filter(batch=2).count()) == (first.pk, 3)
    assert Event.objects.filter(kind="bases.named").count() == 1


def test_a_list_that_is_not_accepted_names_nobody(world: World, call: Round) -> None:
    make.handed_in_list(world, call, *PARKS)
    with pytest.raises(RuleViolation) as caught:
        name(world, call, make.as_printed(call))
    keys = [one.entry.pk for one in candidates.of_call(call)]
    assert [one.address for one in caught.value.problems] == [f"entries/{key}" for key in keys]


def test_a_draft_list_has_no_candidates(world: World, call: Round) -> None:
    reports.park("N-1", PARKS[0], "320000")
    reports.filled_list(world, call, PARKS[0])
    assert candidates.of_call(call) == []


def test_two_bases_cannot_share_a_place(world: World, call: Round) -> None:
    make.accepted_list(world, call, *PARKS)
    entries = [replace(one, sequence=1) for one in make.as_printed(call)[:2]]
    with pytest.raises(RuleViolation) as caught:
        name(world, call, entries)
    assert [one.address for one in caught.value.problems] == [f"entries/{one.entry.pk}/sequence" for one in entries]


def test_a_park_in_the_programme_is_not_named_again(world: World, call: Round) -> None:
    make.accepted_list(world, call, PARKS[0])
    entries = make.as_printed(call)
    reports.enrol(world.programme, world.jiangsu, entries[0].entry.park, 20)
    with pytest.raises(RuleViolation) as caught:
        name(world, call, entries)
    assert [one.address for one in caught.value.problems] == [f"entries/{entries[0].entry.pk}"]


def test_the_decision_names_its_document_and_a_free_batch(world: World, call: Round) -> None:
    make.accepted_list(world, call, *PARKS)
    with pytest.raises(RuleViolation) as caught:
        name(world, call, make.as_printed(call), batch=1, document=" ", dated=date(2026, 3, 11))
    assert [one.address for one in caught.value.problems] == ["batch", "document", "dated"]


def test_a_decision_without_candidates_is_none(world: World, call: Round) -> None:
    with pytest.raises(RuleViolation) as caught:
        name(world, call, [])
    assert [one.address for one in caught.value.problems] == ["entries"]


def test_only_the_ministry_names_bases(world: World, call: Round) -> None:
    for actor in (world.province, world.park, world.reviewer):
        with pytest.raises(ActRefused):
            namings.name_bases(
                actor=actor, round=call, entries=[], batch=2, title="", document="", dated=date(2026, 3, 9)
            )


def test_the_provinces_of_named_bases_are_told(world: World, call: Round) -> None:
    make.named(world, call, *PARKS)
    for job in Job.objects.filter(kind="notify").order_by("pk"):
        run_job(job.pk)
    told = Notification.objects.filter(kind="bases_named").values_list("user__username", flat=True)
    assert list(told) == ["province"]


def test_the_batches_count_on(world: World, call: Round) -> None:
    assert namings.next_batch(world.programme.pk) == 2
    make.named(world, call, *PARKS)
    assert namings.next_batch(world.programme.pk) == 3


@pytest.fixture
def first_batch(world: World) -> Naming:
    # The small world has listed two of them under the same numbers.
    Participation.objects.all().delete()
    load_bases(actor=SYSTEM)
    return namings.import_first_batch(actor=SYSTEM)


def test_the_first_batch_is_brought_in_as_published(first_batch: Naming) -> None:
    assert (first_batch.document, first_batch.dated, first_batch.imported) == (
        "发改办环资〔2020〕979号",
        date(2020, 12, 29),
        True,
    )
    bases = list(namings.bases_of(first_batch))
    assert [base.sequence for base in bases] == list(range(1, 32))
    seventh = bases[6]
    assert (seventh.name_printed, seventh.region_printed, seventh.unit.region_id, seventh.park.region_id) == (
        "漕河泾新兴技术开发区盐城分区",
        "上海",
        "310000",
        "320000",
    )


def test_bringing_in_the_first_batch_twice_changes_nothing(first_batch: Naming) -> None:
    assert namings.import_first_batch(actor=SYSTEM).pk == first_batch.pk
    assert (Naming.objects.count(), Participation.objects.count()) == (1, 31)


def test_history_owes_nothing_and_reminds_nobody(first_batch: Naming) -> None:
    assert first_batch.round.state == "closed"
    assert Obligation.objects.filter(round=first_batch.round).count() == 0


def test_the_command_says_what_to_load_first(db: None) -> None:
    with pytest.raises(CommandError, match="load_programmes"):
        call_command("load_first_batch")


def test_the_command_names_a_park_that_is_missing(world: World) -> None:
    with pytest.raises(CommandError, match="load_parks"):
        call_command("load_first_batch")
