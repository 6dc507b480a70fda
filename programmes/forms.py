from typing import Any, cast

from django import forms
from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput
from programmes.choices import RoundKind
from programmes.definition import Definition
from programmes.domain.rounds import proposed_days
from programmes.models import Edition, Programme


class RulesField(forms.ModelChoiceField[Edition]):
    """A choice among the sets of rules under which parks take part."""

    def label_from_instance(self, obj: Edition) -> str:
        rules = obj.definition.edition
        return str(rules.name) if rules else str(obj)


class RoundForm(forms.Form):
    """A round as the ministry sets it. Days that the document leaves open are shown as set by the ministry (X-01)."""

    edition = RulesField(Edition.objects.none(), label=_("Rules"), required=False, empty_label=None)
    form = forms.ChoiceField(label=_("What is asked"))
    year = forms.IntegerField(label=_("Year"), min_value=2020, max_value=2060)
    title = forms.CharField(label=_("Title"), max_length=200)
    opens_on = forms.DateField(label=_("Opens on"), widget=DayInput)
    due_on = forms.DateField(
        label=_("Due on"),
        widget=DayInput,
        required=False,
        help_text=_("The whole day counts. Later is late. Left empty, the day the programme gives is taken."),
    )
    closes_on = forms.DateField(
        label=_("Closes on"),
        widget=DayInput,
        required=False,
        help_text=_("After this day nothing can be filed without permission. May be left empty."),
    )
    contact = forms.CharField(label=_("Contact"), widget=forms.Textarea(attrs={"rows": 2}))
    overrides = forms.CharField(
        label=_("Values changed for this round"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, such as quotas.candidates.maximum = 2. Only values marked editable can be changed."),
    )

    is_trial = forms.BooleanField(
        label=_("On trial before the season"),
        required=False,
        help_text=_("Filled in and handed in as in earnest, marked everywhere, owed by nobody and counted nowhere."),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme
        rules = cast("forms.ModelChoiceField[Edition]", self.fields["edition"])
        rules.queryset, rules.initial = in_force(programme), programme.edition_id
        field = cast("forms.ChoiceField", self.fields["form"])
        asked = [choice for edition in rules.queryset for choice in askable(edition.definition)]
        field.choices = list(dict.fromkeys(asked))

    @property
    def has_rules_to_choose(self) -> bool:
        """Say whether parks of several sets of rules take part."""
        return in_force(self.programme).count() > 1

    def definition(self) -> Definition:
        """Return the definition of the rules chosen, else of those in force."""
        edition = self.cleaned_data.get("edition") or self.programme.edition
        return cast("Edition", edition).definition

    def clean_overrides(self) -> dict[str, str]:
        """Return the changed values by key; what is not `key = value` is told."""
        lines = [line.strip() for line in self.cleaned_data["overrides"].splitlines() if line.strip()]
        wrong = [line for line in lines if "=" not in line]
        if wrong:
            raise forms.ValidationError(_("Write key = value: %(line)s") % {"line": wrong[0]})
        return dict(tuple(part.strip() for part in line.split("=", 1)) for line in lines)

    def clean(self) -> dict[str, Any]:
        """Take the days of the programme where none were typed; what it leaves open has to be typed."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("due_on") or not {"form", "year"} <= data.keys() or "due_on" in self.errors:
            return data
        days = proposed_days(definition=self.definition(), form=data["form"], year=data["year"])
        if days is None:
            self.add_error("due_on", _("The programme gives no day. Enter the day."))
            return data
        return {**data, "due_on": days.due, "closes_on": data.get("closes_on") or days.closes}

    def kind(self) -> RoundKind:
        """Return the kind of round that the chosen form makes."""
        asked, definition = self.cleaned_data["form"], self.definition()
        form = None if definition.is_gathered(asked) else definition.forms.get(asked)
        return RoundKind(form.round) if form else RoundKind.EVALUATION


def in_force(programme: Programme) -> QuerySet[Edition]:
    """Return the editions a round can be opened under: the current one, and the last of each other set of rules."""
    last = programme.editions.values("regime").annotate(last=Max("number")).values("last")
    regime = programme.edition.regime if programme.edition else ""
    others = programme.editions.filter(number__in=last).exclude(regime=regime)
    return programme.editions.filter(Q(pk=programme.edition_id) | Q(pk__in=others.values("pk")))


def askable(definition: Definition) -> list[tuple[str, str]]:
    """Return the forms and evaluations for which a round can be opened."""
    forms_asked = [
        (code, str(form.name)) for code, form in definition.forms.items() if not definition.is_gathered(code)
    ]
    return forms_asked + [(code, str(scheme.name)) for code, scheme in definition.schemes.items()]


class OpeningForm(forms.Form):
    """The opening of a prepared round asks for nothing; what is missing is said on top."""


class ExtensionForm(forms.Form):
    """A decision to move a due day."""

    due_on = forms.DateField(label=_("New due day"), widget=DayInput)
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The reason is kept with the decision and shown to the body that owes."),
    )
