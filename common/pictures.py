"""Pictures: told by their structure, and refused when unpacking them would fill the memory (pixel flood)."""

import struct
from typing import BinaryIO

from django.utils.translation import gettext as _

from common.unsafe import UnsafeFile

MOST_PIXELS = 60_000_000
# Start of frame: all kinds but the tables that share the range (DHT, JPG, DAC).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN = 0xDA
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length


def png_kind(content: BinaryIO) -> str:
    """Return `png`; raises `UnsafeFile` for a broken or oversized picture."""
    head = _exactly(content, 24)
    if head[12:16] != b"IHDR":
        raise _broken()
    _check_size(*struct.unpack(">II", head[16:24]))
    content.seek(-12, 2)
    if content.read(8)[4:] != b"IEND":
        raise _broken()
    return "png"


def jpeg_kind(content: BinaryIO) -> str:
    """Return `jpeg`; raises `UnsafeFile` for a broken or oversized picture."""
    content.seek(2)
    while marker := _next_marker(content):
        if marker in _FRAMES:
            height, width = struct.unpack(">xxxHH", _exactly(content, 7))
            _check_size(width, height)
            return "jpeg"
        if marker not in _ALONE:
            (length,) = struct.unpack(">H", _exactly(content, 2))
            content.seek(max(length - 2, 0), 1)
    raise _broken()


def _next_marker(content: BinaryIO) -> int:
    """Return the next marker; 0 at the end and where the picture itself begins without a frame."""
    if content.read(1) != b"\xff":
        return 0
    while (byte := content.read(1)) == b"\xff":
        pass
    return byte[0] if byte and byte[0] != _SCAN else 0


def _exactly(content: BinaryIO, count: int) -> bytes:
    read = content.read(count)
    if len(read) < count:
        raise _broken()
    return read


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise UnsafeFile(_("the picture has too many pixels."), _("Save it smaller."))


def _broken() -> UnsafeFile:
    return UnsafeFile(_("the picture is broken."), _("Save it anew and send it again."))
