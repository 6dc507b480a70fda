"""Files as programs really write them, and the same files tampered with."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import pymupdf
import pytest
import xlsxwriter
from django.utils import translation

from common import office, pictures, uploads

TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>'
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml", "ofd": "OFD.xml"}


def archive(
    members: Iterable[tuple[str | zipfile.ZipInfo, bytes]], *, compression: int = zipfile.ZIP_DEFLATED
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as file:
        for name, content in members:
            file.writestr(name, content)
    return buffer.getvalue()


def package(kind: str, *extra: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    return archive([("[Content_Types].xml", TYPES), (MAIN[kind], b"<root/>"), *extra])


def workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.add_worksheet("指标").write_column(0, 0, range(1000))
    return buffer.getvalue()


@cache
def pdf() -> bytes:
    """Return a real file, the same one each time."""
    document: Any = pymupdf.open()
    document.new_page()
    content: bytes = document.tobytes()
    return content


def png(width: int = 10, height: int = 10) -> bytes:
    size = struct.pack(">II", width, height)
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + size + b"\x08\x02\0\0\0" + b"\0" * 8 + b"IEND\xaeB`\x82"


def jpeg(width: int = 10, height: int = 10) -> bytes:
    frame = b"\xff\xc0\0\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\0"
    return b"\xff\xd8\xff\xe0\0\x04AB" + frame + b"\xff\xda\0\x02\x00\xff\xd9"


def compound(*names: str) -> bytes:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    for name in names:
        spelled = name.encode("utf-16-le") + b"\0\0"
        content += spelled.ljust(64, b"\0") + struct.pack("<H", len(spelled)) + b"\x02" + b"\0" * 61
    return content


def identify(content: bytes, name: str, kinds: frozenset[str] = uploads.DOCUMENTS) -> str:
    return uploads.identify(io.BytesIO(content), name, kinds).code


def refusal(content: bytes, name: str, kinds: frozenset[str] = uploads.DOCUMENTS) -> tuple[str, str]:
    with translation.override("en"), pytest.raises(uploads.UnfitFile) as caught:
        identify(content, name, kinds)
    return caught.value.message, caught.value.remedy


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("总结.pdf", pdf()),
        ("指标.xlsx", workbook()),
        ("总结.DOCX", package("docx")),
        ("汇报.pptx", package("pptx")),
        ("版式.ofd", package("ofd")),
        ("总结.doc", compound("Root Entry", "WordDocument")),
        ("总结.wps", compound("Root Entry", "WordDocument")),
        ("指标.xls", compound("Root Entry", "Workbook")),
        ("指标.et", compound("Root Entry", "Book")),
        ("照片.png", png()),
        ("照片.jpg", jpeg()),
        ("照片.jpeg", jpeg()),
    ],
)
def test_a_file_is_taken_for_what_it_is(name: str, content: bytes) -> None:
    kind = uploads.KINDS[identify(content, name)]
    assert name.lower().rpartition(".")[2] in kind.extensions


def test_a_file_of_another_kind_than_its_name_says_is_named_by_its_kind() -> None:
    assert refusal(workbook(), "总结.pdf") == (
        "“总结.pdf” is in fact a file of the kind Excel (xlsx).",
        "Give it the ending .xlsx, or choose the right file.",
    )


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\0 a program",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%!PS-Adobe-3.0 EPSF-3.0",
        b"<html><script>alert(1)</script>",
        archive([("readme.txt", b"an archive")]),
        compound("Root Entry", "SomethingElse"),
        b" %PDF-1.7 not at the start %%EOF",
    ],
)
def test_what_is_no_document_is_not_taken_whatever_its_name(content: bytes) -> None:
    message, remedy = refusal(content, "附件.pdf", frozenset({"pdf", "png"}))
    assert message == "“附件.pdf” is of a kind that cannot be taken here."
    assert remedy == "Save it in one of these formats: PDF, PNG."


def test_a_kind_that_is_not_wanted_here_is_not_taken() -> None:
    assert (
        refusal(pdf(), "指标.pdf", uploads.WORKBOOKS)[1]
        == "Save it in one of these formats: Excel (xlsx), Excel (xls)."
    )


def test_an_empty_file_is_said_to_be_empty() -> None:
    assert refusal(b"", "总结.pdf")[0] == "“总结.pdf” is empty."


def test_a_pdf_cut_off_on_its_way_is_noticed() -> None:
    assert refusal(pdf()[:200], "总结.pdf")[0] == "“总结.pdf” cannot be taken: it is not complete."


def link_member() -> zipfile.ZipInfo:
    member = zipfile.ZipInfo("word/link")
    member.external_attr = 0o120777 << 16
    return member


@pytest.mark.parametrize(
    "extra",
    [
        ("xl/vbaProject.bin", b"macro"),
        ("xl/macrosheets/sheet1.xml", b"<x/>"),
        ("xl/activeX/activeX1.bin", b"x"),
        ("xl/embeddings/tool.exe", b"MZ"),
    ],
)
def test_macros_and_programs_are_not_taken(extra: tuple[str, bytes]) -> None:
    assert refusal(package("xlsx", extra), "表.xlsx")[0] == "“表.xlsx” cannot be taken: it contains macros or programs."


def test_macros_announced_in_the_content_types_are_not_taken() -> None:
    types = b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    content = archive([("[Content_Types].xml", types), ("word/document.xml", b"<root/>")])
    assert "macros" in refusal(content, "文.docx")[0]


def test_macros_in_old_files_are_not_taken() -> None:
    assert "macros" in refusal(compound("WordDocument", "_VBA_PROJECT"), "文.doc")[0]


def test_a_word_of_the_text_is_not_taken_for_a_macro() -> None:
    text = "_VBA_PROJECT".encode("utf-16-le") + b"\0\0"
    assert identify(compound("WordDocument") + b"  " + text + b"\0" * 200, "文.doc") == "doc"


@pytest.mark.parametrize("member", ["../../etc/passwd", "/etc/passwd", "word\\..\\evil.xml", link_member()])
def test_members_that_lead_out_of_the_archive_are_not_taken(member: str | zipfile.ZipInfo) -> None:
    assert refusal(package("docx", (member, b"x")), "文.docx")[0] == "“文.docx” cannot be taken: it is broken."


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_the_same_name_are_not_taken() -> None:
    assert "broken" in refusal(package("docx", ("word/document.xml", b"<other/>")), "文.docx")[0]


@pytest.mark.parametrize("encode", [str.encode, lambda text: text.encode("utf-16")])
def test_declarations_are_not_taken_in_any_encoding(encode: Callable[[str], bytes]) -> None:
    bomb = encode('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>')
    message, _remedy = refusal(package("docx", ("word/styles.xml", b" " * 300_000 + bomb)), "文.docx")
    assert message == "“文.docx” cannot be taken: it holds declarations that office files do not have."


def test_an_archive_that_swells_is_not_taken() -> None:
    content = package("xlsx", ("xl/worksheets/sheet1.xml", b"0" * 20_000_000))
    assert len(content) < 30_000
    assert refusal(content, "表.xlsx")[0] == "“表.xlsx” cannot be taken: it becomes too large when unpacked."


def test_an_archive_that_says_it_becomes_too_large_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MOST_UNPACKED", 1000)
    assert "too large" in refusal(package("xlsx", ("xl/a.xml", b"0" * 2000)), "表.xlsx")[0]


def test_an_archive_of_too_many_members_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MOST_MEMBERS", 3)
    assert "too large" in refusal(package("xlsx", ("a", b"1"), ("b", b"2")), "表.xlsx")[0]


def test_members_that_share_bytes_are_not_taken() -> None:
    content = bytearray(package("docx", ("word/a.xml", b"<a/>"), ("word/b.xml", b"<b/>")))
    entries = [at for at in range(len(content)) if content[at : at + 4] == b"PK\x01\x02"]
    # The last member of the directory points to the place of the one before it.
    content[entries[-1] + 42 : entries[-1] + 46] = content[entries[-2] + 42 : entries[-2] + 46]
    assert "broken" in refusal(bytes(content), "文.docx")[0]


def test_a_damaged_archive_is_said_to_be_broken() -> None:
    content = bytearray(package("docx", ("word/styles.xml", bytes(range(256)) * 40)))
    content[content.index(b"word/styles.xml") + 40] ^= 0xFF
    assert "broken" in refusal(bytes(content), "文.docx")[0]
    assert "broken" in refusal(b"PK\x03\x04 cut off", "文.docx")[0]


def test_an_archive_with_a_password_is_not_taken() -> None:
    content = bytearray(package("docx"))
    for start, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(start)
        content[at + offset] |= 1
    assert refusal(bytes(content), "文.docx")[0] == "“文.docx” cannot be taken: it is protected by a password."


@pytest.mark.parametrize("picture", [png(20_000, 20_000), jpeg(20_000, 20_000)])
def test_a_picture_of_too_many_pixels_is_not_taken(picture: bytes) -> None:
    assert "too many pixels" in refusal(picture, "照片.png")[0]


def test_the_largest_picture_is_taken() -> None:
    assert pictures.MOST_PIXELS == 10_000 * 6_000
    assert identify(png(10_000, 6_000), "照片.png") == "png"


@pytest.mark.parametrize("picture", [png()[:20], png()[:-12], jpeg()[:3], jpeg()[:12], b"\xff\xd8\xff\xda\0\x02"])
def test_a_broken_picture_is_not_taken(picture: bytes) -> None:
    assert "picture is broken" in refusal(picture, "照片.png")[0]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("2024年度报告.pdf", "2024年度报告.pdf"),
        ("C:\\Users\\王\\报告.docx", "报告.docx"),
        ("../../etc/passwd", "passwd"),
        ("报告\0.pdf\r\n", "报告.pdf"),
        ("报告\u202efdp.exe", "报告fdp.exe"),
        (" .htaccess", "htaccess"),
        ("", "file"),
        ("...", "file"),
        ("长" * 300 + ".pdf", "长" * 196 + ".pdf"),
        ("a." + "x" * 300, "x" * 200),
    ],
)
def test_a_name_is_kept_without_what_could_harm(given: str, shown: str) -> None:
    assert uploads.clean_name(given) == shown
