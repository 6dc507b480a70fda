"""Statements: asked of the body that an objection concerns, which sees the question and nothing else."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from common import policy
from common.forms import perform
from common.lists import Column, Flag, ListPage
from common.ui import Crumb
from common.views import SignedIn
from evaluations.domain import statements
from evaluations.forms.objection import StatementForm
from evaluations.models import Statement


def _detail(row: Statement) -> str:
    return reverse("evaluations:statement_detail", args=[row.public_id])


class StatementList(ListPage):
    """What one is asked to state, or has asked for."""

    title = _("Statements")
    counted = _("%(count)s statements")
    default_sort = "due_on"
    columns = (
        Column("matter", _("About"), "matter", sort="matter", head=True, link=_detail),
        Column("body", _("Asked of"), "body__short_name", sort="body__short_name"),
        Column("asked_at", _("Asked"), "asked_at", sort="asked_at", classes="nw"),
        Column("due_on", _("Answer by"), "due_on", sort="due_on", classes="nw"),
        Column("given_at", _("Given"), "given_at", sort="given_at", classes="nw"),
    )
    filters = (Flag("given", _("Given"), lambda: Q(given_at__isnull=False)),)

    def rows(self) -> QuerySet[Statement]:
        return Statement.objects.visible_to(self.actor).select_related("body")


class StatementDetail(SignedIn, FormView[StatementForm]):
    """The question, and the place for the answer."""

    template_name = "evaluations/statement_detail.html"
    form_class = StatementForm

    @cached_property
    def statement(self) -> Statement:
        rows = Statement.objects.visible_to(self.actor).select_related("objection__notice__round__programme", "body")
        return get_object_or_404(rows, public_id=self.kwargs["public_id"])

    def form_valid(self, form: StatementForm) -> HttpResponse:
        text = form.cleaned_data["text"]
        if perform(form, lambda: statements.give(actor=self.actor, statement=self.statement, text=text)) is None:
            return self.form_invalid(form)
        messages.success(self.request, gettext("The statement is given; the ministry is told."))
        return redirect("evaluations:statement_detail", self.statement.public_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = [Crumb(gettext("Statements"), reverse("evaluations:statement_list")), Crumb(self.statement.matter)]
        return super().get_context_data(
            statement=self.statement,
            programme=self.statement.objection.notice.round.programme,
            may_give=bool(policy.can(self.actor, "evaluations.give_statement", self.statement)),
            crumbs=crumbs,
            **kwargs,
        )
