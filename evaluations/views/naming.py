"""The release of the staged decisions: first what it will do, then once and for all."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import FormView

from common import clock
from common.errors import RuleViolation
from common.forms import renewed, worded
from evaluations.domain import follow_up, letters, locks, namings, outreach, staging
from evaluations.domain.namings import Decision
from evaluations.forms import NamingForm
from evaluations.views.calls import OneCall

CHECK = "evaluations/naming_check.html"


class ReleaseDecisions(OneCall, FormView[NamingForm]):
    """What stands in the way; else the decision to fill in, a look at what it does, and the release."""

    template_name = "evaluations/naming.html"
    form_class = NamingForm
    action = "evaluations.name_bases"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "call": self.call}

    def get_initial(self) -> dict[str, Any]:
        today, batch = clock.today(), namings.next_batch(self.call)
        day = follow_up.proposed_plan_day(self.call, today)
        letter = letters.proposed(self.call, batch=batch, plan_due_on=day)
        return {
            "batch": batch,
            "title": letters.list_title(self.call.definition, batch),
            "dated": today,
            "plan_due_on": day,
            "letter_title": letter.title,
            "addressees": letter.addressees,
            "letter": letter.text,
            "seen": staging.digest(self.call),
        }

    def form_valid(self, form: NamingForm) -> HttpResponse:
        decision = form.decision()
        if self.request.POST.get("step") == "name":
            return self._release(form, decision)
        found = namings.problems(self.call, namings.plan(self.call), decision)
        if found:
            return self._refused(form, RuleViolation(found))
        return self.response_class(self.request, [CHECK], self.get_context_data(form=form, **self._preview(decision)))

    def _release(self, form: NamingForm, decision: Decision) -> HttpResponse:
        try:
            naming = namings.name_bases(actor=self.actor, round=self.call, decision=decision)
        except RuleViolation as violation:
            return self._refused(form, violation)
        messages.success(self.request, _("The list is decided and public. Provinces and parks are being told."))
        return redirect("evaluations:naming_detail", naming.public_id)

    def _refused(self, form: NamingForm, violation: RuleViolation) -> HttpResponse:
        for problem in violation.problems:
            form.add_error(problem.address if problem.address in form.fields else None, worded(problem))
        if any(problem.address == "decision" for problem in violation.problems):
            form.data = renewed(form.data, seen=staging.digest(self.call))
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _preview(self, decision: Decision) -> dict[str, Any]:
        """Return what the release will do, worked out as the release itself does."""
        plan = namings.plan(self.call)
        return {
            "decision": decision,
            "owed": follow_up.preview(self.call, decision.dated, decision.plan_due_on),
            "first_report": follow_up.first_report_year(self.call, decision.dated),
            "told": outreach.of_plan(self.call, plan),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = namings.plan(self.call)
        taken = [base.candidate for base in plan.bases]
        closed = [] if self.naming else [*locks.of_call(self.call), *locks.of_candidates(self.call, taken)]
        return super().get_context_data(
            call=self.call,
            tabs=self.tabs,
            crumbs=self.crumbs(),
            naming=self.naming,
            plan=plan,
            locks=closed,
            **kwargs,
        )
