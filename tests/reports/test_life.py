"""The life of a filing, whatever is done in whatever order: nothing happens that the table of states does not have,
and nothing that was acknowledged is lost (X-02)."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from common.errors import ActRefused, Stale
from programmes.models import Round
from reports.domain import filings, reviews, sections, versions
from reports.domain.reviews import Reason
from reports.models import Filing, FilingVersion, Section
from tests.factories import reports as make
from tests.factories.reports import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SECTION, FIELD, OTHER = "experience", "experience", "coordination"
TEXTS = st.text("经验做法循环利用绿色0123456789 \n<&", min_size=1, max_size=40).map(lambda text: f"做法{text}")


class Life(RuleBasedStateMachine):
    """The report of a base, its people, and what has been acknowledged so far."""

    world: World
    filing: Filing

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.state, self.step, self.is_opened = "draft", 0, False
        self.is_section_open = True
        self.text = self._section().content[FIELD]
        self.number = self._section().version
        self.handed_in: list[tuple[FilingVersion, str]] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    # The filer

    @rule(text=TEXTS)
    def save(self, text: str) -> None:
        if self._tries(self.state in ("draft", "returned") and self.is_section_open, self._save(text, self.number)):
            self.text, self.number = text, self.number + 1

    @precondition(lambda self: self.state in ("draft", "returned") and self.is_section_open)
    @rule(text=TEXTS, behind=st.integers(1, 3))
    def save_over_somebody_elses(self, text: str, behind: int) -> None:
        """A save on an older version writes nothing and shows what stands."""
        with pytest.raises(Stale) as stale:
            self._save(text, self.number - behind)()
        assert (stale.value.version, stale.value.current) == (self.number, self._section().content)

    @rule(presses=st.integers(1, 3))
    def submit(self, presses: int) -> None:
        key, actor = uuid.uuid4(), self.world.park
        if self._tries(self.state in ("draft", "returned"), lambda: make.submit(actor, self._filing(), key)):
            again = {make.submit(actor, self._filing(), key).pk for _press in range(presses)}
            version = self._filing().current_version
            assert version is not None
            assert again == {version.pk}
            self.handed_in.append((version, self.text))
            self.state, self.step, self.is_opened = "reviewing", 1, False

    @rule()
    def retract(self) -> None:
        allowed = self.state == "reviewing" and self.step == 1 and not self.is_opened
        if self._tries(allowed, lambda: filings.retract_filing(actor=self.world.park, filing=self._filing())):
            self.state, self.step, self.is_section_open = "draft", 0, True

    # The receivers

    @rule(by=st.sampled_from(["province", "ministry"]))
    def open(self, by: str) -> None:
        is_holder = self.state == "reviewing" and self._holder() == by
        reviews.open_by_holder(actor=getattr(self.world, by), filing=self._filing())
        self.is_opened = self.is_opened or is_holder

    @rule(by=st.sampled_from(["province", "ministry", "park", "other_province"]), ours=st.booleans())
    def return_it(self, by: str, ours: bool) -> None:
        reasons = [Reason(SECTION if ours else OTHER, "请补充")]
        act = self._by(by, filings.return_filing, reasons=reasons, note="请修改")
        if self._tries(self._holder() == by, act):
            self.state, self.step, self.is_section_open = "returned", 0, ours

    @rule(by=st.sampled_from(["province", "ministry", "park", "other_province"]))
    def pass_on(self, by: str) -> None:
        act = self._by(by, filings.pass_on_filing, opinion="同意")
        if self._tries(self._holder() == by == "province", act):
            self.step, self.is_opened = 2, False

    @rule(by=st.sampled_from(["province", "ministry", "park", "other_province"]))
    def file(self, by: str) -> None:
        act = self._by(by, filings.file_filing, opinion="同意")
        if self._tries(self._holder() == by == "ministry", act):
            self.state = "filed"

    # What always holds

    @invariant()
    def it_stands_where_it_was_brought(self) -> None:
        filing = self._filing()
        assert (filing.state, filing.step if filing.state == "reviewing" else 0) == (
            self.state,
            self.step if self.state == "reviewing" else 0,
        )

    @invariant()
    def what_was_saved_is_there(self) -> None:
        assert (self._section().content[FIELD], self._section().version) == (self.text, self.number)

    @invariant()
    def what_was_handed_in_is_as_it_was(self) -> None:
        found = list(FilingVersion.objects.filter(filing=self.filing).order_by("number"))
        assert [one.content[SECTION][FIELD] for one in found] == [text for _version, text in self.handed_in]
        assert [versions.is_untouched(one) for one in found] == [True] * len(found)

    def _filing(self) -> Filing:
        return Filing.objects.get(pk=self.filing.pk)

    def _section(self) -> Section:
        return Section.objects.get(filing=self.filing, code=SECTION)

    def _holder(self) -> str:
        return {1: "province", 2: "ministry"}[self.step] if self.state == "reviewing" else ""

    def _save(self, text: str, base: int) -> Callable[[], Any]:
        content = {**self._section().content, FIELD: text}
        return lambda: sections.save_section(
            actor=self.world.park, filing=self._filing(), code=SECTION, content=content, base_version=base
        )

    def _by(self, by: str, act: Callable[..., Any], **values: Any) -> Callable[[], Any]:
        return lambda: act(actor=getattr(self.world, by), filing=self._filing(), **values)

    def _tries(self, allowed: bool, act: Callable[[], Any]) -> bool:
        """Do what the model allows; see that anything else is refused."""
        if allowed:
            act()
            return True
        with transaction.atomic(), pytest.raises(ActRefused):
            act()
        return False


def test_x_02_no_order_of_acts_loses_an_edit_or_leaves_the_table_of_states(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    machine = type("LifeHere", (Life,), {"world": world, "filing": filing})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=20, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
