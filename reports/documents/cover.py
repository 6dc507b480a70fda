"""The cover of a list: a letter by the habits of official documents (GB/T 9704)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from common.pdf import render_pdf
from journal.domain import papers
from journal.models import Paper
from reports.domain import chain, covers, dossiers, signing
from reports.domain.dossiers import Dossier
from reports.domain.kinds.base import Table
from reports.domain.presentation import views
from reports.models import Filing

_RELATED = (
    "programme", "round__edition", "unit__region", "body", "holder", "participation", "park__region", "obligation",
)  # fmt: skip


@papers.document(covers.DOCUMENT, _("Cover letter"))
def cover(paper: Paper) -> tuple[str, bytes]:
    """Make the cover of a draft as it stands; its mark tells which state of the draft it belongs to."""
    filing = Filing.objects.select_related(*_RELATED).get(pk=paper.subject_id)
    dossier = dossiers.of_draft(filing)
    signed = signing.signings(filing)
    context = {
        "filing": filing,
        "letter": dossier.content(covers.LETTER),
        "bodies": [one.body for one in signed] or [filing.body],
        "signings": signed,
        "receiver": chain.next_body(filing, 1),
        "table": _parks(dossier),
        "cited": filing.round.definition.basis_of(filing.filled_form),
        "code": covers.code_of(filing),
    }
    content = render_pdf("pdf/reports_cover.html", context, language=paper.language)
    return f"{filing.filer_name}{filing.title}-{paper.version}.pdf", content


def _parks(dossier: Dossier) -> Table | None:
    """Return the parks that the list names, as they are shown."""
    entries = {section.code for section in dossier.form.sections if section.kind == "entries"}
    found: list[Any] = [view for view in views(dossier) if view.code in entries]
    return found[0].table if found else None
