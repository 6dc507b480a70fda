"""What a file is by its content, whatever its name says, and whether it is fit to be kept (ASVS 5.2)."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from common import office, pictures
from common.unsafe import UnsafeFile

NAME_LENGTH = 200


@dataclass(frozen=True)
class FileKind:
    """A kind of file: how it is called, the extensions it may bear, and as what it is handed out."""

    code: str
    label: str
    extensions: tuple[str, ...]
    media_type: str


class UnfitFile(Exception):
    """The file is not kept: what is wrong with it and what to do, in the reader's language."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


_OOXML = "application/vnd.openxmlformats-officedocument."

KINDS: Mapping[str, FileKind] = {
    kind.code: kind
    for kind in (
        FileKind("pdf", "PDF", ("pdf",), "application/pdf"),
        FileKind("docx", "Word (docx)", ("docx",), f"{_OOXML}wordprocessingml.document"),
        FileKind("xlsx", "Excel (xlsx)", ("xlsx",), f"{_OOXML}spreadsheetml.sheet"),
        FileKind("pptx", "PowerPoint (pptx)", ("pptx",), f"{_OOXML}presentationml.presentation"),
        # WPS Office writes the same containers under names of its own.
        FileKind("doc", "Word (doc)", ("doc", "wps"), "application/msword"),
        FileKind("xls", "Excel (xls)", ("xls", "et"), "application/vnd.ms-excel"),
        FileKind("ofd", "OFD", ("ofd",), "application/ofd"),
        FileKind("png", "PNG", ("png",), "image/png"),
        FileKind("jpeg", "JPEG", ("jpg", "jpeg"), "image/jpeg"),
    )
}

DOCUMENTS = frozenset(KINDS)
WORKBOOKS = frozenset({"xlsx", "xls"})


def clean_name(name: str) -> str:
    """Return a file's name for showing: no folders, no characters that are invisible or turn the reading direction."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(char for char in last if unicodedata.category(char)[0] != "C").strip(" .")
    stem, dot, extension = shown.rpartition(".")
    if not dot:
        return shown[:NAME_LENGTH] or "file"
    return f"{stem[: NAME_LENGTH - len(extension) - 1]}.{extension}"[-NAME_LENGTH:]


def identify(content: BinaryIO, name: str, kinds: frozenset[str]) -> FileKind:
    """Return the kind of a file; raises `UnfitFile` when it is unsafe, not of these kinds, or named otherwise."""
    code = _sniff(content, name)
    wanted = ", ".join(kind.label for kind in KINDS.values() if kind.code in kinds)
    remedy = _("Save it in one of these formats: %(formats)s.") % {"formats": wanted}
    if code is None or code not in kinds:
        raise UnfitFile(_("“%(name)s” is of a kind that cannot be taken here.") % {"name": name}, remedy)
    kind = KINDS[code]
    if name.rpartition(".")[2].lower() not in kind.extensions:
        raise _misnamed(name, kind)
    return kind


def _sniff(content: BinaryIO, name: str) -> str | None:
    head = content.read(16)
    content.seek(0)
    if not head:
        raise UnfitFile(_("“%(name)s” is empty.") % {"name": name}, _("Choose the file again."))
    try:
        return next((look(content) for start, look in _BY_START if head.startswith(start)), None)
    except UnsafeFile as unsafe:
        raise UnfitFile(
            _("“%(name)s” cannot be taken: %(why)s") % {"name": name, "why": unsafe}, unsafe.remedy
        ) from unsafe


def _pdf(content: BinaryIO) -> str | None:
    """A PDF ends with a mark; one that was cut off on its way does not."""
    content.seek(0, 2)
    content.seek(max(0, content.tell() - 2048))
    if b"%%EOF" not in content.read():
        raise UnsafeFile(_("it is not complete."), _("Send it again."))
    return "pdf"


def _misnamed(name: str, kind: FileKind) -> UnfitFile:
    values = {"name": name, "kind": kind.label, "extension": kind.extensions[0]}
    return UnfitFile(
        _("“%(name)s” is in fact a file of the kind %(kind)s.") % values,
        _("Give it the ending .%(extension)s, or choose the right file.") % values,
    )


_BY_START: tuple[tuple[bytes, Callable[[BinaryIO], str | None]], ...] = (
    (b"%PDF-", _pdf),
    (b"PK\x03\x04", office.zipped_kind),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", office.compound_kind),
    (b"\x89PNG\r\n\x1a\n", pictures.png_kind),
    (b"\xff\xd8\xff", pictures.jpeg_kind),
)
