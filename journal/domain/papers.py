"""Papers: documents the portal makes of a subject, by a worker, one per subject, document, version and language."""

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction
from django.utils import translation

from common import clock, policy
from common.subjects import Subject
from journal.choices import PaperState
from journal.domain import events, files, jobs
from journal.models import Job, Paper

# Makes the paper: its file name and content. Runs in the paper's language, outside a transaction.
Make = Callable[[Paper], tuple[str, bytes]]
MakeT = TypeVar("MakeT", bound=Make)

_documents: dict[str, Make] = {}


def document(code: str) -> Callable[[MakeT], MakeT]:
    """Register the function that makes a document, for example `reports.summary`: name and content of a PDF."""

    def register(function: MakeT) -> MakeT:
        if code in _documents:
            raise ValueError(f"two documents {code}")
        _documents[code] = function
        return function

    return register


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
    return paper


@transaction.atomic
def retry(*, paper: Paper, actor: policy.Actor) -> bool:
    """Try a paper that could not be made once more; False when somebody was faster. Raises `ActRefused`."""
    policy.require(actor, "journal.read_row", paper)
    return _try_again(paper)


def make(paper: Paper) -> None:
    """Render the paper and keep it; when it is there already, nothing happens."""
    if paper.state == PaperState.READY:
        return
    with translation.override(paper.language):
        name, content = _documents[paper.document](paper)
    with transaction.atomic():
        _keep(paper, name, content)


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


def _keep(paper: Paper, name: str, content: bytes) -> None:
    file = files.store_made(content=content, name=name, media_type="application/pdf", subject=paper.subject)
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
