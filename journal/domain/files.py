"""The one way files come into the portal's store and out of it again.

Order: temporary file, flushed to the disk, checked, renamed, then the row in the act's transaction. What a failure
leaves behind is a file without a row, which `sweep_orphans` takes away; a row without its file cannot come to be.
"""

import errno
import hashlib
import logging
import os
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, policy, uploads
from common.errors import Problem, RuleViolation
from common.formats import size_text
from common.subjects import Subject
from journal.models import StoredFile

logger = logging.getLogger(__name__)

# An act that stores a file is over by then.
ORPHAN_AGE = timedelta(days=1)
_COMING = "coming"  # folder of files not yet checked
_FULL = (errno.ENOSPC, errno.EDQUOT)


@transaction.atomic
def store(
    *,
    upload: "File[bytes]",
    actor: policy.Actor,
    subject: Subject,
    kinds: frozenset[str] = uploads.DOCUMENTS,
    address: str = "file",
) -> StoredFile:
    """Check a file by its content and keep it; raises `RuleViolation` with a problem at `address`.

    Whether the actor may give the subject a file is asked by the act that calls this.
    """
    name = uploads.clean_name(upload.name or "")
    try:
        with _coming() as coming:
            digest, size = _receive(upload, coming, name, address)
            kind = _checked(coming, name, kinds, address)
            return _keep(coming, name=name, kind=kind, digest=digest, size=size, actor=actor, subject=subject)
    except OSError as error:
        raise _unstorable(error, name, address) from error


def store_made(*, content: bytes, name: str, media_type: str, subject: Subject) -> StoredFile:
    """Keep what the portal itself made; errors of the disk are raised, as nobody can mend the file."""
    with written(lambda stream: _put(stream, content, name)) as made:
        return keep_written(made, media_type=media_type, subject=subject)


@dataclass(frozen=True)
class Written:
    """A file that the portal has written and not kept yet."""

    path: Path
    name: str
    size: int
    sha256: str


@contextmanager
def written(write: Callable[[IO[bytes]], str]) -> Iterator[Written]:
    """Give what `write` puts into its stream, under the name it returns: memory does not grow with the file.

    What is not kept by `keep_written` before the block ends is gone.
    """
    with _coming() as coming:
        with coming.open("x+b") as stream:
            name = write(stream)
            stream.flush()
            os.fsync(stream.fileno())
            stream.seek(0)
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        coming.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        yield Written(coming, uploads.clean_name(name), coming.stat().st_size, digest)


def keep_written(made: Written, *, media_type: str, subject: Subject) -> StoredFile:
    """Keep a file of `written`; call it in the transaction of the act."""
    return StoredFile.objects.create(
        name=made.name,
        media_type=media_type,
        size=made.size,
        sha256=made.sha256,
        path=_settle(made.path),
        stored_by=None,
        stored_at=clock.now(),
        **subject.columns(),
    )


def path_of(file: StoredFile) -> Path:
    """Return where the content lies."""
    return Path(settings.MEDIA_ROOT) / file.path


def sweep_orphans() -> int:
    """Take away files older than a day that no row knows; return how many."""
    known = set(StoredFile.objects.values_list("path", flat=True))
    swept = 0
    for path in _old_files():
        if str(path.relative_to(settings.MEDIA_ROOT)) not in known:
            path.unlink(missing_ok=True)
            swept += 1
    return swept


@contextmanager
def _coming() -> Iterator[Path]:
    """Give a path for a file not yet checked; what is left there in the end goes."""
    path = _folder(_COMING) / uuid.uuid4().hex
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _receive(upload: "File[bytes]", coming: Path, name: str, address: str) -> tuple[str, int]:
    """Write the upload to a temporary file, no more than the limit; return digest and size."""
    limit = settings.FILES_MAX_SIZE
    digest, size = hashlib.sha256(), 0

    def counted() -> Iterator[bytes]:
        nonlocal size
        for chunk in upload.chunks():
            size += len(chunk)
            if size > limit:
                raise RuleViolation([_too_large(upload, name, address)])
            digest.update(chunk)
            yield chunk

    _write(coming, counted())
    return digest.hexdigest(), size


def _checked(coming: Path, name: str, kinds: frozenset[str], address: str) -> uploads.FileKind:
    try:
        with coming.open("rb") as content:
            return uploads.identify(content, name, kinds)
    except uploads.UnfitFile as unfit:
        raise RuleViolation([Problem(address, unfit.message, remedy=unfit.remedy)]) from unfit


def _keep(
    coming: Path, *, name: str, kind: uploads.FileKind, digest: str, size: int, actor: policy.Actor, subject: Subject
) -> StoredFile:
    return StoredFile.objects.create(
        name=name,
        media_type=kind.media_type,
        size=size,
        sha256=digest,
        path=_settle(coming),
        stored_by_id=actor.pk,
        stored_at=clock.now(),
        **subject.columns(),
    )


def _settle(coming: Path) -> str:
    """Move a finished file to its place, named by the portal alone; return the path inside the store."""
    name = uuid.uuid4().hex
    place = _folder(name[:2]) / name
    coming.rename(place)
    _flush_folder(place.parent)
    return f"{name[:2]}/{name}"


def _write(path: Path, chunks: Iterator[bytes]) -> None:
    with path.open("xb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(settings.FILE_UPLOAD_PERMISSIONS)


def _put(stream: IO[bytes], content: bytes, name: str) -> str:
    stream.write(content)
    return name


def _flush_folder(folder: Path) -> None:
    """Make the new name last over a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _folder(name: str) -> Path:
    folder = Path(settings.MEDIA_ROOT) / name
    folder.mkdir(mode=settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS, parents=True, exist_ok=True)
    return folder


def _old_files() -> Iterator[Path]:
    before = time.time() - ORPHAN_AGE.total_seconds()
    for path in Path(settings.MEDIA_ROOT).glob("*/*"):
        with suppress(FileNotFoundError):
            if path.is_file() and path.stat().st_mtime < before:
                yield path


def _too_large(upload: "File[bytes]", name: str, address: str) -> Problem:
    limit = size_text(settings.FILES_MAX_SIZE)
    values = {"name": name, "size": size_text(upload.size), "limit": limit}
    return Problem(
        address,
        _("“%(name)s” has %(size)s; a file may have at most %(limit)s.") % values,
        remedy=_("Save it with smaller pictures, or split it."),
    )


def _unstorable(error: OSError, name: str, address: str) -> RuleViolation:
    logger.error("a file could not be stored", exc_info=error)
    if error.errno in _FULL:
        remedy = _("The store of the portal is full. Your entries are kept; tell the operator and send it again later.")
    else:
        remedy = _("Your entries are kept; send the file again later.")
    return RuleViolation([Problem(address, _("“%(name)s” could not be stored.") % {"name": name}, remedy=remedy)])
