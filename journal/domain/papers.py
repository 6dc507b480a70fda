"""Papers: documents and archives a worker makes of a subject, one per subject, document, version and language.

Whoever asked for one finds it again among the downloads.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, TypeVar

from django.db import transaction
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from common import clock, policy
from common.subjects import Subject
from journal.choices import PaperState
from journal.domain import events, files, jobs
from journal.models import Job, Paper, PaperRequest

_DOCUMENT = pgettext_lazy("journal", "Document")
PDF = "application/pdf"
ZIP = "application/zip"

# Says how far the making is: steps done, steps in all.
Progress = Callable[[int, int], None]
# Makes the paper: its file name and content. Runs in the paper's language, outside a transaction.
Make = Callable[[Paper], tuple[str, bytes]]
# Writes what is too large for the memory; returns the file name.
Write = Callable[[Paper, IO[bytes], Progress], str]
MakeT = TypeVar("MakeT", bound=Make)
WriteT = TypeVar("WriteT", bound=Write)
Words = str | Promise


@dataclass(frozen=True)
class Document:
    """What can be asked for: how it is called, what kind of file it is, and what writes it."""

    label: Words
    media_type: str
    write: Write


_documents: dict[str, Document] = {}


def document(code: str, label: Words = _DOCUMENT) -> Callable[[MakeT], MakeT]:
    """Register the function that makes a document, for example `reports.summary`: name and content of a PDF."""

    def register(function: MakeT) -> MakeT:
        def write(paper: Paper, stream: IO[bytes], _progress: Progress) -> str:
            name, content = function(paper)
            stream.write(content)
            return name

        _register(code, Document(label, PDF, write))
        return function

    return register


def archive(code: str, label: Words) -> Callable[[WriteT], WriteT]:
    """Register the function that writes an archive (zip) piece by piece and says how far it is."""

    def register(function: WriteT) -> WriteT:
        _register(code, Document(label, ZIP, function))
        return function

    return register


def _register(code: str, made: Document) -> None:
    if code in _documents:
        raise ValueError(f"two documents {code}")
    _documents[code] = made


def labels() -> dict[str, str]:
    """Return how each document is called, in the active language."""
    return {code: str(one.label) for code, one in _documents.items()}


def is_archive(paper: Paper) -> bool:
    """Say whether a paper is an archive of files rather than one PDF."""
    return _documents[paper.document].media_type == ZIP


@transaction.atomic
def request(*, document: str, subject: Subject, version: str, language: str, actor: policy.Actor) -> Paper:
    """Have a paper made, unless that was asked before; one that failed is tried again.

    Whether the actor may read the subject is asked by the page or act that calls this.
    """
    paper, made = Paper.objects.get_or_create(
        document=document,
        subject_kind=subject.kind,
        subject_id=subject.id,
        version=version,
        language=language,
        defaults={**subject.columns(), "requested_at": clock.now()},
    )
    if made:
        paper.job = _enqueue(paper, actor)
        paper.save(update_fields=["job"])
    else:
        _try_again(paper)
    if actor.pk is not None:
        PaperRequest.objects.update_or_create(paper=paper, user_id=actor.pk, defaults={"asked_at": clock.now()})
    return paper


@transaction.atomic
def retry(*, paper: Paper, actor: policy.Actor) -> bool:
    """Try a paper that could not be made once more; False when somebody was faster. Raises `ActRefused`."""
    policy.require(actor, "journal.read_row", paper)
    return _try_again(paper)


def _unseen(_done: int, _total: int) -> None:
    """Nobody watches."""


def make(paper: Paper, progress: Progress = _unseen) -> None:
    """Write the paper and keep it; when it is there already, nothing happens."""
    if paper.state == PaperState.READY:
        return
    chosen = _documents[paper.document]
    with (
        translation.override(paper.language),
        files.written(lambda stream: chosen.write(paper, stream, progress)) as made,
        transaction.atomic(),
    ):
        _keep(paper, chosen, made)


@transaction.atomic
def give_up(paper: Paper) -> None:
    """Mark a paper whose last try failed."""
    failed = Paper.objects.filter(pk=paper.pk, state=PaperState.REQUESTED).update(state=PaperState.FAILED)
    if failed:
        events.record(
            kind="paper.failed", actor=policy.SYSTEM, subject=paper.subject, data={"document": paper.document}
        )


def _try_again(paper: Paper) -> bool:
    asked = Paper.objects.filter(pk=paper.pk, state=PaperState.FAILED).update(state=PaperState.REQUESTED)
    if asked and paper.job:
        jobs.requeue(paper.job)
    return bool(asked)


def _keep(paper: Paper, chosen: Document, made: files.Written) -> None:
    file = files.keep_written(made, media_type=chosen.media_type, subject=paper.subject)
    ready = Paper.objects.filter(pk=paper.pk).exclude(state=PaperState.READY)
    if not ready.update(state=PaperState.READY, file=file, ready_at=clock.now()):
        # Another worker was faster: its file stays, this row goes and the sweep takes the file.
        file.delete()
        return
    data = {"document": paper.document, "version": paper.version, "language": paper.language, "sha256": file.sha256}
    events.record(
        kind="paper.ready",
        actor=policy.SYSTEM,
        subject=paper.subject,
        data=data,
        key=f"paper.ready:{paper.pk}",
    )


def _enqueue(paper: Paper, actor: policy.Actor) -> Job:
    return jobs.enqueue(
        kind="paper", key=f"paper:{paper.pk}", args={"paper": paper.pk}, subject=paper.subject, requested_by=actor
    )
