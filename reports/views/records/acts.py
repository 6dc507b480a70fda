"""The acts on a record that is there: given to a body, put in its place, moved on."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from accounts.models import Organisation
from common import policy
from common.filters import Words
from common.forms import perform
from reports.choices import RecordAct
from reports.domain import records
from reports.forms.record import AssignForm, MoveForm, RankForm
from reports.models import Record
from reports.rules.records import move_for
from reports.views.records.pages import OneRecord, address_of, crumbs_of
from reports.views.records.words import VERBS


class ActOnRecord(OneRecord, FormView[Any]):
    """A form that ends in an act on a record and shows it."""

    template_name = "reports/records/act.html"
    action = ""
    heading: Words = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        # Asked before the form is shown or read; a visitor signs in first.
        if request.user.is_authenticated:
            policy.require(self.actor, self.action, self.subject())
        return super().dispatch(request, *args, **kwargs)

    def subject(self) -> Any:
        """Return what the rule is asked with."""
        return self.record

    def act(self, form: Any) -> Record:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        if perform(form, lambda: self.act(form)) is None:
            return self.form_invalid(form)
        messages.success(self.request, _("Done. It stands in the log."))
        return redirect(address_of(self.record))

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        heading = str(self.heading)
        return super().get_context_data(
            record=self.record,
            heading=heading,
            crumbs=crumbs_of(self.record, heading),
            back=address_of(self.record),
            **kwargs,
        )


class AssignRecord(ActOnRecord):
    """Give it to a body that is to solve it by a day."""

    action = "reports.assign_record"
    form_class = AssignForm
    heading = gettext_lazy("Give it to a body")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "record": self.record}

    def get_initial(self) -> dict[str, Any]:
        return {"owner": self.record.owner_id, "due_on": self.record.due_on}

    def act(self, form: Any) -> Record:
        owner = get_object_or_404(Organisation, pk=form.cleaned_data["owner"])
        return records.assign(actor=self.actor, record=self.record, owner=owner, due_on=form.cleaned_data["due_on"])


class RankRecord(ActOnRecord):
    """Set its place in the order of merit."""

    action = "reports.rank_record"
    form_class = RankForm
    heading = gettext_lazy("Set the place in the order of merit")

    def get_initial(self) -> dict[str, Any]:
        return {"rank": self.record.rank}

    def act(self, form: Any) -> Record:
        return records.rank(actor=self.actor, record=self.record, place=form.cleaned_data["rank"])


class MoveRecord(ActOnRecord):
    """Move it on as the table of moves has it; the act stands in the address."""

    action = "reports.move_record"
    form_class = MoveForm

    @cached_property
    def move(self) -> RecordAct:
        found = next((act for act in VERBS if act == self.kwargs["act"]), None)
        if found is None:
            raise Http404
        return RecordAct(found)

    @property
    def heading(self) -> Words:  # type: ignore[override]  # of the act in the address
        return VERBS[self.move]

    def subject(self) -> Any:
        return self.record, self.move

    def get_form_kwargs(self) -> dict[str, Any]:
        row = move_for(self.record, self.move)
        assert row is not None  # noqa: S101 - the rule asked for it
        return {**super().get_form_kwargs(), "move": row}

    def act(self, form: Any) -> Record:
        said = form.cleaned_data.get("said", "")
        return records.move(actor=self.actor, record=self.record, act=self.move, said=said)
