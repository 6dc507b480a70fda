"""Puts the pages of PDF attachments behind their divider pages, each stamped with attachment, page and version."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pypdf import PageObject, PdfReader, PdfWriter

from common.pdf import render_pdf
from common.pdf_pages import Drawn, drawn
from journal.domain import files
from reports.domain.enclosures import Enclosure

MOST_TOGETHER = 600  # pages of all attachments of a dossier


@dataclass(frozen=True)
class Attached:
    """A PDF attachment: what became of its pages."""

    enclosure: Enclosure
    drawn: Drawn

    @property
    def anchor(self) -> str:
        return f"f-{self.enclosure.number}"

    @cached_property
    def sheets(self) -> list[PageObject]:
        return list(PdfReader(io.BytesIO(self.drawn.content)).pages) if self.drawn.pages else []


def attached(enclosed: Sequence[Enclosure]) -> list[Attached]:
    """Return the PDF attachments in their order; what would make the dossier too thick is left to the archive."""
    found, pages = [], 0
    for one in enclosed:
        if one.file.media_type == "application/pdf":
            made = drawn(files.path_of(one.file))
            pages += made.pages
            found.append(Attached(one, made if pages <= MOST_TOGETHER else Drawn(error="long")))
    return found


def append(dossier: bytes, parts: Sequence[Attached], *, label: str, language: str) -> bytes:
    """Return the dossier with the sheets of the attachments behind their dividers; `label` is that of the version.

    An even number of pages is put in, so that what follows stays on its side of the leaf.
    """
    parts = [one for one in parts if one.sheets]
    if not parts:
        return dossier
    reader, stamps = PdfReader(io.BytesIO(dossier)), _stamps(parts, label, language)
    behind = {one.anchor: reader.get_destination_page_number(reader.named_destinations[one.anchor]) for one in parts}
    writer = PdfWriter(clone_from=reader)
    for one in reversed(parts):
        _put_in(writer, one, (behind[one.anchor] or 0) + 1, stamps[one.anchor])
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _put_in(writer: PdfWriter, part: Attached, place: int, stamps: Sequence[PageObject]) -> None:
    for number, (sheet, stamp) in enumerate(zip(part.sheets, stamps, strict=True)):
        writer.insert_page(sheet, place + number).merge_page(stamp)
    if len(part.sheets) % 2:
        last = part.sheets[-1].mediabox
        writer.insert_blank_page(float(last.width), float(last.height), place + len(part.sheets))


def _stamps(parts: Sequence[Attached], label: str, language: str) -> dict[str, list[PageObject]]:
    """Return the stamps of each part, a page for each sheet."""
    rows = [
        {"number": one.enclosure.number, "page": page, "pages": one.drawn.pages, "wide": _is_wide(sheet)}
        for one in parts
        for page, sheet in enumerate(one.sheets, start=1)
    ]
    content = render_pdf("pdf/reports_dossier_stamps.html", {"rows": rows, "label": label}, language=language)
    made = iter(PdfReader(io.BytesIO(content)).pages)
    return {one.anchor: [next(made) for _sheet in one.sheets] for one in parts}


def _is_wide(sheet: PageObject) -> bool:
    return bool(sheet.mediabox.width > sheet.mediabox.height)
