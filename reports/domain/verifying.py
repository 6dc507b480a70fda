"""Whether the archive of a dossier is what was handed in: every file against its manifest, then the fingerprint."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from common.archives import Mismatch, check, content_of
from reports.models import FilingVersion

CONTENT_LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True)
class Verified:
    """What the archive says it is, what is wrong with it, and whether this portal knows the version."""

    manifest: dict[str, Any]
    mismatches: tuple[Mismatch, ...]
    known: bool

    @property
    def is_sound(self) -> bool:
        return not self.mismatches


def verify(stream: IO[bytes]) -> Verified:
    """Compare an archive with its manifest, its content with its fingerprint, the fingerprint with the version here.

    Raises `zipfile.BadZipFile` for what is no archive.
    """
    manifest, mismatches = check(stream)
    if not manifest:
        return Verified({}, tuple(mismatches), known=False)
    dossiers = [one for one in manifest.get("dossiers", []) if isinstance(one, dict)]
    wrong = [*mismatches, *(mismatch for one in dossiers for mismatch in _fingerprint(stream, one))]
    return Verified(manifest, tuple(wrong), known=bool(dossiers) and all(_is_known(one) for one in dossiers))


def _fingerprint(stream: IO[bytes], dossier: dict[str, Any]) -> Iterator[Mismatch]:
    path = str(dossier.get("content", ""))
    content = content_of(stream, path, CONTENT_LIMIT)
    if content is None or hashlib.sha256(content).hexdigest() != dossier.get("fingerprint"):
        yield Mismatch(path, "fingerprint")


def _is_known(dossier: dict[str, Any]) -> bool:
    known = FilingVersion.objects.filter(label=dossier.get("version", ""), digest=dossier.get("fingerprint", ""))
    return known.exists()
