"""Check your answers, hand in once, see the receipt; take back what nobody has opened yet."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from common import policy
from common.anchors import anchor
from common.errors import Problem, RuleViolation
from common.fields import Summary
from common.lists import Words
from common.views import SignedIn
from reports.domain import check_lines, checks, dossiers, eligibility, filings, inner_steps, plan_effects, versions
from reports.domain.presentation import views
from reports.models import Filing
from reports.views import parts
from reports.views.finding import find_filing, find_version


class CheckPage(SignedIn):
    """All answers on one page, what is to be mended with links to the fields, the statement and the button."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = find_filing(self.actor, public_id)
        policy.require(self.actor, "reports.fill_filing", filing)
        return render(request, "reports/check.html", check_context(self.actor, filing))


class InnerStepPage(SignedIn):
    """A step inside the body: done as it stands, or the check says what is to be mended."""

    done: Words = ""

    def get(self, _request: HttpRequest, public_id: UUID) -> HttpResponse:
        return redirect("reports:check", public_id=public_id)

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = find_filing(self.actor, public_id)
        try:
            self.take(filing)
        except RuleViolation as violation:
            context = check_context(self.actor, filing, problems=violation.problems)
            return render(request, "reports/check.html", context, status=422)
        messages.success(request, str(self.done))
        return redirect("reports:filing_detail", public_id=public_id)

    def take(self, filing: Filing) -> object:
        """Take the step."""
        raise NotImplementedError


class HandOn(InnerStepPage):
    """Hand the draft on to those who check."""

    done = gettext_lazy("Handed on. It stands on the workbench of those who check.")

    def take(self, filing: Filing) -> object:
        return inner_steps.hand_on_draft(actor=self.actor, filing=filing)


class InnerCheckPage(InnerStepPage):
    """Note that the draft was checked inside the body."""

    done = gettext_lazy("Checked. Who issues for your body can hand it in now.")

    def take(self, filing: Filing) -> object:
        return inner_steps.check_filing(actor=self.actor, filing=filing)


class Submit(SignedIn):
    """Hand in: the key of the form makes a second press the same act."""

    def get(self, _request: HttpRequest, public_id: UUID) -> HttpResponse:
        return redirect("reports:check", public_id=public_id)

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = find_filing(self.actor, public_id)
        statement = filing.filled_form.statement.localised if "statement" in request.POST else ""
        key = _key(request)
        try:
            version = filings.submit_filing(actor=self.actor, filing=filing, statement=statement, idempotency_key=key)
        except RuleViolation as violation:
            context = check_context(self.actor, filing, key=key, problems=violation.problems)
            return render(request, "reports/check.html", context, status=422)
        return redirect("reports:receipt", public_id=public_id, number=version.number)


class Receipt(SignedIn):
    """What was handed in, its number, who has it now and what comes next."""

    def get(self, request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
        version = find_version(self.actor, public_id, number)
        filing = version.filing
        context = {
            "filing": filing,
            "version": version,
            "chain": parts.links(filing),
            "may_retract": bool(policy.can(self.actor, "reports.retract_filing", filing)),
            "crumbs": parts.crumbs(filing, _("Receipt")),
        }
        return render(request, "reports/receipt.html", context)


class Retract(SignedIn):
    """Take back, after saying what follows."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = find_filing(self.actor, public_id)
        policy.require(self.actor, "reports.retract_filing", filing)
        context = {"filing": filing, "crumbs": parts.crumbs(filing, _("Take back"))}
        return render(request, "reports/retract.html", context)

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = find_filing(self.actor, public_id)
        filings.retract_filing(actor=self.actor, filing=filing)
        messages.success(request, _("Taken back. You can change it and hand it in again."))
        return redirect("reports:filing_detail", public_id=public_id)


def check_context(
    actor: policy.Actor, filing: Filing, *, key: UUID | None = None, problems: Sequence[Problem] | None = None
) -> dict[str, Any]:
    """Return what the check page shows; `problems` are those an attempt to hand in has found."""
    dossier = dossiers.of_draft(filing)
    found = list(checks.problems_of(dossier) if problems is None else problems)
    lines = check_lines.checked(dossier, found)
    return {
        "filing": filing,
        "form": dossier.form,
        "effects": plan_effects.of_draft(dossier),
        "views": views(dossier, versions.values_of(versions.returned(filing))),
        "problems": found,
        "tables": eligibility.tables(dossier),
        **_tables(filing, lines),
        "decision": policy.can(actor, "reports.submit_filing", filing),
        "inner": inner_steps.steps_of(actor, filing),
        "receiver": parts.receiver(filing, 1),
        "key": key or uuid.uuid4(),
        "crumbs": parts.crumbs(filing, _("Check and hand in")),
    }


@dataclass(frozen=True)
class CheckRow:
    """A line of the check with the link to the field it is at."""

    line: check_lines.Line
    href: str


def _tables(filing: Filing, lines: check_lines.Checked) -> dict[str, Any]:
    """Return errors and warnings as rows, their number in words, and a summary that leads to both tables."""
    errors, warnings = (
        [CheckRow(line, summary_line(filing, line.problem).href) for line in one]
        for one in (lines.errors, lines.warnings)
    )
    count = len(errors), len(warnings)
    said = (
        ngettext("%(count)d to mend", "%(count)d to mend", count[0]) % {"count": count[0]},
        ngettext("%(count)d to explain", "%(count)d to explain", count[1]) % {"count": count[1]},
    )
    summary = [Summary("#errors", said[0])] * bool(errors) + [Summary("#warnings", said[1])] * bool(warnings)
    return {
        "errors": errors,
        "warnings": warnings,
        "errors_count": said[0],
        "warnings_count": said[1],
        "summary": summary,
    }


def summary_line(filing: Filing, problem: Problem) -> Summary:
    """Return a problem as a link to the field it is at."""
    section, _slash, rest = problem.address.partition("/")
    if not any(one.code == section for one in filing.filled_form.sections):
        return Summary(f"#{anchor(problem.address)}", problem.message)
    page = reverse("reports:section", args=[filing.public_id, section])
    where = f"#{anchor(problem.address)}" if rest else ""
    return Summary(f"{page}?checked=1{where}", problem.message)


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid.uuid4()  # a form without a key is handed in like any first press
