"""The dossier of a version as one PDF to be printed: cover, contents, every section, files (GB-13)."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from common.images import as_data_uri
from common.pdf import render_pdf
from journal.domain import files, papers
from journal.models import Paper
from reports.documents import appending
from reports.documents.reading import grouped, timetable_of, version_of
from reports.domain import enclosures
from reports.domain.archiving import DOSSIER
from reports.domain.covers import LETTER
from reports.domain.enclosures import Enclosure
from reports.domain.kinds.base import COLUMNS_ON_PAPER, SectionView
from reports.domain.presentation import present

# A cell with more characters than that makes a row that no longer reads as one.
LONGEST_CELL = 200
_PICTURES = ("image/png", "image/jpeg")


@dataclass(frozen=True)
class Page:
    """A section as the dossier sets it: `layout` is `values`, `table`, `landscape` or `blocks`."""

    view: SectionView
    layout: str
    anchor: str


@dataclass(frozen=True)
class Picture:
    """An enclosure that is shown."""

    enclosure: Enclosure
    uri: str


@papers.document(DOSSIER, _("Dossier (PDF)"))
def dossier(paper: Paper) -> tuple[str, bytes]:
    """Set everything a version says for printing on both sides, wide tables across the page."""
    version = version_of(paper)
    filing = version.filing
    enclosed = enclosures.of_version(version)
    attached = appending.attached(enclosed)
    context = {
        "version": version,
        "filing": filing,
        "letter": version.content.get(LETTER) or {},
        "pages": [_page(view) for view in present(version) if not view.is_empty],
        "enclosed": enclosed,
        "pictures": list(filter(None, map(_picture, enclosed))),
        "attached": attached,
        "fingerprint": grouped(version.digest),
        "chart": timetable_of(version),
        "cited": filing.round.definition.basis_of(filing.filled_form),
    }
    # Pages of strangers are not tagged: a paper with such pages does not claim what it cannot keep.
    claims = not any(one.sheets for one in attached)
    content = render_pdf("pdf/reports_dossier.html", context, language=paper.language, claims_ua=claims)
    content = appending.append(content, attached, label=version.label, language=paper.language)
    return f"{filing.filer_name}{filing.title}{version.label}.pdf", content


def _page(view: SectionView) -> Page:
    return Page(view, _layout(view), f"s-{view.code}")


def _layout(view: SectionView) -> str:
    if view.table is None:
        return "values"
    if any(len(cell.text) > LONGEST_CELL for row in view.table.rows for cell in row):
        return "blocks"
    return "landscape" if len(view.table.heads) > COLUMNS_ON_PAPER else "table"


def _picture(enclosure: Enclosure) -> Picture | None:
    if enclosure.file.media_type not in _PICTURES:
        return None
    uri = as_data_uri(files.path_of(enclosure.file))
    return Picture(enclosure, uri) if uri else None
