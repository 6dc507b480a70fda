"""A message of anybody to a park."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common import clock
from evaluations.forms.visitor import VisitorForm
from programmes.definition import Ledger
from reports.domain.records.messages import Sender


class MessageForm(VisitorForm):
    """What is written, and by whom as far as they say."""

    kind = forms.ChoiceField(label=_("Kind"))
    title = forms.CharField(label=_("Subject"), max_length=100)
    text = forms.CharField(label=_("Message"), max_length=2000, widget=forms.Textarea(attrs={"rows": 7}))
    organisation = forms.CharField(label=_("Enterprise"), max_length=100, required=False)
    name = forms.CharField(label=_("Your name"), max_length=50, required=False)
    contact = forms.CharField(
        label=_("Telephone or e-mail"),
        max_length=100,
        required=False,
        help_text=_("Only the park that answers sees who wrote."),
    )

    def __init__(self, *args: Any, ledger: Ledger, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pairs = [(one.code, one.name.localised) for one in ledger.choices("category")]
        self.fields["kind"].choices = [("", "—"), *pairs]  # type: ignore[attr-defined]

    def stated(self) -> dict[str, str]:
        """Return the fields of the record; its day is today."""
        values = {name: str(self.cleaned_data[name]) for name in ("kind", "title", "text")}
        return {**values, "dated": clock.today().isoformat()}

    def sender(self) -> Sender:
        return Sender(*(self.cleaned_data[name].strip() for name in ("organisation", "name", "contact")))
