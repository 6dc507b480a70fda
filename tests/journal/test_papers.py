import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import get_language

from accounts.models import User
from common.errors import ActRefused
from common.policy import SYSTEM, Actor, Allowed, Decision, Refused, rule
from common.subjects import Subject
from journal.choices import JobState, PaperState
from journal.domain import files, jobs, papers
from journal.domain.jobs import running
from journal.models import Event, Job, Paper, StoredFile
from journal.models.subject import SubjectColumns

pytestmark = pytest.mark.django_db

ABOUT = Subject("test.thing", 1, "2025年度总结")
broken = False
languages: list[str | None] = []


@rule("test.thing.read")
def read_thing(actor: Actor, row: SubjectColumns) -> Decision:
    """Only Wang reads things."""
    return Allowed() if getattr(actor, "username", "") == "wang" else Refused("no")


@papers.document("test.summary", "Summary")
def summary(paper: Paper) -> tuple[str, bytes]:
    languages.append(get_language())
    if broken:
        raise ValueError("no font")
    return f"{paper.subject_label}.pdf", b"%PDF-1.7 %%EOF"


@pytest.fixture
def no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.journal.test_papers.broken", True)


def ask(actor: Actor, **changes: str) -> Paper:
    asked = {"document": "test.summary", "version": "2", "language": "zh-hans", **changes}
    return papers.request(subject=ABOUT, actor=actor, **asked)


def run(paper: Paper) -> Paper:
    assert paper.job is not None
    jobs.run_job(paper.job.pk)
    return Paper.objects.get(pk=paper.pk)


def give_up(paper: Paper) -> Paper:
    Job.objects.filter(papers=paper).update(tries=running.MOST_TRIES - 1)
    return run(paper)


def test_a_paper_is_asked_for_once_per_version_and_language(wang: User) -> None:
    first = ask(wang)
    assert ask(wang) == first
    assert ask(wang, version="3") != first
    assert ask(wang, language="en") != first
    assert Job.objects.filter(kind="paper").count() == 3


def test_a_paper_is_made_in_its_language_and_kept(wang: User) -> None:
    languages.clear()
    paper = run(ask(wang, language="en"))
    assert paper.state == PaperState.READY
    assert paper.file is not None
    assert (paper.file.name, paper.file.media_type, paper.file.subject) == (
        "2025年度总结.pdf",
        "application/pdf",
        ABOUT,
    )
    assert files.path_of(paper.file).read_bytes() == b"%PDF-1.7 %%EOF"
    assert languages == ["en"]


def test_a_ready_paper_is_recorded_once(wang: User) -> None:
    paper = run(ask(wang))
    papers.make(paper)
    event = Event.objects.get(kind="paper.ready")
    assert event.subject == ABOUT
    assert paper.file is not None
    assert event.data == {
        "document": "test.summary",
        "version": "2",
        "language": "zh-hans",
        "sha256": paper.file.sha256,
    }


def test_a_paper_made_by_two_workers_is_kept_once(wang: User) -> None:
    paper = ask(wang)
    papers.make(Paper.objects.get(pk=paper.pk))
    papers.make(paper)  # a worker that began before the other had finished
    assert StoredFile.objects.count() == 1
    assert Event.objects.filter(kind="paper.ready").count() == 1


def test_a_ready_paper_has_a_file(wang: User) -> None:
    paper = ask(wang)
    with pytest.raises(IntegrityError, match="paper_ready_has_file"), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(state=PaperState.READY)


@pytest.mark.usefixtures("no_font")
def test_a_paper_that_cannot_be_made_fails_after_its_last_try_and_says_so(wang: User) -> None:
    paper = ask(wang)
    assert run(paper).state == PaperState.REQUESTED
    Job.objects.update(due_at=paper.requested_at)
    assert give_up(paper).state == PaperState.FAILED
    assert Event.objects.get(kind="paper.failed").data == {"document": "test.summary"}


def test_a_failed_paper_is_tried_again_by_who_may_read_it(
    wang: User, li: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without_font:
        without_font.setattr("tests.journal.test_papers.broken", True)
        paper = give_up(ask(wang))
    with pytest.raises(ActRefused):
        papers.retry(paper=paper, actor=li)
    assert papers.retry(paper=paper, actor=wang)
    assert not papers.retry(paper=paper, actor=wang)
    assert run(paper).state == PaperState.READY


def test_asking_anew_for_a_failed_paper_tries_again(wang: User, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without_font:
        without_font.setattr("tests.journal.test_papers.broken", True)
        give_up(ask(wang))
    paper = ask(SYSTEM)
    assert Job.objects.get(papers=paper).state == JobState.QUEUED
    assert run(paper).state == PaperState.READY
