"""The public version of a report as a PDF: what was chosen, and nothing else (HZ-11)."""

from django.utils.translation import gettext_lazy as _

from common.pdf import render_pdf
from journal.domain import papers
from journal.models import Paper
from reports.domain.public_reports import DOCUMENT
from reports.models import PublicReport


@papers.document(DOCUMENT, _("Public version (PDF)"))
def public_report(paper: Paper) -> tuple[str, bytes]:
    """Set the parts that were chosen, under the name of who publishes them."""
    rows = PublicReport.objects.select_related("version__filing__body", "version__filing__participation")
    report = rows.get(pk=paper.subject_id)
    context = {"report": report, "parts": report.parts.all(), "filing": report.version.filing}
    return f"{report.title}.pdf", render_pdf("pdf/reports_public.html", context, language=paper.language)
