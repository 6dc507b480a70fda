"""Pages of strangers' PDFs are drawn anew on A4 sheets, and nothing but what is drawn comes along."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.actions import JavaScript
from pypdf.annotations import FreeText, Link
from pypdf.generic import DictionaryObject, NameObject

from common import pdf_pages
from common.pdf_pages import Drawn, drawn
from tests import papers as read
from tests.factories import dossiers


def kept(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def sizes(made: Drawn) -> list[tuple[int, int]]:
    pages = PdfReader(io.BytesIO(made.content)).pages
    return [(round(float(one.mediabox.width)), round(float(one.mediabox.height))) for one in pages]


def test_pages_of_any_size_and_turn_lie_upright_on_a4(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(dossiers.pdf("一", "二", "三")))
    writer.pages[1].rotate(90)
    writer.pages[2].scale_to(1684.0, 2384.0)
    made = drawn(kept(tmp_path / "a.pdf", _written(writer)))
    assert (made.pages, made.overlaid, made.error) == (3, False, "")
    assert sizes(made) == [(595, 842), (842, 595), (595, 842)]
    with read.opened(made.content) as document:
        assert [page.get_text().strip() for page in document] == ["一", "二", "三"]
        for page in document:
            for x0, y0, x1, y1, *_word in page.get_text("words"):
                assert page.rect.contains((x0, y0))
                assert page.rect.contains((x1, y1))


def test_scripts_links_forms_and_files_stay_behind_and_what_is_missing_is_said(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(dossiers.pdf("一")))
    writer.add_open_action(JavaScript("app.alert(1)"))
    writer.add_attachment("evil.exe", b"MZ")
    writer.add_annotation(0, Link(rect=(0, 0, 100, 100), url="https://example.com/"))
    assert drawn(kept(tmp_path / "a.pdf", _written(writer))).overlaid is False
    note = FreeText(text="seal", rect=(50, 50, 200, 100))
    note[NameObject("/AP")] = DictionaryObject()
    writer.add_annotation(0, note)
    made = drawn(kept(tmp_path / "b.pdf", _written(writer)))
    assert (made.pages, made.overlaid) == (1, True)
    for word in (b"/JavaScript", b"/JS", b"EmbeddedFile", b"/URI", b"/Annots", b"/AcroForm"):
        assert word not in made.content


def test_what_cannot_be_drawn_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = PdfWriter(clone_from=io.BytesIO(dossiers.pdf("一")))
    locked.encrypt("x", algorithm="RC4-128")
    assert drawn(kept(tmp_path / "locked.pdf", _written(locked))) == Drawn(error="encrypted")
    for broken in (b"%PDF-1.4\none\n%%EOF", b"", b"%PDF-1.4\n" + b"[" * 100_000):
        assert drawn(kept(tmp_path / "broken.pdf", broken)) == Drawn(error="broken")
    monkeypatch.setattr(pdf_pages, "MOST_PAGES", 2)
    assert drawn(kept(tmp_path / "long.pdf", dossiers.pdf("一", "二", "三"))) == Drawn(error="long")
    monkeypatch.setattr(pdf_pages, "MOST_BYTES", 10)
    assert drawn(kept(tmp_path / "large.pdf", dossiers.pdf("一"))) == Drawn(error="heavy")


def test_a_file_that_takes_too_long_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "_MOST_SECONDS", 0.001)
    assert drawn(kept(tmp_path / "slow.pdf", dossiers.pdf("一"))) == Drawn(error="heavy")


def _written(writer: PdfWriter) -> bytes:
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
