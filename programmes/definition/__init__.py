"""A programme as data: the schema of definition files, strict, frozen and without any database."""

from programmes.definition.attribute import Attribute
from programmes.definition.base import Entry, Text
from programmes.definition.deadline import DeadlineRule, Reminder
from programmes.definition.definition import Definition
from programmes.definition.dictionary import measures, unit_name, units, variants
from programmes.definition.differences import Difference, differences
from programmes.definition.energy import Carrier, EnergyFactors, carriers, energy_factors
from programmes.definition.errors import DefinitionError, DefinitionProblem
from programmes.definition.form import Choice, Draw, Field, Form, Section, Step
from programmes.definition.formulas import compute
from programmes.definition.goal import Comparison, Goal, GoalFigure
from programmes.definition.identities import Interval, contradicted
from programmes.definition.identity import Identity
from programmes.definition.indicator import Indicator, Threshold, Tier
from programmes.definition.ledger import Appearance, Feed, Ledger, LedgerField
from programmes.definition.loading import from_content, from_json, parse
from programmes.definition.measure import Measure, Unit
from programmes.definition.overrides import effective, entry_at, with_overrides
from programmes.definition.policy_document import Citation, PolicyDocument
from programmes.definition.programme import (
    Consequence,
    EligibilityCheck,
    EvaluationPlan,
    Outcome,
    Quota,
    TaskArea,
)
from programmes.definition.recognition import RecognisedTier, Recognition
from programmes.definition.scheme import Band, Criterion, Scheme
from programmes.definition.standard import Standing, Verdict, judge, limit_of

__all__ = [
    "Appearance",
    "Attribute",
    "Band",
    "Carrier",
    "Choice",
    "Citation",
    "Comparison",
    "Consequence",
    "Criterion",
    "DeadlineRule",
    "Definition",
    "DefinitionError",
    "DefinitionProblem",
    "Difference",
    "Draw",
    "EligibilityCheck",
    "EnergyFactors",
    "Entry",
    "EvaluationPlan",
    "Feed",
    "Field",
    "Form",
    "Goal",
    "GoalFigure",
    "Identity",
    "Indicator",
    "Interval",
    "Ledger",
    "LedgerField",
    "Measure",
    "Outcome",
    "PolicyDocument",
    "Quota",
    "RecognisedTier",
    "Recognition",
    "Reminder",
    "Scheme",
    "Section",
    "Standing",
    "Step",
    "TaskArea",
    "Text",
    "Threshold",
    "Tier",
    "Unit",
    "Verdict",
    "carriers",
    "compute",
    "contradicted",
    "differences",
    "effective",
    "energy_factors",
    "entry_at",
    "from_content",
    "from_json",
    "judge",
    "limit_of",
    "measures",
    "parse",
    "unit_name",
    "units",
    "variants",
    "with_overrides",
]
