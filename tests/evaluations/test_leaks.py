"""Canaries: a string of its own in every confidential field, looked for in everything that others can reach."""

import io
import zipfile
from http import HTTPStatus

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from evaluations.domain.releases import release
from evaluations.domain.results import judge
from evaluations.models import Assignment, Evaluation, Naming, PublicNotice, Release, Result, Score, ScoreSheet
from journal.domain.jobs import run_job
from journal.models import Event, Job, Notification, Paper
from tests import papers
from tests.factories import evaluations as make
from tests.factories.reports import World

REASON = "金丝雀甲：分项理由，只给部委看，写满十五个字。"
OPINION = "金丝雀乙：未发布的总体意见。"
FINDING = "金丝雀丙：认定依据"
NAME = "金丝雀丁"
# 81.0 is the total; no other text of these pages has it.
CANARIES = (REASON, OPINION, FINDING, NAME, "81.0")


@pytest.fixture
def hidden(world: World) -> Evaluation:
    """Return an evaluation that is scored and judged, but not released."""
    one = make.evaluation(world)
    reviewer = make.another_reviewer()
    User.objects.filter(pk=reviewer.pk).update(name=NAME)
    assignment = make.assign(world, one, make.fresh(reviewer))
    make.submitted(assignment, opinion=OPINION, reason=REASON, innovation=750, platforms=1150)
    judge(actor=world.ministry, evaluation=one, vetoes=["incident"], downgrades=[], reason=FINDING)
    _work()
    return Evaluation.objects.get(pk=one.pk)


def pages(one: Evaluation) -> list[str]:
    detail = f"/evaluations/{one.public_id}/"
    lists = ["/evaluations/", "/evaluations/?export=csv", "/evaluations/?export=xlsx", "/evaluations/calls/"]
    sorts = [
        f"/evaluations/?sort={sign}{code}" for sign in ("", "-") for code in ("total", "band", "progress", "state")
    ]
    acts = [f"{detail}{page}" for page in ("assign/", "findings/", "release/")]
    asked = [f"/evaluations/?q={text}" for text in ("盐城", "金丝雀", "81")]
    admin = ["/admin/", "/admin/evaluations/", "/admin/evaluations/assignment/", "/admin/evaluations/evaluation/"]
    public = ["/", "/public/lists/", "/public/notices/", "/journal/inbox/"]
    return [detail, *lists, *sorts, *acts, *asked, *admin, *public]


def readable(client: Client, url: str) -> str:
    """Return all that an answer tells: headers and text, also of spreadsheets."""
    answer = client.get(url)
    body = b"".join(answer) if answer.streaming else answer.content
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    return f"{headers} {_text(body)}"


def _text(body: bytes) -> str:
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            return " ".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return body.decode("utf-8", "replace")


def _work() -> None:
    """Deliver messages and mails; papers are made where they are looked at."""
    while job := Job.objects.filter(state="queued", kind__in=["notify", "mail"]).order_by("pk").first():
        run_job(job.pk)


def test_the_canaries_sing_for_the_ministry(client: Client, world: World, hidden: Evaluation) -> None:
    """The test below would prove nothing if the strings were nowhere."""
    client.force_login(world.ministry)
    told = readable(client, f"/evaluations/{hidden.public_id}/")
    assert [canary for canary in CANARIES if canary not in told] == []


@pytest.mark.parametrize("who", ["park", "province", "other_park", "other_province", "reviewer", "visitor"])
def test_nothing_confidential_reaches_anybody_else(client: Client, world: World, hidden: Evaluation, who: str) -> None:
    if who != "visitor":
        client.force_login(getattr(world, who))
    told = {(url, canary) for url in pages(hidden) for canary in CANARIES if canary in readable(client, url)}
    # What was looked for stands in the search field again.
    assert told - {("/evaluations/?q=81", "81.0")} == set()


@pytest.mark.parametrize("who", ["park", "province", "other_park", "other_province", "reviewer"])
def test_rows_of_scores_are_in_nobodys_reach(world: World, hidden: Evaluation, who: str) -> None:
    actor = make.fresh(getattr(world, who))
    for model in (Assignment, ScoreSheet, Score, Result, Release):
        assert list(model.objects.visible_to(actor)) == []


def test_a_release_tells_total_and_opinion_but_no_points_reasons_or_names(
    client: Client, world: World, hidden: Evaluation
) -> None:
    release(actor=world.ministry, evaluation=hidden)
    _work()
    for person in (world.park, world.province):
        client.force_login(person)
        told = " ".join(readable(client, url) for url in pages(hidden))
        assert [canary for canary in CANARIES if canary in told] == [OPINION, "81.0"]


