"""The workbench of a call: what the ministry records of its candidates and means to decide."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import FormView, TemplateView

from common import policy
from common.errors import RuleViolation
from common.forms import perform
from common.ui import Crumb, Tab
from common.views import SignedIn
from evaluations.domain import candidates, excess, expert_reviews, locks, notices, staging
from evaluations.domain.candidates import Candidate
from evaluations.forms import ReasonForm, ReviewForm, StagingForm
from evaluations.models import Naming
from programmes.models import Round
from reports.models import Filing

PAGE_SIZE = 50  # candidates on one page: six fields each


class OneCall(SignedIn):
    """Finds the call of the address; whether the reader decides it is the policy's matter."""

    action = "evaluations.decide_call"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            policy.require(self.actor, self.action, self.call)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def call(self) -> Round:
        rows = Round.objects.visible_to(self.actor).select_related("programme", "edition")
        return get_object_or_404(rows, public_id=self.kwargs["public_id"])

    @cached_property
    def candidates(self) -> list[Candidate]:
        return candidates.of_call(self.call)

    @cached_property
    def naming(self) -> Naming | None:
        return Naming.objects.visible_to(self.actor).filter(round=self.call).first()

    @property
    def tabs(self) -> list[Tab]:
        """Return the pages of a call: its units, its candidates, its decision."""
        here = self.request.resolver_match.url_name if self.request.resolver_match else ""
        pages = {
            "call_board": _("Reporting units"),
            "candidates": _("Candidates"),
            "naming": _("Decision and publication"),
        }
        if self.call.acceptance:  # nobody owes a list
            del pages["call_board"]
        address = [self.call.public_id]
        return [
            Tab(label, reverse(f"evaluations:{name}", args=address), current=name == here)
            for name, label in pages.items()
        ]

    def crumbs(self, *own: str) -> list[Crumb]:
        """Return decisions › call › this page."""
        here = reverse("evaluations:candidates", args=[self.call.public_id]) if own else ""
        rows = [Crumb(_("Decisions"), reverse("evaluations:call_list")), Crumb(self.call.title, here)]
        return [*rows, *(Crumb(label) for label in own)]

    def back(self) -> HttpResponse:
        return redirect("evaluations:candidates", self.call.public_id)


