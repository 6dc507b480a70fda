"""Archives (zip) written piece by piece, with a manifest by which every file in them can be checked later."""

import hashlib
import json
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Self

from common.clock import CHINA

MANIFEST = "manifest.json"
MANIFEST_LIMIT = 32 * 1024 * 1024
NAME_LENGTH = 80
ENDING_LENGTH = 10
_CHUNK = 1024 * 1024
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*', "_"))
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{kind}{one}" for kind in ("com", "lpt") for one in range(1, 10))}
)
_MODE = 0o644 << 16


class Altered(Exception):
    """A file of the store is not what its digest says."""


@dataclass(frozen=True)
class Listed:
    """A file of an archive: its path there, its size in bytes and its SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Mismatch:
    """What is wrong with a file of an archive: `missing`, `extra`, `altered`, `manifest` or `fingerprint`."""

    path: str
    kind: str


class Archive:
    """A zip being written into a stream within a `with` block. The same files and time give the same bytes."""

    def __init__(self, stream: IO[bytes], made_at: datetime) -> None:
        self._zip = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        self._at = made_at.astimezone(CHINA).timetuple()[:6]
        self.files: list[Listed] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._zip.close()

    def add(self, path: str, content: bytes) -> None:
        """Write a small file."""
        self._zip.writestr(self._entry(path, zipfile.ZIP_DEFLATED), content)
        self.files.append(Listed(path, len(content), hashlib.sha256(content).hexdigest()))

    def copy(self, path: str, source: Path, sha256: str) -> None:
        """Copy a file of any size; raises `Altered` when its content is not that of the digest."""
        entry, digest = self._entry(path, zipfile.ZIP_STORED), hashlib.sha256()
        entry.file_size = source.stat().st_size
        with source.open("rb") as content, self._zip.open(entry, "w") as target:
            while chunk := content.read(_CHUNK):
                digest.update(chunk)
                target.write(chunk)
        if digest.hexdigest() != sha256:
            raise Altered(path)
        self.files.append(Listed(path, entry.file_size, sha256))

    def finish(self, about: Mapping[str, Any]) -> None:
        """Write the manifest, which lists every file but itself."""
        manifest = {**about, "files": [vars(one) for one in self.files]}
        self._zip.writestr(self._entry(MANIFEST, zipfile.ZIP_DEFLATED), readable_json(manifest))

    def _entry(self, path: str, compression: int) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(path, date_time=self._at)
        entry.compress_type, entry.create_system, entry.external_attr = compression, 3, _MODE
        return entry


def readable_json(value: object) -> bytes:
    """Return JSON for people and programs, the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


def safe_name(text: str, length: int = NAME_LENGTH) -> str:
    """Return a name that every system takes: no folder, nothing invisible, not reserved, its ending kept."""
    plain = "".join(char for char in text if unicodedata.category(char)[0] != "C").translate(_NOT_IN_NAMES).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > ENDING_LENGTH:
        stem, ending = plain, ""
    stem = stem[: length - len(ending) - 1].strip(" .") or "_"
    stem = f"_{stem}" if stem.lower() in _RESERVED else stem
    return f"{stem}.{ending}" if ending else stem


def check(stream: IO[bytes]) -> tuple[dict[str, Any], list[Mismatch]]:
    """Compare an archive with its manifest; return the manifest and all that differs.

    Raises `zipfile.BadZipFile` for what is no archive. Reads no more of a file than the manifest says it has.
    """
    with zipfile.ZipFile(stream) as archive:
        manifest = _manifest(archive)
        if manifest is None:
            return {}, [Mismatch(MANIFEST, "manifest")]
        return manifest, list(_mismatches(archive, manifest))


def content_of(stream: IO[bytes], path: str, limit: int) -> bytes | None:
    """Return a file of an archive, None if it is not there or larger than `limit` bytes."""
    with zipfile.ZipFile(stream) as archive:
        return _read(archive, path, limit)


def _read(archive: zipfile.ZipFile, path: str, limit: int) -> bytes | None:
    if path not in archive.namelist():
        return None
    with archive.open(path) as file:
        content = file.read(limit + 1)
    return content if len(content) <= limit else None


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any] | None:
    content = _read(archive, MANIFEST, MANIFEST_LIMIT)
    try:
        manifest = json.loads(content or b"")
        files = [Listed(**one) for one in manifest["files"]]
    except (ValueError, KeyError, TypeError):
        return None
    return {**manifest, "files": files}


def _mismatches(archive: zipfile.ZipFile, manifest: Mapping[str, Any]) -> Iterator[Mismatch]:
    found, listed = archive.namelist(), [one.path for one in manifest["files"]]
    yield from (Mismatch(path, "extra") for path in sorted(set(found) - {*listed, MANIFEST}))
    yield from (Mismatch(path, "extra") for path, count in sorted(Counter(found).items()) if count > 1)
    for one in manifest["files"]:
        if one.path not in found:
            yield Mismatch(one.path, "missing")
        elif not _is_as_listed(archive, one):
            yield Mismatch(one.path, "altered")


def _is_as_listed(archive: zipfile.ZipFile, one: Listed) -> bool:
    digest, size = hashlib.sha256(), 0
    try:
        with archive.open(one.path) as file:
            while (chunk := file.read(_CHUNK)) and size <= one.size:
                size += len(chunk)
                digest.update(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError):  # the zip's own checksum says so already
        return False
    return (size, digest.hexdigest()) == (one.size, one.sha256)
