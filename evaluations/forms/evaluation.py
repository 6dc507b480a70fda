from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.forms import DayInput
from evaluations.domain import assignments
from evaluations.domain.evaluations import candidates
from evaluations.models import Evaluation
from programmes.definition.scheme import Scheme
from programmes.models import Participation, Round


class ReviewerField(forms.ModelChoiceField[User]):
    def label_from_instance(self, obj: User) -> str:
        body = obj.body
        return f"{obj.name} · {body.short_name}" if body else obj.name


class AssignForm(forms.Form):
    """Whom to ask, and by when."""

    reviewer = ReviewerField(User.objects.none(), label=_("Reviewer"), empty_label=_("Choose a reviewer"))
    due_on = forms.DateField(label=_("Sheet due on"), widget=DayInput())

    def __init__(self, *args: Any, evaluation: Evaluation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reviewer"].queryset = assignments.reviewers_for(evaluation)  # type: ignore[attr-defined]


class RecuseForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=1000)


class JudgeForm(forms.Form):
    """Which vetoes and downgrades of the scheme apply."""

    vetoes = forms.MultipleChoiceField(
        label=_("Vetoes that apply"), required=False, widget=forms.CheckboxSelectMultiple
    )
    downgrades = forms.MultipleChoiceField(
        label=_("Downgrades that apply"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label=_("On what this rests"), required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )

    def __init__(self, *args: Any, scheme: Scheme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("vetoes", [(one.code, str(one.name)) for one in scheme.vetoes])
        self._offer("downgrades", [(one.code, str(one.name)) for one in scheme.downgrades])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        if choices:
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields[name]


class BaseField(forms.ModelMultipleChoiceField[Participation]):
    def label_from_instance(self, obj: Participation) -> str:
        return f"{obj.name_printed}（{obj.region_printed}）"


class OpenForm(forms.Form):
    """The bases whose evaluation is to begin."""

    bases = BaseField(
        Participation.objects.none(), label=_("Bases with a report handed in"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, opened: Round, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bases"].queryset = candidates(opened).visible_to(actor)  # type: ignore[attr-defined]
