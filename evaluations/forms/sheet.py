"""The score sheet as people type it: a draft always saves, whatever stands in it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.errors import Problem
from common.formats import points_text
from common.units import NotANumber, parse_decimal
from evaluations.domain.sheets import Draft, impossible
from evaluations.points import plain
from programmes.definition.scheme import Criterion, Scheme

MAX_TEXT = 4000


@dataclass(frozen=True)
class Difference:
    """Something that stands otherwise in the saved sheet than in the form that was sent."""

    label: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Item:
    """One criterion as the sheet shows it."""

    number: int
    step: int
    criterion: Criterion
    points: forms.BoundField
    reason: forms.BoundField
    points_problem: str
    reason_problem: str

    @property
    def has_problem(self) -> bool:
        return bool(self.points_problem or self.reason_problem)

    @property
    def points_control(self) -> SafeString:
        """Return the input of the points, tied to its message."""
        return _control(self.points, self.points_problem)

    @property
    def reason_control(self) -> SafeString:
        """Return the input of the reason, tied to its message."""
        return _control(self.reason, self.reason_problem)

    @property
    def anchors(self) -> list[tuple[str, str]]:
        """Return the anchors with the points for which they stand, from their floor up to the one above."""
        tops = [self.criterion.points, *(anchor.floor - self.step for anchor in self.criterion.anchors)]
        return [
            (f"{plain(anchor.floor)}—{plain(top)}", str(anchor.text))
            for anchor, top in zip(self.criterion.anchors, tops, strict=False)
        ]


class SheetForm(forms.Form):
    """Points, reason and opinion; `version` is that of the sheet on which the form was drawn."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    opinion = forms.CharField(
        label=gettext_lazy("Overall opinion"),
        help_text=gettext_lazy("Released to the park with the result, without your name."),
        required=False,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 5, "class": "in"}),
    )

    def __init__(self, *args: Any, scheme: Scheme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scheme = scheme
        for criterion in scheme.criteria:
            self.fields[points_name(criterion.code)] = _points_field(criterion)
            self.fields[reason_name(criterion.code)] = _reason_field(criterion)

    def draft(self) -> Draft:
        """Return what was typed: possible scores as hundredths, anything else as it stands."""
        read = {
            one.code: read_points(self.scheme, one, self.text(points_name(one.code))) for one in self.scheme.criteria
        }
        return Draft(
            points={code: given for code, (given, _typed) in read.items()},
            typed={code: typed for code, (_given, typed) in read.items()},
            reasons={one.code: self.text(reason_name(one.code)) for one in self.scheme.criteria},
            opinion=self.text("opinion"),
        )

    def text(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "")

    def items(self, problems: Mapping[str, str]) -> list[Item]:
        """Return the criteria with their fields and what is wrong at them (by `criterion/part`)."""
        return [
            Item(
                number,
                self.scheme.step,
                one,
                self[points_name(one.code)],
                self[reason_name(one.code)],
                problems.get(f"{one.code}/points", ""),
                problems.get(f"{one.code}/reason", ""),
            )
            for number, one in enumerate(self.scheme.criteria, start=1)
        ]


def _control(field: forms.BoundField, problem: str) -> SafeString:
    wrong: dict[str, str | bool] = {"aria-invalid": "true", "aria-describedby": f"{field.id_for_label}-why"}
    return field.as_widget(attrs=wrong if problem or field.errors else {})


def read_points(scheme: Scheme, criterion: Criterion, text: str) -> tuple[int | None, str]:
    """Return the score in hundredths, or what was typed when that is no score of this criterion."""
    try:
        number = parse_decimal(text, unit="分")
    except NotANumber:
        return None, text.strip()
    if number is None:
        return None, ""
    hundredths = number * 100
    if hundredths != hundredths.to_integral_value() or impossible(scheme, criterion, int(hundredths)):
        return None, unicodedata.normalize("NFKC", text).strip()
    return int(hundredths), ""


def initial(draft: Draft, version: int) -> dict[str, object]:
    """Return what a fresh form shows of a draft."""
    points = {points_name(code): shown(given, draft.typed.get(code, "")) for code, given in draft.points.items()}
    reasons = {reason_name(code): reason for code, reason in draft.reasons.items()}
    return {"version": version, "opinion": draft.opinion, **points, **reasons}


def shown(given: int | None, typed: str) -> str:
    """Return points as the input shows them: 17.0, or what was typed."""
    return typed if given is None else points_text(given)


def by_address(problems: list[Problem]) -> dict[str, str]:
    return {problem.address: problem.message for problem in problems}


def differences(form: SheetForm, current: Draft) -> list[Difference]:
    """Return what differs between a sent form and the saved sheet, in the order of the sheet."""
    mine, theirs = initial(form.draft(), 0), initial(current, 0)
    names = [name for name in form.fields if name != "version" and str(mine[name]) != str(theirs[name])]
    return [Difference(str(form.fields[name].label), str(mine[name]), str(theirs[name])) for name in names]


def points_name(code: str) -> str:
    return f"points_{code}"


def reason_name(code: str) -> str:
    return f"reason_{code}"


def _points_field(criterion: Criterion) -> forms.CharField:
    attrs = {"inputmode": "decimal", "class": "in", "autocomplete": "off", "maxlength": 20}
    label = _("%(name)s: points") % {"name": criterion.name}
    return forms.CharField(required=False, widget=forms.TextInput(attrs=attrs), label=label)


def _reason_field(criterion: Criterion) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3, "class": "in"})
    label = _("%(name)s: reason") % {"name": criterion.name}
    return forms.CharField(required=False, max_length=MAX_TEXT, widget=widget, label=label)
