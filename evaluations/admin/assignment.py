"""The reviewer's worklist: what was assigned, by when, how far it is."""

from typing import Any

from django.contrib import admin
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from common.admin import PolicyAdmin, register
from common.templatetags.portal import status
from common.views import actor_of
from evaluations.admin import desk
from evaluations.choices import AssignmentState
from evaluations.models import Assignment


@register(Assignment)
class AssignmentAdmin(PolicyAdmin):
    list_display = ("base", "round_title", "shown_state", "due", "progress")
    list_display_links = None
    list_filter = ("state",)
    fields = ("evaluation", "state", "due_on", "submitted_at")
    # What is still to be scored comes first.
    ordering = ("state", "due_on", "id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Assignment]:
        rows = super().get_queryset(request).select_related("evaluation__round__edition", "evaluation__participation")
        # Whose draft it is decides what is shown of it.
        own = ExpressionWrapper(Q(reviewer=request.user.pk), output_field=BooleanField())
        found: QuerySet[Assignment] = rows.select_related("sheet").prefetch_related("sheet__scores")
        return found.annotate(is_own=own)

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("<int:pk>/sheet/", self._view(desk.sheet), name="evaluations_assignment_sheet"),
            path("<int:pk>/sheet/check/", self._view(desk.check), name="evaluations_assignment_check"),
            path("<int:pk>/sheet/step-back/", self._view(desk.step_back), name="evaluations_assignment_step_back"),
        ]
        return own + super().get_urls()

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": self.opts.verbose_name_plural, **(extra_context or {})})

    def _view(self, respond: Any) -> Any:
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            context = {**self.admin_site.each_context(request), "opts": self.opts}
            answer: HttpResponse = respond(request, self._own(request, pk), context)
            return answer

        return self.admin_site.admin_view(view)

    def _own(self, request: HttpRequest, pk: int) -> Assignment:
        """Return the reviewer's own assignment; for anybody else the sheet does not exist."""
        actor = actor_of(request)
        rows = Assignment.objects.visible_to(actor).filter(reviewer=actor.pk).exclude(state=AssignmentState.RECUSED)
        related = rows.select_related(
            "evaluation__round__programme",
            "evaluation__round__edition",
            "evaluation__participation__park",
            "evaluation__participation__unit",
            "sheet",
        )
        return get_object_or_404(related, pk=pk)

    @admin.display(description=_("Base"))
    def base(self, row: Any) -> SafeString | str:
        name: str = row.evaluation.participation.name_printed
        if not row.is_own or row.state == AssignmentState.RECUSED:
            return name
        return format_html('<a href="{}">{}</a>', reverse("admin:evaluations_assignment_sheet", args=[row.pk]), name)

    @admin.display(description=_("Evaluation round"))
    def round_title(self, row: Assignment) -> str:
        return row.evaluation.round.title

    @admin.display(description=_("State"), ordering="state")
    def shown_state(self, row: Assignment) -> SafeString:
        return status(row.state, row.get_state_display())

    @admin.display(description=_("Sheet due on"), ordering="due_on")
    def due(self, row: Assignment) -> str:
        return desk.due_text(row)

    @admin.display(description=_("Criteria scored"))
    def progress(self, row: Any) -> str:
        """Count what is scored; of another's draft nothing is told."""
        if not row.is_own and row.state != AssignmentState.SUBMITTED:
            return "—"
        given = sum(1 for score in row.sheet.scores.all() if score.points is not None)
        return f"{given} / {len(row.evaluation.rules.criteria)}"
