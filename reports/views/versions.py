"""Versions that were handed in, and the paper of one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from common import policy
from common.views import SignedIn
from reports.domain import archiving, dossiers, drawing, eligibility, plan_effects, summaries, versions
from reports.domain.presentation import present
from reports.views import parts
from reports.views.filing import versions_seen
from reports.views.finding import find_version


class VersionPage(SignedIn):
    """A version as it was handed in; what changed since the one before is marked."""

    def get(self, request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
        version = find_version(self.actor, public_id, number)
        context = {
            "filing": version.filing,
            "version": version,
            "views": present(version),
            "tables": eligibility.tables(dossiers.of_version(version)),
            "before": versions.before(version),
            "effects": plan_effects.of_version(version),
            "is_summary": bool(version.filing.filled_form.summarises),
            "stale": drawing.staleness(version),
            "may_amend": policy.can(self.actor, "reports.amend_filing", version.filing),
            "is_untouched": versions.is_untouched(version),
            "handlings": version.handlings.select_related("body").prefetch_related("reasons"),
            "versions": versions_seen(self.actor, version.filing),
            "crumbs": parts.crumbs(version.filing, version.label),
        }
        return render(request, "reports/version.html", context)


class RequestSummary(SignedIn):
    """Have the PDF of a version made, and go to where it can be fetched."""

    def post(self, _request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
        version = find_version(self.actor, public_id, number)
        policy.require(self.actor, "reports.request_summary", version.filing)
        paper = summaries.request(actor=self.actor, version=version, language=get_language() or "zh-hans")
        return redirect("journal:paper", public_id=paper.public_id)


class RequestDossier(SignedIn):
    """Have the print-ready dossier of a version made, and go to where it can be fetched (GB-13)."""

    def post(self, _request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
        version = find_version(self.actor, public_id, number)
        paper = archiving.request_dossier(actor=self.actor, version=version, language=get_language() or "zh-hans")
        return redirect("journal:paper", public_id=paper.public_id)


class RequestArchive(SignedIn):
    """Have the archive of a version made, and go to where it can be fetched (GB-13)."""

    def post(self, _request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
        version = find_version(self.actor, public_id, number)
        paper = archiving.request_archive(actor=self.actor, version=version, language=get_language() or "zh-hans")
        return redirect("journal:paper", public_id=paper.public_id)
