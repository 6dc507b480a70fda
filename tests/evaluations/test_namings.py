from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from common.errors import ActRefused, RuleViolation
from common.policy import SYSTEM
from evaluations.domain import candidates, namings, staging
from evaluations.models import Naming, StagedDecision
from journal.models import Event, Notification
from parks.domain.loading import load_bases
from programmes.models import Obligation, Participation, Round
from reports.models import Filing
from tests.factories import evaluations as make
from tests.factories import reports
from tests.factories.reports import World

PARKS = ("常州经济开发区", "无锡高新区", "泰州医药高新区")


@pytest.fixture
def call(world: World) -> Round:
    return reports.call_round(world)


def name(world: World, call: Round, **more: Any) -> Naming:
    return namings.name_bases(actor=world.ministry, round=call, decision=make.decision(call, **more))


def refused(world: World, call: Round, **more: Any) -> list[str]:
    """Return the addresses at which a decision is refused."""
    with pytest.raises(RuleViolation) as caught:
        name(world, call, **more)
    return [one.address for one in caught.value.problems]


def address(call: Round, place: int = 0) -> str:
    return f"candidates/{candidates.of_call(call)[place].entry.pk}"


def test_named_candidates_enter_the_programme_as_printed(world: World, call: Round) -> None:
    naming = make.named(world, call, *PARKS)
    rows = namings.bases_of(naming).values_list(
        "sequence", "name_printed", "region_printed", "participation__listed_on", "participation__document"
    )
    day, document = date(2026, 3, 9), "发改办环资〔2026〕100号"
    assert list(rows) == [
        (1, "常州经济开发区", "江苏", day, document),
        (2, "无锡高新区", "江苏", day, document),
        (3, "泰州医药高新区", "江苏", day, document),
    ]


def test_a_base_is_bound_to_the_edition_of_its_call(world: World, call: Round) -> None:
    naming = make.named(world, call, *PARKS)
    assert {base.participation.edition_id for base in namings.bases_of(naming)} == {call.edition_id}


def test_deciding_twice_is_deciding_once(world: World, call: Round) -> None:
    first = make.named(world, call, *PARKS)
    again = name(world, call)
    assert (again.pk, Participation.objects.filter(batch=2).count()) == (first.pk, 3)
    assert Event.objects.filter(kind="bases.named").count() == 1


def test_a_list_that_was_returned_after_the_staging_names_nobody(world: World, call: Round) -> None:
    notice = make.noticed(world, call, PARKS[0])
    Filing.objects.update(state="returned")
    with make.after(notice):
        assert refused(world, call) == ["decision"]


def test_a_draft_list_has_no_candidates(world: World, call: Round) -> None:
    reports.park("N-1", PARKS[0], "320000")
    reports.filled_list(world, call, PARKS[0])
    assert candidates.of_call(call) == []


def test_places_without_a_gap_fill_up_in_order(world: World, call: Round) -> None:
    notice = make.noticed(world, call, *PARKS)
    last = candidates.of_call(call)[2]
    staging.stage(actor=world.ministry, round=call, choices=[make.choice(last, "take_up", sequence=1)])
    with make.after(notice):
        naming = name(world, call)
    assert list(namings.bases_of(naming).values_list("sequence", "name_printed")) == [
        (1, PARKS[2]),
        (2, PARKS[0]),
        (3, PARKS[1]),
    ]


def test_a_place_that_leaves_a_gap_is_refused(world: World, call: Round) -> None:
    notice = make.noticed(world, call, *PARKS)
    first = candidates.of_call(call)[0]
    staging.stage(actor=world.ministry, round=call, choices=[make.choice(first, "take_up", sequence=7)])
    with make.after(notice):
        assert refused(world, call) == [f"{address(call)}/sequence"]


def test_a_park_in_the_programme_is_not_named_again(world: World, call: Round) -> None:
    notice = make.noticed(world, call, PARKS[0])
    reports.enrol(world.programme, world.jiangsu, candidates.of_call(call)[0].entry.park, 20)
    with make.after(notice):
        assert refused(world, call) == [address(call)]


