"""The summary of a version: all it says on a few pages."""

from django.utils.translation import gettext_lazy as _

from common.pdf import render_pdf
from journal.domain import papers
from journal.models import Paper
from reports.documents.reading import grouped, timetable_of, version_of
from reports.domain.presentation import present
from reports.domain.summaries import DOCUMENT


@papers.document(DOCUMENT, _("Report as PDF"))
def summary(paper: Paper) -> tuple[str, bytes]:
    """Make the summary of a version: all it says, with the number and fingerprint by which it can be checked."""
    version = version_of(paper)
    filing = version.filing
    context = {
        "version": version,
        "filing": filing,
        "views": [view for view in present(version) if not view.is_empty],
        "digest": grouped(version.digest[:16]),
        "chart": timetable_of(version),
        "cited": version.filing.round.definition.basis_of(filing.filled_form),
    }
    content = render_pdf("pdf/reports_summary.html", context, language=paper.language)
    return f"{filing.filer_name}{filing.title}{version.label}.pdf", content
