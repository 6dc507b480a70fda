"""Draws the pages of a stranger's PDF anew on A4 sheets, in a process of its own; started by `common.pdf_pages`.

Only what is drawn on a page comes along: no script, form, link, file or password. Bounded memory and time, because
what a PDF makes its reader do is not known before it is opened. Takes the file on the standard input, gives one line of
JSON and then the new PDF; imports nothing of the portal.
"""

import io
import json
import logging
import resource
import sys
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter, Transformation

MOST_MEMORY = 1024 * 1024 * 1024
MOST_SECONDS = 60
SHORT, LONG = 595.276, 841.89  # A4 in points
MARGIN = 36.0  # points kept free around a page: printers cut, and the stamp stands there
_ASIDE = {"/Link", "/Popup"}  # annotations that draw nothing of the document


def main(most_pages: int) -> None:
    """Print what came of it: how many pages and whether something laid over them is missing, or what stands against."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    logging.disable(logging.CRITICAL)
    said, content = _drawn(sys.stdin.buffer.read(), most_pages)
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + content)


def _drawn(content: bytes, most_pages: int) -> tuple[dict[str, Any], bytes]:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            return {"error": "encrypted"}, b""
        if len(reader.pages) > most_pages:
            return {"error": "long"}, b""
        return _sheets(list(reader.pages))
    except Exception:  # noqa: BLE001 - a broken file breaks the library in any way
        return {"error": "broken"}, b""


def _sheets(pages: list[PageObject]) -> tuple[dict[str, Any], bytes]:
    source, writer, made = PdfWriter(), PdfWriter(), io.BytesIO()
    overlaid = [_bared(page) for page in pages]
    for page in pages:
        _draw(writer, source.add_page(page))
    writer.write(made)
    return {"pages": len(pages), "overlaid": any(overlaid)}, made.getvalue()


def _bared(page: PageObject) -> bool:
    """Take from a page what lies over it; say whether something was drawn there."""
    return any(_is_drawn(one.get_object()) for one in page.pop("/Annots", None) or ())


def _draw(writer: PdfWriter, page: PageObject) -> None:
    """Draw a page upright in the middle of a sheet, made smaller if need be."""
    page.transfer_rotation_to_content()
    box = page.cropbox
    wide, high = float(box.width), float(box.height)
    width, height = (LONG, SHORT) if wide > high else (SHORT, LONG)
    scale = min(1.0, (width - 2 * MARGIN) / wide, (height - 2 * MARGIN) / high)
    to_middle = (width - wide * scale) / 2, (height - high * scale) / 2
    sheet = writer.add_blank_page(width, height)
    place = Transformation().translate(-float(box.left), -float(box.bottom)).scale(scale).translate(*to_middle)
    sheet.merge_transformed_page(page, place)


def _is_drawn(annotation: Any) -> bool:
    return annotation.get("/Subtype") not in _ASIDE and "/AP" in annotation


if __name__ == "__main__":
    main(int(sys.argv[1]))
