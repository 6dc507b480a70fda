"""Dossiers and archives made as the worker makes them."""

import io
import zipfile
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from weasyprint import HTML

from journal.domain import files, jobs
from journal.models import Paper
from programmes.models import Round
from reports.domain import attachments
from reports.models import Filing, FilingVersion
from tests.factories import reports as make
from tests.factories.reports import World

PICTURE = "盖章页（伊通满族自治县经济开发区）.png"


def report_with_files(world: World, opened: Round) -> FilingVersion:
    """Hand in the report of the first base with a picture, and two PDFs of the same name."""
    filing = make.filled_report(world, opened)
    attach(world, filing, PICTURE, picture())
    for text in (b"one", b"two"):
        attach(world, filing, "证明.pdf", b"%PDF-1.4\n" + text + b"\n%%EOF")
    return make.submit(world.park, filing)


def attach(world: World, filing: Filing, name: str, content: bytes) -> None:
    upload = SimpleUploadedFile(name, content)
    attachments.attach(actor=world.park, filing=filing, section="attachments", field="evidence", upload=upload)


def picture() -> bytes:
    """Return a scan as large as a page at 200 dpi."""
    drawn = io.BytesIO()
    Image.linear_gradient("L").resize((1654, 2339)).save(drawn, "PNG")
    return drawn.getvalue()


def pdf(*texts: str) -> bytes:
    """Return a PDF with a page for each text, its font within it."""
    pages = "".join(f'<p style="break-after: page">{text}</p>' for text in texts)
    return bytes(HTML(string=f"<html lang='zh-Hans'><body>{pages}").write_pdf())


def made(paper: Paper) -> Path:
    """Have the worker make a paper; return where its file lies."""
    assert paper.job is not None
    jobs.run_job(paper.job.pk)
    paper.refresh_from_db()
    assert paper.file is not None, paper.job.error
    return files.path_of(paper.file)


def entries(path: Path) -> dict[str, bytes]:
    """Return the files of an archive in their order."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(path: Path, target: Path, changed: dict[str, bytes | None]) -> Path:
    """Write an archive anew with some files changed, added, or (None) left out."""
    contents = {**entries(path), **changed}
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in contents.items():
            if content is not None:
                archive.writestr(name, content)
    return target
