"""The papers of a filing."""

from common.pdf import render_pdf
from journal.domain import papers
from journal.models import Paper
from reports.domain.presentation import present
from reports.domain.summaries import DOCUMENT
from reports.models import FilingVersion

_RELATED = (
    "edition",
    "submitted_by",
    "filing__programme",
    "filing__round__edition",
    "filing__unit__region",
    "filing__participation",
    "filing__park",
    "filing__body",
    "filing__holder",
)


@papers.document(DOCUMENT)
def summary(paper: Paper) -> tuple[str, bytes]:
    """Make the summary of a version: all it says, with the number and fingerprint by which it can be checked."""
    version = FilingVersion.objects.select_related(*_RELATED).get(filing=paper.subject_id, label=paper.version)
    filing = version.filing
    context = {
        "version": version,
        "filing": filing,
        "views": [view for view in present(version) if not view.is_empty],
        "digest": _grouped(version.digest[:16]),
        "cited": version.filing.round.definition.basis_of(filing.filled_form),
    }
    content = render_pdf("pdf/reports_summary.html", context, language=paper.language)
    return f"{filing.filer_name}{filing.title}{version.label}.pdf", content


def _grouped(digest: str) -> str:
    return " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))
