"""A programme as data: everything the code needs to know of it, frozen."""

import hashlib
import json
from typing import Any, TypeVar

from pydantic import model_validator

from programmes.definition.attribute import Attribute
from programmes.definition.base import Code, Entry, Noun, Text, name_by_key
from programmes.definition.body import Bodies
from programmes.definition.deadline import DeadlineRule, Reminder
from programmes.definition.form import Form, Section, Step
from programmes.definition.goal import Goal
from programmes.definition.identity import Identity
from programmes.definition.indicator import Group, Indicator, Tier
from programmes.definition.kinds import Level
from programmes.definition.ledger import Ledger
from programmes.definition.policy_document import Citation, PolicyDocument
from programmes.definition.programme import (
    Construction,
    EarlyWarning,
    EditionRule,
    EligibilityCheck,
    EvaluationPlan,
    Outcome,
    PublicNoticeRule,
    Quota,
    Stage,
    TaskArea,
)
from programmes.definition.recognition import Recognition
from programmes.definition.scheme import Scheme


class Definition(Noun):
    """The parsed definition of one programme. `digest` identifies the edition."""

    format: int = 1
    code: Code
    mark: str
    name: Text
    title: Text
    participant: Text
    edition: EditionRule | None = None
    goals: tuple[Goal, ...] = ()
    documents: tuple[PolicyDocument, ...]
    bodies: Bodies
    units: tuple[str, ...]
    stages: tuple[Stage, ...]
    task_areas: tuple[TaskArea, ...]
    construction: Construction | None = None
    early_warning: EarlyWarning | None = None
    evaluations: tuple[EvaluationPlan, ...] = ()
    public_notice: PublicNoticeRule | None = None
    forms: dict[Code, Form]
    attributes: tuple[Attribute, ...] = ()
    groups: tuple[Group, ...] = ()
    tiers: tuple[Tier, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    identities: tuple[Identity, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    quotas: tuple[Quota, ...] = ()
    eligibility: tuple[EligibilityCheck, ...] = ()
    schemes: dict[Code, Scheme] = {}
    outcomes: tuple[Outcome, ...] = ()
    recognition: Recognition | None = None
    ledgers: tuple[Ledger, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _codes_from_keys(cls, raw: Any) -> Any:
        if not isinstance(raw, dict):
            return raw
        return {**raw, **{key: name_by_key(raw[key]) for key in ("forms", "schemes") if key in raw}}

    @property
    def digest(self) -> str:
        """Return the sha256 of the canonical JSON."""
        canonical = json.dumps(self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def form(self, kind: str) -> Form:
        """Return the form of a kind of filing; KeyError if the programme has none."""
        return self.forms[kind]

    def application_to(self, kind: str) -> Form | None:
        """Return the form by which parks apply in a round of this kind: its own, or the one its list gathers."""
        asked = self.forms.get(kind)
        if asked is None or not asked.owed:
            return asked
        return self.forms[asked.gathers] if asked.gathers else None

    def acceptance_of(self, kind: str) -> EvaluationPlan | None:
        """Return the evaluation that applications of this form must pass before their parks are named; None for others.

        Such applications go up one by one: there is no list from which the ministry could choose (EP-06).
        """
        asked = self.forms.get(kind)
        if asked is None or asked.owed or self.is_gathered(kind):
            return None
        return next((plan for plan in self.evaluations if plan.form == kind and self._names(plan)), None)

    def _names(self, plan: EvaluationPlan) -> bool:
        return any("named" in band.outcomes for band in self.scheme(plan.scheme).bands)

    def is_gathered(self, kind: str) -> bool:
        """Say whether a form is handed in in the round of the list that gathers it, never in a round of its own."""
        return any(form.gathers == kind for form in self.forms.values())

    def section(self, form: str, code: str) -> Section:
        """Return a section of a form; KeyError if there is none."""
        return self.forms[form].section(code)

    def indicator(self, code: str) -> Indicator:
        """Return an indicator; KeyError if there is none."""
        return _find(self.indicators, code)

    def indicators_of(self, section: Section) -> tuple[Indicator, ...]:
        """Return the indicators that a section asks, in its order."""
        if section.indicators == "all":
            return self.indicators
        return tuple(self.indicator(code) for code in section.indicators)

    def task_area(self, code: str) -> TaskArea:
        """Return a task area; KeyError if there is none."""
        return _find(self.task_areas, code)

    def outcome(self, code: str) -> Outcome:
        """Return an outcome; KeyError if there is none."""
        return _find(self.outcomes, code)

    def scheme(self, code: str) -> Scheme:
        """Return an evaluation scheme; KeyError if there is none."""
        return self.schemes[code]

    def ledger(self, code: str) -> Ledger:
        """Return a kind of record that is kept; KeyError if there is none."""
        return _find(self.ledgers, code)

    def evaluation(self, code: str) -> EvaluationPlan:
        """Return a planned evaluation (mid_term, final); KeyError if there is none."""
        return _find(self.evaluations, code)

    def deadline(self, code: str) -> DeadlineRule:
        """Return a deadline rule; KeyError if there is none."""
        return _find(self.deadlines, code)

    def deadline_for(self, form_kind: str) -> DeadlineRule | None:
        """Return the rule by which a form or an evaluation falls due, None if it has no day."""
        return next((rule for rule in self.deadlines if rule.form == form_kind), None)

    def ladder_for(self, form_kind: str) -> tuple[Reminder, ...]:
        """Return the reminders around the day of a form: those of its deadline, else those of the programme."""
        rule = self.deadline_for(form_kind)
        return rule.reminders if rule and rule.reminders else self.reminders

    def reminder(self, form_kind: str, code: str) -> Reminder:
        """Return a rung of the ladder of a form; KeyError if there is none."""
        return _find(self.ladder_for(form_kind), code)

    def audience(self, form_kind: str, code: str) -> tuple[Level, ...]:
        """Return the levels that a rung of the ladder of a form tells, each once."""
        chain = self.forms[form_kind].chain
        relative: dict[str, Level] = {"filer": chain[0].level, "above": chain[min(1, len(chain) - 1)].level}
        named = self.reminder(form_kind, code).audience
        levels: list[Level] = [relative.get(one, one) for one in named]  # type: ignore[arg-type]
        return tuple(dict.fromkeys(levels))

    def bodies_of(self, step: Step) -> tuple[str, ...]:
        """Return the kinds of organisation that act at a step of a chain."""
        if step.bodies:
            return step.bodies
        lead = self.bodies.lead(step.level)
        return (lead,) if step.together == "lead" else self.bodies.at(step.level)

    def quota_for(self, form: str, section: str) -> Quota | None:
        """Return the quota on the rows of a section, None if there is none."""
        return next((quota for quota in self.quotas if (quota.form, quota.section) == (form, section)), None)

    @property
    def unit_quota(self) -> int | None:
        """Return how many candidates a unit may name, None without limit."""
        return next((quota.maximum for quota in self.quotas if self._names_parks(quota)), None)

    def _names_parks(self, quota: Quota) -> bool:
        return self.section(quota.form, quota.section).kind == "entries"

    @property
    def regime(self) -> str:
        """Return the code of the rules of this edition; parks stay under the rules they entered under."""
        return self.edition.code if self.edition else ""

    @property
    def naming_rule(self) -> str:
        """Return the rule under which parks are named: that of the stage `named`, else of the bodies."""
        return next((stage.rule for stage in self.stages if stage.code == "named"), self.bodies.rule)

    def tier(self, code: str) -> Tier:
        """Return a tier of indicators; KeyError if there is none."""
        return _find(self.tiers, code)

    def document(self, code: str) -> PolicyDocument:
        """Return a policy document; KeyError if there is none."""
        return _find(self.documents, code)

    def basis_of(self, entry: Entry) -> Citation:
        """Say on what an entry rests: rule, document with number and date, and what the passage says."""
        document = self.document(entry.document) if entry.document else None
        clause = document.clause(entry.clause) if document else None
        return Citation(
            rule=entry.rule,
            basis=entry.basis,
            status=entry.status,
            editable=entry.editable,
            title=document.title if document else None,
            number=document.number if document else "",
            date=document.date if document else None,
            clause=clause.text if clause else None,
            note=entry.note,
        )


NounT = TypeVar(
    "NounT", Reminder, Indicator, Tier, TaskArea, Outcome, EvaluationPlan, DeadlineRule, PolicyDocument, Ledger
)


def _find(nouns: tuple[NounT, ...], code: str) -> NounT:
    for noun in nouns:
        if noun.code == code:
            return noun
    raise KeyError(code)
