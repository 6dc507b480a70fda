"""Reads papers back as a reader would: their words, and what would show as an empty box."""

from contextlib import AbstractContextManager, closing
from typing import Any, cast

import pymupdf

NOTDEF = 0


def opened(pdf: bytes) -> AbstractContextManager[Any]:
    """Open a paper; the library knows no types."""
    return closing(cast("Any", pymupdf).open(stream=pdf, filetype="pdf"))


def text(pdf: bytes) -> str:
    """Return all words of a paper."""
    with opened(pdf) as document:
        return "\n".join(page.get_text() for page in document)


def missing_glyphs(pdf: bytes) -> set[str]:
    """Return the characters for which no font had a shape; spaces have none by nature."""
    with opened(pdf) as document:
        spans = [span for page in document for span in page.get_texttrace()]
    drawn = {(chr(code), glyph) for span in spans for code, glyph, *_ in span["chars"]}
    return {character for character, glyph in drawn if glyph == NOTDEF and not character.isspace()}


def fonts(pdf: bytes) -> set[str]:
    """Return the names of the embedded fonts, without the marks of their subsets."""
    with opened(pdf) as document:
        return {font[3].split("+")[-1] for page in document for font in page.get_fonts()}
