"""The forms of acts on a record; its fields come from the definition (reports.forms.sections)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.forms import DayInput
from reports.choices import RecordAct
from reports.domain.records import plan_projects
from reports.domain.records.owners import owners_of
from reports.machines import Move
from reports.models import Record
from reports.rules.records import Wanted


class BaseForm(forms.Form):
    """Which base a new record is about."""

    def __init__(self, *args: Any, label: str, bases: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["base"] = forms.ChoiceField(label=label, choices=[("", "—"), *bases])


class BesideForm(forms.Form):
    """What is asked beside the fields of the definition: the project of the plan; for a correction why."""

    project = forms.ChoiceField(label=_("Project of the plan"), required=False)
    reason = forms.CharField(label=_("Reason of the correction"), widget=forms.Textarea(attrs={"rows": 3}))
    number = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, wanted: Wanted, corrects: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not corrects:
            del self.fields["reason"], self.fields["number"]
        if not wanted.ledger.project:
            del self.fields["project"]
        else:
            offered = plan_projects.of_base(wanted.participation)
            hint = _("From the plan on file.") if offered else _("The base has no plan on file with projects.")
            choices = [("", "—"), *offered.items()]
            self.fields["project"] = forms.ChoiceField(
                label=_("Project of the plan"), required=False, choices=choices, help_text=hint
            )


class AssignForm(forms.Form):
    """Who is to solve it by when."""

    owner = forms.ChoiceField(label=pgettext_lazy("record", "Handled by"))
    due_on = forms.DateField(label=_("Due on"), widget=DayInput())

    def __init__(self, *args: Any, record: Record, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = [("", "—"), *((str(body.pk), body.name) for body in owners_of(record))]
        self.fields["owner"] = forms.ChoiceField(label=pgettext_lazy("record", "Handled by"), choices=bodies)


class RankForm(forms.Form):
    """The place in the order of merit; left empty it has none."""

    rank = forms.IntegerField(label=pgettext_lazy("record", "Place"), min_value=1, max_value=999, required=False)


class MoveForm(forms.Form):
    """The answer or the reason of a move, where one is due."""

    said = forms.CharField(widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args: Any, move: Move, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if move.says:
            self.fields["said"].label = _WHAT[move.act] if move.act in _WHAT else _("Reason")
        else:
            del self.fields["said"]


_WHAT = {
    RecordAct.SOLVE: _("How it was solved"),
    RecordAct.ANSWER: pgettext_lazy("record", "Answer"),
}
