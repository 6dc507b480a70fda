"""The workbench: a decision, a reason, and what is printed for each candidate; only what was changed is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.errors import Problem
from common.forms import worded
from evaluations.choices import Verdict
from evaluations.domain.candidates import Candidate
from evaluations.domain.staging import Choice

OPEN = ("", _("Not decided"))
PARTS = ("verdict", "reason", "sequence", "name", "region", "version")


@dataclass(frozen=True)
class Row:
    """A candidate with its fields; without fields when it cannot be taken up."""

    candidate: Candidate
    fields: dict[str, forms.BoundField]


class StagingForm(forms.Form):
    """One group of fields for each candidate, named by the entry on the list."""

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates = candidates
        for candidate in candidates:
            if candidate.can_be_named:
                self.fields |= {f"{part}_{candidate.entry.pk}": one for part, one in _fields(candidate).items()}

    def rows(self) -> list[Row]:
        return [Row(one, {part: self[name] for part, name in self._names(one)}) for one in self.candidates]

    def choices(self) -> list[Choice]:
        """Return what was chosen for each candidate that can be taken up."""
        return [self._choice(one) for one in self.candidates if one.can_be_named]

    def show(self, problems: Sequence[Problem]) -> None:
        """Put the problems of the act at the fields of their candidate."""
        for problem in problems:
            _candidates, key, part = [*problem.address.split("/"), "verdict"][:3]
            name = f"{part}_{key}"
            self.add_error(name if name in self.fields else None, worded(problem))

    def _names(self, candidate: Candidate) -> Iterator[tuple[str, str]]:
        names = ((part, f"{part}_{candidate.entry.pk}") for part in PARTS)
        return ((part, name) for part, name in names if name in self.fields)

    def _choice(self, candidate: Candidate) -> Choice:
        given = {part: self.cleaned_data.get(name) for part, name in self._names(candidate)}
        return Choice(
            candidate,
            verdict=given["verdict"] or "",
            reason=given["reason"] or "",
            sequence=given["sequence"],
            name_printed=given["name"] or "",
            region_printed=given["region"] or "",
            base_version=given["version"] or 0,
        )


def _fields(candidate: Candidate) -> dict[str, forms.Field]:
    staged = candidate.staged
    taken = staged if candidate.is_taken_up else None
    return {
        "verdict": forms.ChoiceField(
            label=_("Intended decision"),
            choices=[OPEN, *Verdict.choices],
            required=False,
            initial=staged and staged.verdict,
            widget=forms.Select(attrs={"class": "in"}),
        ),
        "reason": forms.CharField(
            label=_("Reason"),
            required=False,
            max_length=500,
            initial=staged and staged.reason,
            widget=forms.Textarea(attrs={"rows": 2, "class": "in"}),
        ),
        "sequence": forms.IntegerField(
            label=_("Place on the list"),
            required=False,
            min_value=1,
            max_value=999,
            initial=taken and taken.sequence,
            widget=forms.NumberInput(attrs={"class": "in w-s num-in"}),
        ),
        "name": _printed(_("Name as printed"), 100, taken.name_printed if taken else candidate.name_printed),
        "region": _printed(_("Region as printed"), 30, taken.region_printed if taken else candidate.region_printed),
        "version": forms.IntegerField(
            required=False, initial=staged.version if staged else 0, widget=forms.HiddenInput()
        ),
    }


def _printed(label: Any, length: int, initial: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "in"})
    return forms.CharField(label=label, required=False, max_length=length, initial=initial, widget=widget)