def test_no_message_or_mail_carries_a_score_a_reason_or_a_name(world: World, hidden: Evaluation) -> None:
    release(actor=world.ministry, evaluation=hidden)
    _work()
    messages = Notification.objects.exclude(user__name=NAME)
    told = " ".join(f"{one.title} {one.body} {one.link}" for one in messages)
    told += " ".join(f"{one.subject} {one.body}" for one in mail.outbox)
    assert [canary for canary in CANARIES if canary in told] == []
    assert Notification.objects.filter(kind="assignment").values_list("user__name", flat=True).get() == NAME


def test_the_journal_holds_no_score(world: World, hidden: Evaluation) -> None:
    rows = Event.objects.all()
    told = " ".join(f"{row.subject_label} {row.data} {row.reason}" for row in rows)
    assert [canary for canary in CANARIES if canary in told] == [FINDING]
    judged = rows.get(kind="evaluation.judged")
    assert (judged.subject_kind, judged.unit, judged.body_id, judged.park_id) == ("evaluations.result", "", None, None)


def paper_of(client: Client, one: Evaluation, of: str = "") -> Paper:
    client.post(f"/evaluations/{one.public_id}/summary/", {"of": of})
    asked = Paper.objects.latest("pk")
    assert asked.job
    run_job(asked.job.pk)
    return Paper.objects.get(pk=asked.pk)


def words(client: Client, paper: Paper) -> str:
    assert paper.file
    answer = client.get(f"/journal/files/{paper.file.public_id}/")
    assert answer.status_code == HTTPStatus.OK
    content = b"".join(answer) if answer.streaming else answer.content
    assert papers.missing_glyphs(content) == set()
    return papers.text(content).replace("\n", "")


@pytest.mark.slow
@pytest.mark.once
def test_the_paper_of_a_release_is_the_snapshot_and_nothing_else(
    client: Client, world: World, hidden: Evaluation
) -> None:
    client.force_login(world.park)
    assert client.post(f"/evaluations/{hidden.public_id}/summary/").status_code == HTTPStatus.NOT_FOUND
    release(actor=world.ministry, evaluation=hidden)
    paper = paper_of(client, hidden)
    told = words(client, paper)
    assert [canary for canary in CANARIES if canary in told] == [OPINION, "81.0"]
    assert "不合格" in told
    client.force_login(world.other_park)
    assert client.get(f"/journal/files/{paper.file.public_id}/").status_code == HTTPStatus.NOT_FOUND  # type: ignore[union-attr]


@pytest.mark.slow
@pytest.mark.once
def test_the_paper_with_the_scores_is_the_ministrys_alone(client: Client, world: World, hidden: Evaluation) -> None:
    client.force_login(world.ministry)
    paper = paper_of(client, hidden, "scores")
    assert [canary for canary in CANARIES if canary not in words(client, paper)] == []
    for person in (world.park, world.province, world.reviewer, world.other_province):
        client.force_login(person)
        assert client.get(f"/journal/files/{paper.file.public_id}/").status_code == HTTPStatus.NOT_FOUND  # type: ignore[union-attr]
        assert client.get(f"/journal/papers/{paper.public_id}/").status_code == HTTPStatus.NOT_FOUND
        wanted = client.post(f"/evaluations/{hidden.public_id}/summary/", {"of": "scores"})
        assert wanted.status_code == HTTPStatus.NOT_FOUND


def test_a_reviewer_sees_neither_the_sheets_nor_the_names_of_the_others(
    client: Client, world: World, hidden: Evaluation
) -> None:
    mine = make.assign(world, hidden)
    client.force_login(world.reviewer)
    told = " ".join(
        readable(client, url) for url in [*pages(hidden), f"/admin/evaluations/assignment/{mine.pk}/sheet/"]
    )
    assert [canary for canary in CANARIES if canary in told] == []


def test_who_is_no_reviewer_any_more_sees_nothing(client: Client, world: World, hidden: Evaluation) -> None:
    mine = make.assign(world, hidden)
    world.reviewer.posts.update(until="2026-03-09")
    client.force_login(make.fresh(world.reviewer))
    assert client.get(f"/admin/evaluations/assignment/{mine.pk}/sheet/").status_code == HTTPStatus.NOT_FOUND
    assert list(Assignment.objects.visible_to(make.fresh(world.reviewer))) == []


def test_notices_and_lists_are_for_everybody(world: World) -> None:
    for person in (world.park, world.province, world.reviewer):
        assert str(PublicNotice.objects.visible_to(person).query) == str(PublicNotice.objects.all().query)
        assert str(Naming.objects.visible_to(person).query) == str(Naming.objects.all().query)
