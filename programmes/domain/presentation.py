"""A definition as rows to read: what is demanded, its value in words, and the passage it rests on."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from common.formats import date_text
from programmes.choices import RoundKind
from programmes.definition import Citation, Definition, Form, entry_at
from programmes.definition.deadline import DeadlineRule
from programmes.definition.indicator import Indicator
from programmes.models import Round


class Row(NamedTuple):
    """One entry of a definition on the page of its programme."""

    name: str
    value: str
    citation: Citation
    recalled: bool


class Change(NamedTuple):
    """One value that the ministry changed for a round."""

    key: str
    name: str
    before: str
    value: str
    citation: Citation


def entries(definition: Definition) -> dict[str, list[Row]]:
    """Return the rows of each kind of entry."""
    return {
        "goals": _rows(definition, definition.goals, lambda goal: str(goal.year)),
        "task_areas": _rows(definition, definition.task_areas, lambda area: str(area.description or "")),
        "deadlines": _rows(definition, definition.deadlines, _day),
        "quotas": _rows(definition, definition.quotas, lambda quota: str(quota.maximum)),
        "eligibility": _rows(definition, definition.eligibility, lambda check: str(check.remedy)),
        "indicators": _rows(definition, definition.indicators, _threshold),
        "outcomes": _rows(
            definition,
            definition.outcomes,
            lambda outcome: "；".join(str(one.name) for one in outcome.consequences),
        ),
    }


def forms_of(opened: Round) -> list[Form]:
    """Return the forms that are filled in in a round: the one it asks, before it the application it gathers (GB-33)."""
    if opened.kind == RoundKind.EVALUATION:
        return []
    found = (opened.application_form, opened.definition.forms.get(opened.form))
    return list({form.code: form for form in found if form}.values())


def changed(definition: Definition, overrides: Mapping[str, Any]) -> list[Change]:
    """Return what a round changed: the entry by its name, the value before and now, and what the entry rests on."""
    found = ((key, value, *entry_at(definition, key)) for key, value in overrides.items())
    return [
        Change(key, _name(entry, definition), str(before or ""), str(value), definition.basis_of(entry))
        for key, value, entry, before in found
    ]


def _rows(definition: Definition, found: Iterable[Any], value: Callable[[Any], str]) -> list[Row]:
    return [Row(_name(one, definition), value(one), definition.basis_of(one), one.is_recalled) for one in found]


def _name(entry: Any, definition: Definition) -> str:
    name = getattr(entry, "name", None)
    return str(name) if name else str(definition.forms[entry.form].name)


def _day(rule: DeadlineRule) -> str:
    if rule.date:
        return date_text(rule.date)
    if rule.month and rule.day:
        return _("%(month)d-%(day)d each year") % {"month": rule.month, "day": rule.day}
    return _("set by the ministry for each round")


def _threshold(indicator: Indicator) -> str:
    bounds = [bound.shown for bound in indicator.thresholds]
    return " ".join([*bounds, indicator.unit_name]).strip()