def test_the_decision_names_its_document_and_a_free_batch(world: World, call: Round) -> None:
    notice = make.noticed(world, call, *PARKS)
    with make.after(notice):
        wrong = {"batch": 1, "document": " ", "dated": date(2027, 3, 11), "plan_due_on": None, "seen": "0" * 64}
        assert refused(world, call, **wrong) == ["decision", "batch", "document", "dated", "plan_due_on"]


def test_what_was_changed_after_the_look_is_looked_at_again(world: World, call: Round) -> None:
    notice = make.noticed(world, call, *PARKS)
    seen = staging.digest(call)
    first = candidates.of_call(call)[0]
    choice = make.choice(first, "decline", "产业基础不足")
    staging.stage(actor=world.ministry, round=call, choices=[choice])
    with make.after(notice):
        assert refused(world, call, seen=seen) == ["decision"]
    assert Naming.objects.count() == 0


def test_only_the_ministry_names_bases(world: World, call: Round) -> None:
    for actor in (world.province, world.park, world.reviewer):
        with pytest.raises(ActRefused):
            namings.name_bases(actor=actor, round=call, decision=make.decision(call))


def test_the_province_reads_what_was_decided_on_its_own_candidates_after_the_release(world: World, call: Round) -> None:
    notice = make.noticed(world, call, *PARKS)
    first, second = candidates.of_call(call)[:2]
    choices = [make.choice(first, "decline", "产业基础不足"), make.choice(second, "hold", "待核实")]
    staging.stage(actor=world.ministry, round=call, choices=choices)
    assert list(StagedDecision.objects.visible_to(world.province)) == []
    with make.after(notice):
        name(world, call)
    told = StagedDecision.objects.visible_to(world.province).values_list("park__name", "verdict", "reason")
    assert list(told) == [(PARKS[0], "decline", "产业基础不足"), (PARKS[2], "take_up", "")]
    assert list(StagedDecision.objects.visible_to(world.other_province)) == []


def test_named_parks_owe_a_plan_by_the_day_that_was_set(world: World, call: Round) -> None:
    committee = world.park.posts.get().organisation
    reports.park("N-000", PARKS[0], "320000", committee)
    make.named(world, call, *PARKS)
    owed = Obligation.objects.filter(form="plan").values_list("debtor", "participation__name_printed", "due_on")
    # The other parks have no committee in the register, the first batch has filed its plans.
    assert list(owed) == [(committee.pk, PARKS[0], make.PLANS_DUE)]


def test_a_plan_round_that_stands_takes_the_named_parks_in(world: World, call: Round) -> None:
    reports.park("N-000", PARKS[0], "320000", world.park.posts.get().organisation)
    plan = reports.plan_draft(world).round
    make.named(world, call, PARKS[0])
    assert Round.objects.filter(form="plan").get() == plan
    owed = Obligation.objects.filter(round=plan, participation__batch=2).values_list("due_on", flat=True)
    assert list(owed) == [plan.due_on]


def test_the_provinces_of_named_bases_are_told(world: World, call: Round) -> None:
    make.named(world, call, *PARKS)
    make.deliver()
    told = Notification.objects.filter(kind__in=["bases_named", "base_named"]).values_list("kind", "user__username")
    assert list(told) == [("bases_named", "province")]


def test_the_committees_of_named_parks_are_told(world: World, call: Round) -> None:
    reports.park("N-000", PARKS[0], "320000", world.park.posts.get().organisation)
    make.named(world, call, *PARKS)
    make.deliver()
    told = Notification.objects.filter(kind="base_named").values_list("user__username", flat=True)
    assert list(told) == ["park"]


def test_the_batches_count_on(world: World, call: Round) -> None:
    assert namings.next_batch(call) == 2
    make.named(world, call, *PARKS)
    assert namings.next_batch(call) == 3


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
    assert (
        seventh.name_printed,
        seventh.region_printed,
        seventh.participation.unit.region_id,
        seventh.participation.park.region_id,
    ) == (
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
