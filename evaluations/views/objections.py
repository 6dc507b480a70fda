"""The desk of objections: for the officials of the ministries that run the programme, and nobody else."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView

from common import clock, policy
from common.forms import perform
from common.lists import Choice, Column, Flag, ListPage, Text, Words
from common.ui import Crumb
from common.views import SignedIn
from evaluations.choices import ObjectionOutcome, ObjectionState
from evaluations.domain import objections, statements
from evaluations.forms.objection import AnswerForm, AskForm, AssignForm
from evaluations.models import Objection, Objector
from journal.models import Event

STATE_CELL = "includes/state_cell.html"


def _detail(row: Objection) -> str:
    return reverse("evaluations:objection_detail", args=[row.public_id])


class ObjectionList(ListPage):
    """The objections of the programmes that the reader decides; the objectors' names stand on no list."""

    title = _("Objections")
    counted = _("%(count)s objections")
    default_sort = "-received_at"
    columns = (
        Column("name", _("Objection"), str, sort="number", head=True, link=_detail, classes="nw"),
        Column("notice", _("Public notice"), "notice__title", sort="notice__title"),
        Column("target", _("About"), "target", sort="sequence"),
        Column("state", _("State"), "state", sort="state", labels=dict(ObjectionState.choices), template=STATE_CELL),
        Column("outcome", _("Outcome"), "outcome", sort="outcome", labels=dict(ObjectionOutcome.choices)),
        Column("received_at", _("Received"), "received_at", sort="received_at", classes="nw"),
        Column("assigned_to", _("Handled by"), "assigned_to__name", sort="assigned_to__name"),
        Column("answered_at", _("Answered"), "answered_at", sort="answered_at", classes="nw"),
    )
    filters = (
        Text("q", _("Notice or text"), fields=("notice__title", "text")),
        Choice("state", _("State"), ObjectionState.choices, "state"),
        Choice("outcome", _("Outcome"), ObjectionOutcome.choices, "outcome"),
        Flag("named", _("Real name"), lambda: Q(is_named=True)),
    )

    def rows(self) -> QuerySet[Objection]:
        return Objection.objects.visible_to(self.actor).select_related("notice", "assigned_to")


class OneObjection(SignedIn):
    """Finds the objection of the address; strangers find nothing."""

    @cached_property
    def objection(self) -> Objection:
        rows = Objection.objects.visible_to(self.actor).select_related(
            "notice__round__programme", "notice__round__edition", "assigned_to", "answered_by"
        )
        return get_object_or_404(rows, public_id=self.kwargs["public_id"])

    def crumbs(self, *own: str) -> list[Crumb]:
        here = _detail(self.objection) if own else ""
        lists = Crumb(gettext("Objections"), reverse("evaluations:objection_list"))
        return [lists, Crumb(str(self.objection), here), *(Crumb(label) for label in own)]

    def back(self) -> HttpResponse:
        return redirect("evaluations:objection_detail", self.objection.public_id)


class ObjectionDetail(OneObjection, TemplateView):
    """An objection with who made it, what was asked and answered, and what was done with it."""

    template_name = "evaluations/objection_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.objection
        return super().get_context_data(
            objection=found,
            objector=Objector.objects.visible_to(self.actor).filter(objection=found).first(),
            files=found.files.all(),
            statements=found.statements.select_related("body"),
            candidate=objections.candidate_of(found),
            asked_body=statements.asked_body(found),
            may_handle=bool(policy.can(self.actor, "evaluations.handle_objection", found)),
            crumbs=self.crumbs(),
            events=Event.objects.about(found.as_subject()),
            **kwargs,
        )


class _Act(OneObjection, FormView[Any]):
    """One act on an objection, with its form."""

    template_name = "evaluations/objection_act.html"
    heading: Words = ""
    button: Words = ""
    done: Words = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            policy.require(self.actor, "evaluations.handle_objection", self.objection)
        return super().dispatch(request, *args, **kwargs)

    def act(self, data: dict[str, Any]) -> Any:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        if perform(form, lambda: self.act(form.cleaned_data)) is None:
            return self.form_invalid(form)
        messages.success(self.request, str(self.done))
        return self.back()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {"heading": self.heading, "button": self.button, "crumbs": self.crumbs(str(self.heading))}
        return super().get_context_data(objection=self.objection, **own, **kwargs)


class AssignObjection(_Act):
    """Gives an objection to an official of the ministries."""

    form_class = AssignForm
    heading = _("Give to an official")
    button = _("Give to this official")
    done = _("The official is told.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "objection": self.objection}

    def get_initial(self) -> dict[str, Any]:
        return {"official": self.objection.assigned_to_id or self.actor.pk}

    def act(self, data: dict[str, Any]) -> Objection:
        return objections.assign(actor=self.actor, objection=self.objection, official=data["official"])


class AnswerObjection(_Act):
    """Answers an objection for good."""

    form_class = AnswerForm
    heading = _("Answer the objection")
    button = _("Answer for good")
    done = _("Answered. The objector reads it with the receipt code.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "objection": self.objection}

    def act(self, data: dict[str, Any]) -> Objection:
        return objections.answer(actor=self.actor, objection=self.objection, **data)


class AskStatement(_Act):
    """Asks the body concerned for a statement, in the ministry's own words."""

    form_class = AskForm
    heading = _("Ask for a statement")
    button = _("Send the question")
    done = _("The body concerned is asked. It does not see the objection.")

    def get_initial(self) -> dict[str, Any]:
        return {"due_on": clock.today()}

    def act(self, data: dict[str, Any]) -> Any:
        return statements.ask(actor=self.actor, objection=self.objection, **data)
