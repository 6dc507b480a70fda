"""Dossiers and archives: what is in them, that they are the same each time, and that a change is found."""

import io
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook
from pypdf import PdfReader

from common import archives
from common.archives import Altered
from journal.domain import files, papers
from journal.models import Job, Paper, StoredFile
from programmes.models import Round
from reports.domain import archiving
from reports.domain.verifying import verify
from reports.models import FilingVersion
from tests import papers as read
from tests.factories import dossiers
from tests.factories import reports as make
from tests.factories.reports import World

pytestmark = pytest.mark.once


@dataclass
class Archived:
    """An archive that the worker has made: of what, where it lies, what was said of the progress."""

    label: str
    digest: str
    edition: str
    files: list[dict[str, Any]]
    path: Path
    progress: list[tuple[int, int]]


_MADE: list[Archived] = []


@pytest.fixture
def archived(world: World, report_round: Round, tmp_path_factory: pytest.TempPathFactory) -> Archived:
    """Make one archive for all tests that only look at it."""
    if not _MADE:
        _MADE.append(_make(world, report_round, tmp_path_factory.mktemp("archived") / "archive.zip"))
    return _MADE[0]


def _make(world: World, opened: Round, path: Path) -> Archived:
    version, said = dossiers.report_with_files(world, opened), []
    paper = request(world, version)
    papers.make(paper, lambda done, total: said.append((done, total)))
    paper.refresh_from_db()
    assert paper.file is not None
    shutil.copy(files.path_of(paper.file), path)
    return Archived(version.label, version.digest, version.edition.digest, version.files, path, said)


def request(world: World, version: FilingVersion) -> Paper:
    return archiving.request_archive(actor=world.park, version=version, language="zh-hans")


def _after(lines: list[str], title: str) -> list[str]:
    """Return a title of the contents and its page number, which follows the dots."""
    place = lines.index(title)
    return [title, next(line for line in lines[place + 1 :] if line.isdigit())]


def test_a_dossier_is_ready_for_printing_on_both_sides(archived: Archived) -> None:
    pdf = next(content for name, content in dossiers.entries(archived.path).items() if name.endswith("-01.pdf"))
    assert read.missing_glyphs(pdf) == set()
    reader = PdfReader(io.BytesIO(pdf))
    assert str(reader.root_object["/MarkInfo"]) == "{'/Marked': True}"
    with read.opened(pdf) as document:
        texts = [page.get_text().replace("\u2002", " ") for page in document]
        wide = [page.number for page in document if page.rect.width > page.rect.height]
    # Cover and its empty back, then the contents as page 1; projects have nine columns and lie across.
    assert [f"— {number} —" in text for number, text in enumerate(texts, start=-1)][:4] == [False, False, True, True]
    assert texts[1].strip() == ""
    assert [("重大项目" in texts[number]) for number in wide] == [True]
    assert archived.label in texts[0]
    digest = "".join(texts[0].split("内容指纹")[1].split())
    assert digest == archived.digest
    contents = [line.strip() for line in texts[2].splitlines()]
    assert _after(contents, "一、基本情况") == ["一、基本情况", "2"]
    assert _after(contents, "附件清单") == ["附件清单", "7"]
    assert f"附件1　{dossiers.PICTURE}" in texts[-3]
    assert len(reader.pages[-3].images) == 1
    assert [f"附件{number}　证明.pdf" in texts[number - 4] for number in (2, 3)] == [True, True]
    assert "未附印：文件已损坏，无法读取。" in texts[-1]
    assert all(one["sha256"] in "".join(texts).replace("\n", "") for one in archived.files)


