"""A filing's own page: the task list for its filer, where it stands for everyone who sees it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from common import clock, policy
from common.views import SignedIn
from programmes.domain.calendar import working_days_until
from programmes.models import Obligation
from reports.choices import FilingAct, FilingState
from reports.domain import (
    covers,
    dossiers,
    drawing,
    eligibility,
    filings,
    inner_steps,
    plans,
    sections,
    signing,
    trials,
    versions,
)
from reports.domain.transitions import available_acts
from reports.models import Filing, FilingVersion, PublicReport
from reports.views import parts
from reports.views.finding import find_filing


class OpenFiling(SignedIn):
    """Begin the filing of an obligation; GET shows what it asks, or the filing that is there."""

    def get(self, request: HttpRequest, obligation: int) -> HttpResponse:
        owed = self._owed(obligation)
        known = Filing.objects.filter(obligation=owed).visible_to(self.actor).first()
        if known:
            return redirect("reports:filing_detail", public_id=known.public_id)
        decision = policy.can(self.actor, "reports.open_filing", (owed.round, owed.debtor))
        form = owed.round.definition.form(owed.form)
        return render(request, "reports/open.html", {"obligation": owed, "form": form, "decision": decision})

    def post(self, _request: HttpRequest, obligation: int) -> HttpResponse:
        owed = self._owed(obligation)
        filing = filings.open_filing(
            actor=self.actor, round=owed.round, unit=owed.unit, participation=owed.participation
        )
        return redirect("reports:filing_detail", public_id=filing.public_id)

    def _owed(self, pk: int) -> Obligation:
        rows = Obligation.objects.visible_to(self.actor).select_related(
            "programme", "round__edition", "unit__region", "participation__park__committee", "debtor"
        )
        return get_object_or_404(rows, pk=pk)


class FilingDetail(SignedIn):
    """The task list with deadline, chain and log; for others who hold it, where it stands and what they may do."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = find_filing(self.actor, public_id)
        return render(request, "reports/filing_detail.html", context_of(self.actor, filing))


def context_of(actor: policy.Actor, filing: Filing) -> dict[str, Any]:
    """Return what the page of a filing shows to an actor."""
    is_filer = bool(policy.can(actor, "reports.read_draft", filing))
    may_edit = bool(policy.can(actor, "reports.fill_filing", filing))
    may_draft = bool(policy.can(actor, "reports.edit_filing", filing))
    standings = sections.standings(dossiers.of_draft(filing)) if may_edit else []
    acts = available_acts(actor, filing)
    return {
        "filing": filing,
        "form": filing.filled_form,
        "is_filer": is_filer,
        "may_edit": may_edit,
        "may_draft": may_draft,
        "refusal": policy.can(actor, "reports.submit_filing", filing) if is_filer else None,
        "tasks": parts.tasks(standings, filing),
        "done": sum(not one.problems for one in standings),
        "is_ready": parts.ready(standings),
        "inner": inner_steps.steps_of(actor, filing),
        "reasons": parts.reasons(filing) if filing.state == FilingState.RETURNED else [],
        "returned": versions.last_return(filing),
        "may_correct": bool(policy.can(actor, "reports.correct_paper", filing)),
        "may_make_public": bool(policy.can(actor, "reports.keep_public_report", filing)),
        "public_versions": PublicReport.objects.filter(version__filing=filing).visible_to(actor),
        "may_retract": FilingAct.RETRACT in acts,
        "stale": drawing.staleness(filing.current_version) if filing.current_version else None,
        "may_amend": FilingAct.AMEND in acts,
        "may_open_draft": bool(policy.can(actor, "reports.open_draft", filing)),
        "is_opened": filing.filled_form.is_plan and bool(policy.can(actor, "reports.read_opened_draft", filing)),
        "may_drop": FilingAct.DROP in acts,
        "approved": plans.approved(filing) if filing.filled_form.is_plan else None,
        "may_review": bool(policy.can(actor, "reports.receive_filing", filing)),
        "signings": signing.signings(filing) if filing.step == 0 else [],
        "has_cover": is_filer and covers.has_cover(filing.filled_form),
        "may_sign": bool(policy.can(actor, "reports.sign_filing", filing)),
        "chain": parts.links(filing),
        "log": parts.log(filing),
        "versions": versions_seen(actor, filing),
        "unsettled": [] if may_edit else eligibility.unsettled(filing.current_version),
        "workdays": working_days_until(clock.today(), filing.due_on) if clock.today() <= filing.due_on else None,
        "crumbs": parts.crumbs(filing),
        "tried": trials.earlier(filing) if may_draft and trials.untouched(filing) else None,
    }


def versions_seen(actor: policy.Actor, filing: Filing) -> list[FilingVersion]:
    """Return the versions an actor may read, latest first."""
    rows = FilingVersion.objects.filter(filing=filing).visible_to(actor).select_related("submitted_by")
    return list(rows.order_by("-number"))
