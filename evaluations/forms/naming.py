"""The form by which the ministry decides a batch: a tick, a place and what is printed for each candidate."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.errors import Problem
from common.forms import DayInput, worded
from evaluations.domain.candidates import Candidate
from evaluations.domain.namings import NamedBase, problems
from programmes.models import Round

PARTS = {"": "pick", "sequence": "sequence", "name": "name", "region": "region"}


@dataclass(frozen=True)
class Row:
    """A candidate with its fields; without fields when it cannot be named."""

    candidate: Candidate
    pick: forms.BoundField | None = None
    sequence: forms.BoundField | None = None
    name: forms.BoundField | None = None
    region: forms.BoundField | None = None


class NamingForm(forms.Form):
    batch = forms.IntegerField(label=_("Batch"), min_value=1, max_value=99)
    title = forms.CharField(label=_("Title of the list"), max_length=200)
    document = forms.CharField(label=_("Document number"), max_length=100)
    dated = forms.DateField(label=_("Dated"), widget=DayInput())

    def __init__(self, *args: Any, call: Round, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call, self.candidates = call, candidates
        for place, candidate in enumerate(self._open(), start=1):
            self._add(candidate, place)

    def _open(self) -> list[Candidate]:
        return [candidate for candidate in self.candidates if candidate.can_be_named]

    def _add(self, candidate: Candidate, place: int) -> None:
        key = candidate.entry.pk
        self.fields[f"pick_{key}"] = forms.BooleanField(required=False, label=candidate.name_printed)
        self.fields[f"sequence_{key}"] = forms.IntegerField(
            required=False,
            initial=place,
            min_value=1,
            max_value=999,
            label=_("Place on the list"),
            widget=forms.NumberInput(attrs={"class": "in w-s num-in"}),
        )
        self.fields[f"name_{key}"] = forms.CharField(
            required=False,
            initial=candidate.name_printed,
            max_length=100,
            label=_("Name as printed"),
            widget=forms.TextInput(attrs={"class": "in"}),
        )
        self.fields[f"region_{key}"] = forms.CharField(
            required=False,
            initial=candidate.region_printed,
            max_length=30,
            label=_("Region as printed"),
            widget=forms.TextInput(attrs={"class": "in w-s"}),
        )

    def rows(self) -> list[Row]:
        return [self._row(candidate) for candidate in self.candidates]

    def _row(self, candidate: Candidate) -> Row:
        key = candidate.entry.pk
        if f"pick_{key}" not in self.fields:
            return Row(candidate)
        return Row(candidate, *(self[f"{part}_{key}"] for part in PARTS.values()))

    def chosen(self) -> list[NamedBase]:
        """Return the ticked candidates in the order of the list."""
        found = [self._named(one) for one in self._open() if self.cleaned_data.get(f"pick_{one.entry.pk}")]
        return sorted(found, key=lambda named: named.sequence)

    def _named(self, candidate: Candidate) -> NamedBase:
        key = candidate.entry.pk
        return NamedBase(
            entry=candidate.entry,
            sequence=self.cleaned_data.get(f"sequence_{key}") or 0,
            name_printed=self.cleaned_data.get(f"name_{key}") or "",
            region_printed=self.cleaned_data.get(f"region_{key}") or "",
        )

    def clean(self) -> dict[str, Any]:
        """Show what the act would refuse at the fields, before anything is decided."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            found = problems(self.call, self.chosen(), data["batch"], data["document"], data["dated"])
            for problem in found:
                self.add_error(self._field_of(problem), worded(problem))
        return data

    def _field_of(self, problem: Problem) -> str | None:
        head, _slash, rest = problem.address.partition("/")
        if head != "entries":
            return head
        if not rest:
            return None
        key, _slash, part = rest.partition("/")
        name = f"{PARTS[part]}_{key}"
        return name if name in self.fields else None
