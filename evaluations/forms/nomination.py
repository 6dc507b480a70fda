"""What is filled in to name for a tier, and to decide."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common import policy
from evaluations.domain import nominations
from parks.models import Park
from programmes.definition import RecognisedTier
from programmes.models import Programme


class SeveralFiles(forms.ClearableFileInput):
    """A file input that takes several files at once."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:  # noqa: ARG002 - Django's signature
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.FileField):
    """Any number of files; how many and of which kind is the act's matter."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        found = data if isinstance(data, Sequence) and not isinstance(data, str) else [data]
        return [super(FilesField, self).clean(one, initial) for one in found if one]


class NominationForm(forms.Form):
    """A zone, or an enterprise in one, with the evidence."""

    kind = forms.ChoiceField(label=pgettext_lazy("of a tier", "Kind"), widget=forms.RadioSelect)
    park = forms.ModelChoiceField(label=_("Zone"), queryset=Park.objects.none())
    name = forms.CharField(label=_("Name of the enterprise"), max_length=100)
    code = forms.CharField(
        label=_("Unified social credit code"), max_length=40, help_text=_("18 characters, as on the business licence.")
    )
    evidence = forms.CharField(
        label=pgettext_lazy("nomination", "Evidence"),
        widget=forms.Textarea,
        max_length=2000,
        help_text=_("What was reached, with figures and years; what was certified, and by whom."),
    )
    document = forms.CharField(
        label=_("Document"), max_length=200, required=False, help_text=_("Number and date of the document it rests on.")
    )
    uploads = FilesField(label=_("Files"), required=False, help_text=_("Up to five files, such as certificates."))

    def __init__(
        self, *args: Any, actor: policy.Actor, programme: Programme, tier: RecognisedTier, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        park = cast("forms.ModelChoiceField[Park]", self.fields["park"])
        park.queryset = nominations.parks_for(actor, programme, tier)
        cast("forms.ChoiceField", self.fields["kind"]).choices = [(one.code, one.name.localised) for one in tier.kinds]
        for unasked in [] if tier.kinds else ["kind"]:
            del self.fields[unasked]
        for unasked in [] if tier.subject == "enterprise" else ["name", "code"]:
            del self.fields[unasked]


class ApproveForm(forms.Form):
    note = forms.CharField(label=_("Note"), widget=forms.Textarea, max_length=1000, required=False)


class EndForm(forms.Form):
    reason = forms.CharField(
        label=pgettext_lazy("of a decision", "Reason"),
        widget=forms.Textarea,
        max_length=1000,
        help_text=_("The body that named reads it."),
    )


class TargetForm(forms.Form):
    target = forms.IntegerField(label=_("Target"), min_value=1, max_value=1_000_000)
    reason = forms.CharField(label=pgettext_lazy("of a decision", "Reason"), widget=forms.Textarea, max_length=1000)