class Candidates(OneCall, FormView[StagingForm]):
    """The candidates of a call, each with what is meant to be decided; kept for all officials, told to nobody."""

    template_name = "evaluations/candidates.html"
    form_class = StagingForm

    @cached_property
    def page(self) -> Page[Candidate]:
        asked = self.request.GET.get("unit", "")
        fitting = [one for one in self.candidates if asked in ("", one.entry.version.filing.unit.region_id)]
        return Paginator(fitting, PAGE_SIZE).get_page(self.request.GET.get("page"))

    def get_form_kwargs(self) -> dict[str, Any]:
        # Once the list is public nothing is chosen any more: rows without fields.
        return {**super().get_form_kwargs(), "candidates": list(self.page)}

    def form_valid(self, form: StagingForm) -> HttpResponse:
        try:
            changed = staging.stage(actor=self.actor, round=self.call, choices=form.choices())
        except RuleViolation as violation:
            form.show(violation.problems)
            return self.form_invalid(form)
        text = ngettext("%(count)d decision is kept.", "%(count)d decisions are kept.", changed)
        untold = _("Nobody has been told.")
        messages.success(self.request, f"{text % {'count': changed}} {untold}")
        return redirect(self.request.get_full_path())

    def form_invalid(self, form: StagingForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = super().get_context_data(
            call=self.call,
            tabs=self.tabs,
            crumbs=self.crumbs(),
            page=self.page,
            naming=self.naming,
            locks=[] if self.naming else locks.of_call(self.call),
            notices=notices.of_call(self.call),
            singly=self.call.acceptance is not None,
            review_rule=candidates.demands_review(self.call.definition),
            counts=_counts(self.candidates),
            units=_units(self.candidates),
            unit=self.request.GET.get("unit", ""),
            **kwargs,
        )
        return {**found, "rows": found["form"].rows()}


class UndoAll(OneCall, TemplateView):
    """Takes back everything that was staged in a call, after a look."""

    template_name = "evaluations/undo_all.html"
    action = "evaluations.stage_decisions"

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        undone = staging.undo_all(actor=self.actor, round=self.call)
        text = ngettext("%(count)d decision was taken back.", "%(count)d decisions were taken back.", undone)
        messages.success(request, text % {"count": undone})
        return self.back()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        staged = [one for one in self.candidates if one.staged]
        crumbs = self.crumbs(_("Take back all decisions"))
        return super().get_context_data(call=self.call, crumbs=crumbs, staged=staged, **kwargs)


class RecordReviews(OneCall, FormView[ReviewForm]):
    """Records what the experts said of one or several candidates (GB-14)."""

    template_name = "evaluations/reviews.html"
    form_class = ReviewForm
    action = "evaluations.record_review"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "candidates": self.candidates}

    def get_initial(self) -> dict[str, Any]:
        return {"candidates": [str(one.entry.pk) for one in self.candidates if one.accepted and one.review is None]}

    def form_valid(self, form: ReviewForm) -> HttpResponse:
        recorded = perform(form, lambda: self._record(form))
        if recorded is None:
            return self.form_invalid(form)
        text = ngettext("%(count)d result is recorded.", "%(count)d results are recorded.", len(recorded))
        messages.success(self.request, text % {"count": len(recorded)})
        return self.back()

    def _record(self, form: ReviewForm) -> list[Any]:
        data = form.cleaned_data
        return expert_reviews.record_reviews(
            actor=self.actor,
            round=self.call,
            candidates=form.chosen(),
            outcome=data["outcome"],
            document=data["document"],
            note=data["note"],
            upload=data["file"],
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reviewed = [one for one in self.candidates if one.review]
        crumbs = self.crumbs(_("Expert review"))
        rule = candidates.demands_review(self.call.definition)
        return super().get_context_data(call=self.call, crumbs=crumbs, reviewed=reviewed, rule=rule, **kwargs)


class RefuseExcess(OneCall, FormView[ReasonForm]):
    """Tells a province which candidates above the quota are not taken, and why (GB-12)."""

    template_name = "evaluations/refuse_excess.html"
    form_class = ReasonForm
    action = "evaluations.refuse_excess"

    @cached_property
    def filing(self) -> Filing:
        rows = Filing.objects.visible_to(self.actor).filter(round=self.call, current_version__isnull=False)
        found = rows.select_related("round__edition", "unit__region", "current_version")
        return get_object_or_404(found, public_id=self.kwargs["filing"])

    def form_valid(self, form: ReasonForm) -> HttpResponse:
        reason = form.cleaned_data["reason"]
        refusal = perform(form, lambda: excess.refuse_excess(actor=self.actor, filing=self.filing, reason=reason))
        if refusal is None:
            return self.form_invalid(form)
        messages.success(self.request, _("The province is told which candidates are not taken."))
        return redirect("evaluations:call_board", self.call.public_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version = self.filing.current_version
        assert version is not None  # noqa: S101 - only lists that were handed in are found
        return super().get_context_data(
            call=self.call,
            crumbs=self.crumbs(_("Refuse the excess")),
            filing=self.filing,
            above=excess.above_quota(self.call, version),
            quota=excess.quota_of(self.call),
            justification=excess.justification(self.call, version),
            **kwargs,
        )


def _counts(found: list[Candidate]) -> dict[str, int]:
    """Return how many candidates there are, and how they are staged."""
    verdicts = [one.staged.verdict for one in found if one.staged]
    counted = {verdict: verdicts.count(verdict) for verdict in ("take_up", "decline", "hold")}
    return {"all": len(found), **counted, "undecided": len(found) - len(verdicts)}


def _units(found: list[Candidate]) -> list[tuple[str, str]]:
    units = {one.entry.version.filing.unit.region_id: one.region_printed for one in found}
    return list(units.items())
