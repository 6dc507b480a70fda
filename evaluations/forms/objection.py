"""The forms around objections: the public's own, the desk of the ministry, and the statement of the body concerned."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.forms import DayInput
from evaluations.choices import ObjectionOutcome
from evaluations.domain.objections import Person, officials
from evaluations.forms.visitor import VisitorForm
from evaluations.models import Objection, PublicNotice

NAMED, UNNAMED = "named", "unnamed"


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Takes none, one or several files."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        several = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in several if one]


class ObjectionForm(VisitorForm):
    """An objection by anybody."""

    sequence = forms.TypedChoiceField(
        label=_("About"), coerce=int, empty_value=None, required=False, widget=forms.Select(attrs={"data-width": "w-l"})
    )
    text = forms.CharField(
        label=_("Your objection and its grounds"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8})
    )
    attachments = FilesField(
        label=_("Attachments"),
        required=False,
        widget=SeveralFiles(),
        help_text=_("Up to 3 files: PDF, Word, OFD or pictures. Names of files are not kept."),
    )
    way = forms.ChoiceField(
        label=_("Under your name?"),
        choices=[(NAMED, _("With my real name")), (UNNAMED, _("Without a name"))],
        widget=forms.RadioSelect,
        initial=NAMED,
    )
    name = forms.CharField(
        label=_("Your name"), max_length=50, required=False, help_text=_("Only with your real name.")
    )
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    consent = forms.BooleanField(
        label=_("I agree that the ministry uses what I enter here to deal with this objection, and for nothing else.")
    )

    def __init__(self, *args: Any, notice: PublicNotice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        entries = [
            (str(one["sequence"]), f"{one['sequence']}. {one['name']}（{one['region']}）") for one in notice.entries
        ]
        self.fields["sequence"].choices = [("", _("The notice as a whole")), *entries]  # type: ignore[attr-defined]

    @property
    def person(self) -> Person | None:
        """Return who objects; nobody when they chose to give no name, whatever else was typed."""
        if self.cleaned_data["way"] != NAMED:
            return None
        return Person(*(self.cleaned_data[name] for name in ("name", "phone", "email")))


class FollowForm(forms.Form):
    code = forms.CharField(
        label=_("Receipt code"),
        max_length=40,
        help_text=_("16 letters and figures from the receipt."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class AssignForm(forms.Form):
    official = forms.ModelChoiceField(label=_("Official"), queryset=User.objects.none())

    def __init__(self, *args: Any, objection: Objection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people: Any = self.fields["official"]
        people.queryset = officials(objection.notice.round.programme)
        people.label_from_instance = lambda user: f"{user.name}（{user.body}）"


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Outcome"), choices=ObjectionOutcome.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Answer"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The objector reads it with the code; nobody else does."),
    )
    take_off = forms.BooleanField(label=_("Upheld: decide not to take up the candidate concerned"), required=False)

    def __init__(self, *args: Any, objection: Objection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if objection.sequence is None:
            del self.fields["take_off"]


class AskForm(forms.Form):
    question = forms.CharField(
        label=_("What the statement is to be about"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("In your own words: those asked see this and nothing of the objection or who made it."),
    )
    due_on = forms.DateField(label=_("Answer by"), widget=DayInput())


class StatementForm(forms.Form):
    text = forms.CharField(label=_("Statement"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8}))
