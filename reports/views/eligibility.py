"""The conditions for applying of one park of a filing: the check clause by clause, and the province's judgement."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from common import policy
from common.errors import Problem, RuleViolation
from common.forms import perform
from common.views import SignedIn
from reports.domain import eligibility
from reports.domain.dossiers import Dossier
from reports.domain.eligibility import Table
from reports.forms.eligibility import JudgeEligibilityForm
from reports.models import FilingVersion
from reports.views import parts
from reports.views.finding import find_filing


class EligibilityPage(SignedIn):
    """GET shows the check as it stands today; POST records what the province judges."""

    def get(self, request: HttpRequest, public_id: UUID, park: UUID) -> HttpResponse:
        dossier, table = self._table(public_id, park)
        return self._page(request, dossier, table, JudgeEligibilityForm(findings=table.findings))

    def post(self, request: HttpRequest, public_id: UUID, park: UUID) -> HttpResponse:
        dossier, table = self._table(public_id, park)
        policy.require(self.actor, "reports.judge_eligibility", dossier.filing)
        form = JudgeEligibilityForm(request.POST, findings=table.findings)
        if form.is_valid() and perform(form, lambda: self._judge(dossier, table, form)):
            messages.success(request, _("Your judgement is recorded."))
            return redirect("reports:eligibility", public_id=public_id, park=park)
        return self._page(request, dossier, table, form, status=422)

    def _table(self, public_id: UUID, park: UUID) -> tuple[Dossier, Table]:
        filing = find_filing(self.actor, public_id)
        try:
            dossier = eligibility.dossier_for(self.actor, filing)
        except FilingVersion.DoesNotExist as missing:
            raise Http404 from missing
        found = next((one for one in eligibility.tables(dossier) if one.park.public_id == park), None)
        if found is None:
            raise Http404
        return dossier, found

    @transaction.atomic
    def _judge(self, dossier: Dossier, table: Table, form: JudgeEligibilityForm) -> bool:
        answers = list(form.answers())
        if not answers:
            raise RuleViolation([Problem("", _("Judge at least one condition."))])
        for clause, holds, opinion in answers:
            eligibility.judge(
                actor=self.actor, dossier=dossier, park=table.park, clause=clause, holds=holds, opinion=opinion
            )
        return True

    def _page(
        self, request: HttpRequest, dossier: Dossier, table: Table, form: JudgeEligibilityForm, status: int = 200
    ) -> HttpResponse:
        filing = dossier.filing
        may_judge = bool(policy.can(self.actor, "reports.judge_eligibility", filing)) and bool(form.fields)
        kept = eligibility.kept(dossier.version, table.park) if dossier.version else []
        context: dict[str, Any] = {
            "filing": filing,
            "table": table,
            "kept": kept,
            "form": form if may_judge else None,
            "crumbs": parts.crumbs(filing, _("Conditions for applying")),
        }
        return render(request, "reports/eligibility.html", context, status=status)
