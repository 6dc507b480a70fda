"""Office files: which program wrote them, and whether they hold what must not come in.

Nothing is unpacked before the directory of the archive has been checked; nothing is parsed as XML.
"""

import re
import stat
import zipfile
import zlib
from collections.abc import Sequence
from itertools import pairwise
from typing import BinaryIO

from django.utils.translation import gettext as _

from common.unsafe import UnsafeFile

MOST_MEMBERS = 10_000
MOST_UNPACKED = 300 * 1024 * 1024
# Sheets of figures reach 40; what repeats one byte reaches 1,000.
MOST_RATIO = 200
_RATIO_FROM = 10 * 1024 * 1024
_CHUNK = 256 * 1024
_OVERLAP = 32

# The part that tells what an archive is.
_MAIN_PARTS = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
    "OFD.xml": "ofd",
}
_MACROS = re.compile(r"vbaproject|macrosheets/|activex/|\.exe$|\.dll$|\.bat$|\.js$|\.vbs$", re.IGNORECASE)
_MACRO_TYPE = b"macroEnabled"
# Declarations have no place in office XML; in UTF-16 each letter has a zero beside it.
_DECLARATION = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)")

_ENTRY_SIZE = 128
_STREAMS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls"}
_ENCRYPTED = "EncryptedPackage"  # what a workbook with a password becomes
# The beginning of an xls (BIFF8), followed at once by the record that says how it is encrypted.
_LOCKED_XLS = re.compile(rb"\x09\x08\x10\0\0\x06\x05\0.{12}\x2f\0", re.DOTALL)
_MACRO_STORAGES = ("_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA")


def zipped_kind(content: BinaryIO) -> str | None:
    """Return docx, xlsx, pptx or ofd; None for another archive. Raises `UnsafeFile`."""
    try:
        with zipfile.ZipFile(content) as archive:
            members = archive.infolist()
            kind = next((code for part, code in _MAIN_PARTS.items() if part in archive.namelist()), None)
            if kind:
                _check_directory(members)
                _check_content(archive, members)
            return kind
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise _broken() from error


def compound_kind(content: BinaryIO) -> str | None:
    """Return doc or xls by the names in the directory of a compound file; None for another. Raises `UnsafeFile`."""
    data = content.read()
    if any(_has_entry(data, name) for name in _MACRO_STORAGES):
        raise _with_macros()
    if _has_entry(data, _ENCRYPTED) or _LOCKED_XLS.search(data):
        raise _locked()
    return next((code for name, code in _STREAMS.items() if _has_entry(data, name)), None)


def _check_directory(members: Sequence[zipfile.ZipInfo]) -> None:
    """Check what the archive says of itself, before anything is unpacked."""
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise _too_much()
    names = [member.filename for member in members]
    if len(set(names)) != len(names) or any(_leads_out(member) for member in members) or _overlap(members):
        raise _broken()
    if any(member.flag_bits & 1 for member in members):
        raise _locked()
    if any(_MACROS.search(name) for name in names):
        raise _with_macros()


def _check_content(archive: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo]) -> None:
    """Unpack each member in pieces, counting what really comes out, and look for what has no place in it."""
    unpacked = 0
    for member in members:
        before, tail = unpacked, b""
        with archive.open(member) as part:
            while piece := part.read(_CHUNK):
                unpacked += len(piece)
                if unpacked > MOST_UNPACKED or _swells(unpacked - before, member):
                    raise _too_much()
                _check_piece(member.filename, tail + piece)
                tail = piece[-_OVERLAP:]


def _check_piece(name: str, piece: bytes) -> None:
    if not name.endswith((".xml", ".rels")):
        return
    if _DECLARATION.search(piece):
        raise UnsafeFile(
            _("it holds declarations that office files do not have."), _("Save it anew and send it again.")
        )
    if name == "[Content_Types].xml" and _MACRO_TYPE in piece:
        raise _with_macros()


def _leads_out(member: zipfile.ZipInfo) -> bool:
    name = member.filename
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    return is_link or name.startswith("/") or "\\" in name or "\0" in name or ".." in name.split("/")


def _overlap(members: Sequence[zipfile.ZipInfo]) -> bool:
    """Say whether members share bytes of the file, as those of a bomb without nesting do."""
    placed = sorted((member.header_offset, member.compress_size) for member in members)
    return any(offset + size > following for (offset, size), (following, _size) in pairwise(placed))


def _swells(unpacked: int, member: zipfile.ZipInfo) -> bool:
    return unpacked > _RATIO_FROM and unpacked > MOST_RATIO * max(member.compress_size, 1)


def _has_entry(data: bytes, name: str) -> bool:
    """Say whether the directory has an entry of this name: 64 bytes of UTF-16 and its length, at a multiple of 128."""
    spelled = name.encode("utf-16-le") + b"\0\0"
    length = len(spelled).to_bytes(2, "little")
    at = data.find(spelled)
    while at != -1:
        if at % _ENTRY_SIZE == 0 and data[at + 64 : at + 66] == length:
            return True
        at = data.find(spelled, at + 1)
    return False


def _with_macros() -> UnsafeFile:
    return UnsafeFile(_("it contains macros or programs."), _("Save it without macros (docx, xlsx) and send it again."))


def _locked() -> UnsafeFile:
    return UnsafeFile(_("it is protected by a password."), _("Save it without a password."))


def _too_much() -> UnsafeFile:
    return UnsafeFile(_("it becomes too large when unpacked."), _("Split it, or take out what is not needed."))


def _broken() -> UnsafeFile:
    return UnsafeFile(_("it is broken."), _("Open it, save it anew and send it again."))