def test_pages_of_pdf_attachments_follow_their_dividers_stamped_and_marked(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    for name, content in (
        ("环评批复.pdf", dossiers.pdf("批复正文一", "批复正文二", "批复正文三")),
        ("损坏.pdf", b"%PDF-1.4\none\n%%EOF"),
        ("验收意见.pdf", dossiers.pdf("验收正文")),
    ):
        dossiers.attach(world, filing, name, content)
    version = make.submit(world.park, filing)
    asked = archiving.request_dossier(actor=world.park, version=version, language="zh-hans")
    pdf = dossiers.made(asked).read_bytes()
    assert read.missing_glyphs(pdf) == set()
    with read.opened(pdf) as document:
        texts = [" ".join(page.get_text().replace("\u2002", " ").split()) for page in document][-9:]
        marks = {title: page for _level, title, page in document.get_toc()}
        first = document.page_count - 9
    assert [text.split(" ")[0] for text in texts] == [
        "附件1", "批复正文一", "批复正文二", "批复正文三", "", "附件2", "附件3", "验收正文", "",
    ]  # fmt: skip
    assert "附后共3页。" in texts[0]
    assert texts[2] == f"批复正文二 附件1 第2页，共3页 {version.label}"
    assert "未附印：文件已损坏" in texts[5]
    assert {title: page - first for title, page in marks.items() if title[:2] == "附件" and "　" in title} == {
        "附件1　环评批复.pdf": 1, "附件2　损坏.pdf": 6, "附件3　验收意见.pdf": 7,
    }  # fmt: skip
    # Still tagged, but pages of strangers are not: it no longer claims to keep the standard.
    root = PdfReader(io.BytesIO(pdf)).root_object
    assert (str(root["/MarkInfo"]), "/StructTreeRoot" in root, b"pdfuaid" in pdf) == ("{'/Marked': True}", True, False)


def test_an_archive_names_its_files_safely_and_lists_each(archived: Archived) -> None:
    found = dossiers.entries(archived.path)
    name = f"盐城环保高新技术产业开发区_2025年度总结报告_{archived.label}"
    assert list(found) == [
        f"{name}.pdf",
        f"附件/十六、附件/001_{dossiers.PICTURE}",
        "附件/十六、附件/002_证明.pdf",
        "附件/十六、附件/003_证明.pdf",
        "数据/content.json",
        "数据/七_主要指标.xlsx",
        "数据/八_重大项目进展.xlsx",
        "清单.txt",
        "manifest.json",
    ]
    manifest = json.loads(found["manifest.json"])
    assert [one["path"] for one in manifest["files"]] == list(found)[:-1]
    (about,) = manifest["dossiers"]
    assert (about["version"], about["fingerprint"]) == (archived.label, archived.digest)
    assert about["submitted_at"] == make.NOW.isoformat()
    assert about["edition"] == archived.edition
    listed = found["清单.txt"].decode("utf-8-sig")
    assert all(one["sha256"] in listed for one in archived.files)
    sheet = load_workbook(io.BytesIO(found["数据/八_重大项目进展.xlsx"])).active
    assert sheet is not None
    assert sheet["A2"].value == "余热梯级利用改造"


def test_the_worker_says_how_far_it_is(archived: Archived) -> None:
    assert archived.progress == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_the_same_version_gives_the_same_bytes_and_none_from_a_file_that_was_changed(
    world: World, report_round: Round, capsys: pytest.CaptureFixture[str]
) -> None:
    version = dossiers.report_with_files(world, report_round)
    path = dossiers.made(request(world, version))
    call_command("verify_dossier", path)
    assert "本平台留存的一致" in capsys.readouterr().out
    first = path.read_bytes()
    Paper.objects.all().delete()
    Job.objects.all().delete()
    with make.moved_to(make.NOW.replace(month=11)):
        assert dossiers.made(request(world, version)).read_bytes() == first
    Paper.objects.filter(document=archiving.ARCHIVE).delete()
    stored = StoredFile.objects.get(public_id=version.files[1]["public_id"])
    files.path_of(stored).write_bytes(b"%PDF-1.4\nOne\n%%EOF")
    with pytest.raises(Altered, match="002_证明"):
        papers.make(request(world, version))


def test_every_change_to_an_archive_is_found(
    archived: Archived, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = archived.path
    evidence, manifest = "附件/十六、附件/002_证明.pdf", json.loads(dossiers.entries(path)["manifest.json"])
    forged = {**manifest, "dossiers": [{**manifest["dossiers"][0], "fingerprint": "0" * 64}]}
    changes: dict[str, dict[str, bytes | None]] = {
        f"altered: {evidence}": {evidence: b"%PDF-1.4\nTwo\n%%EOF"},
        f"missing: {evidence}": {evidence: None},
        "extra: 附件/more.pdf": {"附件/more.pdf": b"more"},
        "manifest: manifest.json": {"manifest.json": b"[]"},
        "fingerprint: 数据/content.json": {"manifest.json": json.dumps(forged).encode()},
    }
    for number, (message, changed) in enumerate(changes.items()):
        with pytest.raises(CommandError):
            call_command("verify_dossier", dossiers.rewritten(path, tmp_path / f"{number}.zip", changed))
        assert capsys.readouterr().err.strip() == message
    (tmp_path / "no.zip").write_bytes(b"no archive")
    with pytest.raises(CommandError):
        call_command("verify_dossier", tmp_path / "no.zip")


def test_an_archive_of_another_portal_is_sound_but_unknown(db: None, tmp_path: Path) -> None:
    with (tmp_path / "x.zip").open("w+b") as stream:
        with archives.Archive(stream, make.NOW) as made:
            made.add("content.json", b"{}")
            dossier = {"version": "X", "fingerprint": made.files[0].sha256, "content": "content.json"}
            made.finish({"dossiers": [dossier]})
        found = verify(stream)
    assert (found.is_sound, found.known) == (True, False)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("..\\..\\con.pdf", "_.._con.pdf"),
        ("con.pdf", "_con.pdf"),
        ("a/b:c*?.docx", "a_b_c__.docx"),
        ("\u202egpj.exe", "gpj.exe"),
        (" . ", "_"),
        ("长" * 200 + ".pdf", "长" * 76 + ".pdf"),
    ],
)
def test_names_are_safe_on_every_system(name: str, safe: str) -> None:
    assert archives.safe_name(name) == safe
