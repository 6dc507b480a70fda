"""The workbook of a draft: downloaded, sent, compared with what stands on line, confirmed once."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import downloads, policy
from common.errors import Problem, RuleViolation
from common.forms import perform
from common.ui import Stat
from common.views import SignedIn
from reports.choices import WorkbookState
from reports.domain import workbooks
from reports.forms.workbook import WorkbookForm
from reports.models import Filing, SentWorkbook
from reports.views import parts
from reports.views.finding import find_filing, find_version

SHOWN = 20  # of the workbooks sent before
TAKE = "take/"  # before the address of a conflict: who wins
WORKBOOK = "workbook"


class WorkbookPage(SignedIn):
    """Download, send, and the workbooks that were sent before."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        return self._page(request, self._filing(public_id), WorkbookForm())

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = self._filing(public_id)
        form = WorkbookForm(request.POST, request.FILES)
        sent = perform(form, lambda: self._send(filing, form)) if form.is_valid() else None
        if sent is None:
            return self._page(request, filing, form, status=422)
        return redirect("reports:sent_workbook", public_id=public_id, sent=sent.public_id)

    def _send(self, filing: Filing, form: WorkbookForm) -> SentWorkbook:
        return workbooks.send_workbook(actor=self.actor, filing=filing, upload=form.cleaned_data["workbook"])

    def _filing(self, public_id: UUID) -> Filing:
        filing = find_filing(self.actor, public_id)
        policy.require(self.actor, "reports.edit_filing", filing)
        return filing

    def _page(self, request: HttpRequest, filing: Filing, form: WorkbookForm, status: int = 200) -> HttpResponse:
        rows = SentWorkbook.objects.filter(filing=filing).visible_to(self.actor).select_related("file", "sent_by")
        context = {
            "filing": filing,
            "form": form,
            "sent_before": rows.defer("content")[:SHOWN],
            "crumbs": parts.crumbs(filing, _("Workbook")),
        }
        return render(request, "reports/workbook.html", context, status=status)


class DraftWorkbook(SignedIn):
    """The workbook of the draft as it stands; `?problems=on` with what is to be mended at its cells."""

    def get(self, request: HttpRequest, public_id: UUID) -> FileResponse:
        filing = find_filing(self.actor, public_id)
        made = workbooks.draft_workbook(actor=self.actor, filing=filing, with_problems="problems" in request.GET)
        return downloads.workbook(*made)


class SentWorkbookPage(SignedIn):
    """What a workbook brings, where both differ, what is to be mended; the confirmation writes it."""

    def get(self, request: HttpRequest, public_id: UUID, sent: UUID) -> HttpResponse:
        return self._page(request, find_sent(self.actor, public_id, sent))

    def post(self, request: HttpRequest, public_id: UUID, sent: UUID) -> HttpResponse:
        chosen = [name.removeprefix(TAKE) for name, value in request.POST.items() if value == WORKBOOK]
        found = find_sent(self.actor, public_id, sent)
        try:
            done = workbooks.write_workbook(
                actor=self.actor, sent=found, seal=request.POST.get("seal", ""), chosen=chosen
            )
        except RuleViolation as violation:
            again = find_sent(self.actor, public_id, sent)
            return self._page(request, again, chosen, violation.problems, status=422)
        messages.success(request, _written(done))
        return redirect("reports:filing_detail", public_id=public_id)

    def _page(
        self,
        request: HttpRequest,
        sent: SentWorkbook,
        chosen: Sequence[str] = (),
        problems: Sequence[Problem] = (),
        status: int = 200,
    ) -> HttpResponse:
        policy.require(self.actor, "reports.edit_filing", sent.filing)
        context: dict[str, Any] = {
            "filing": sent.filing,
            "sent": sent,
            "problems": problems,
            "crumbs": parts.crumbs(sent.filing, _("Workbook")),
        }
        if sent.state == WorkbookState.READY:
            context |= shown(workbooks.look(actor=self.actor, sent=sent, chosen=chosen))
        return render(request, "reports/sent_workbook.html", context, status=status)


class TalkingWorkbook(SignedIn):
    """The workbook that was sent, with problems and conflicts at their cells."""

    def get(self, _request: HttpRequest, public_id: UUID, sent: UUID) -> FileResponse:
        found = find_sent(self.actor, public_id, sent)
        return downloads.workbook(*workbooks.talking_workbook(actor=self.actor, sent=found))


class VersionWorkbook(SignedIn):
    """What was handed in as a workbook that can be read only."""

    def get(self, _request: HttpRequest, public_id: UUID, number: int) -> FileResponse:
        return downloads.workbook(*workbooks.version_workbook(find_version(self.actor, public_id, number)))


def find_sent(actor: policy.Actor, filing: UUID, public_id: UUID) -> SentWorkbook:
    """Return a workbook that was sent for a filing, else 404."""
    rows = SentWorkbook.objects.visible_to(actor).select_related("file", "job", "sent_by")
    sent = get_object_or_404(rows, filing__public_id=filing, public_id=public_id)
    sent.filing = find_filing(actor, filing)
    return sent


def shown(found: workbooks.Comparison) -> dict[str, Any]:
    """Return what the page shows of a comparison; beside each difference who saved that part on line."""
    saved = {one.code: one for one in found.draft.filing.sections.select_related("saved_by")}
    counts = found.counts
    return {
        "found": found,
        "differences": [(one, saved[one.section]) for one in found.differences],
        "stats": [
            Stat(counts["taken"], "", _("values are taken over"), ""),
            Stat(counts["added"], "", _("rows are new"), ""),
            Stat(counts["removed"], "", _("rows are taken off"), ""),
            Stat(
                counts["conflicts"],
                "",
                _("differences to decide"),
                "#differ" if counts["conflicts"] else "",
                tone="warn" if counts["conflicts"] else "",
            ),
            Stat(
                len(found.problems),
                "",
                _("to mend or explain"),
                "#mend" if found.problems else "",
                tone="bad" if found.problems else "",
            ),
        ],
    }


def _written(done: workbooks.Comparison) -> str:
    counts = done.counts
    text = _("Taken over: %(taken)d values, %(added)d new rows, %(removed)d rows taken off.") % counts
    kept = sum(not one.chosen for one in done.differences)
    if not kept:
        return text
    more = ngettext("%(count)d difference stays as on line.", "%(count)d differences stay as on line.", kept)
    return f"{text}{more % {'count': kept}}"
