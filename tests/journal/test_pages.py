from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.choices import Role
from accounts.models import User
from common.policy import SYSTEM, Actor, Allowed, Decision, Refused, rule
from common.subjects import Subject
from journal.choices import JobState, PaperState
from journal.domain import events, files, jobs, papers
from journal.models import Job, Notification, Paper, StoredFile
from journal.models.subject import SubjectColumns
from tests.common.test_uploads import pdf
from tests.factories.journal import make_event, make_person

pytestmark = pytest.mark.django_db

ABOUT = Subject("test.page", 1, "2025年度总结")
OPEN = Subject("test.public", 1, "公示名单")


@rule("test.page.read")
def read_page(actor: Actor, _row: SubjectColumns) -> Decision:
    return Allowed() if getattr(actor, "username", "") == "wang" else Refused("no")


@rule("test.public.read")
def read_public(_actor: Actor, _row: SubjectColumns) -> Decision:
    return Allowed()


@papers.document("test.page")
def page(_paper: Paper) -> tuple[str, bytes]:
    return "2025年度总结.pdf", b"%PDF-1.7 %%EOF"


@pytest.fixture
def wangs(client: Client, wang: User) -> Client:
    client.force_login(wang)
    return client


@pytest.fixture
def lis(li: User) -> Client:
    return signed_in(li)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def stored(actor: User, subject: Subject = ABOUT, name: str = "年度 总结.pdf") -> StoredFile:
    return files.store(upload=SimpleUploadedFile(name, pdf()), actor=actor, subject=subject)


def content_of(answer: Any) -> bytes:
    content: bytes = answer.getvalue()
    answer.close()
    return content


def address(file: StoredFile) -> str:
    return reverse("journal:file", args=[file.public_id])


# Files ----------------------------------------------------------------------------------------------------


def test_a_file_is_handed_out_as_a_download_that_no_browser_shows(wangs: Client, wang: User) -> None:
    answer = wangs.get(address(stored(wang)))
    assert content_of(answer) == pdf()
    headers = {
        name: answer.headers[name] for name in ("Content-Disposition", "Content-Type", "Content-Security-Policy")
    }
    assert headers == {
        "Content-Disposition": "attachment; filename*=utf-8''%E5%B9%B4%E5%BA%A6%20%E6%80%BB%E7%BB%93.pdf",
        "Content-Type": "application/pdf",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert set(answer.headers["Cache-Control"].split(", ")) == {"private", "no-store"}


def test_a_strangers_file_and_a_missing_file_look_the_same(lis: Client, wang: User) -> None:
    foreign, missing = lis.get(address(stored(wang))), lis.get(reverse("journal:file", args=[uuid4()]))
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert foreign.content == missing.content


def test_who_stored_a_file_may_read_it_only_as_long_as_its_subject(lis: Client, li: User) -> None:
    assert lis.get(address(stored(li))).status_code == 404


def test_a_file_about_a_kind_without_a_rule_is_read_by_nobody(wangs: Client, wang: User) -> None:
    assert wangs.get(address(stored(wang, Subject("test.unruled", 1, "x")))).status_code == 404


def test_a_visitor_is_asked_to_sign_in_and_reads_what_is_public(client: Client, wang: User) -> None:
    private, public = stored(wang), stored(wang, OPEN)
    answer = client.get(address(private))
    assert answer.headers["Location"] == f"{reverse('accounts:login')}?next={address(private)}"
    assert content_of(client.get(address(public))) == pdf()


def test_a_file_whose_content_is_gone_is_not_an_error_page(wangs: Client, wang: User) -> None:
    file = stored(wang)
    files.path_of(file).unlink()
    assert wangs.get(address(file)).status_code == 404


# Papers and work ------------------------------------------------------------------------------------------


def asked_paper(actor: User) -> Paper:
    return papers.request(document="test.page", subject=ABOUT, version="2", language="zh-hans", actor=actor)


def test_a_paper_is_being_made_then_ready(wangs: Client, wang: User) -> None:
    paper = asked_paper(wang)
    where = reverse("journal:paper", args=[paper.public_id])
    assert "文档正在生成" in wangs.get(where).content.decode()
    assert paper.job is not None
    jobs.run_job(paper.job.pk)
    paper.refresh_from_db()
    assert paper.file is not None
    assert f'href="{address(paper.file)}"' in wangs.get(where).content.decode()


def test_a_failed_paper_is_tried_again_from_its_page(wangs: Client, wang: User) -> None:
    paper = asked_paper(wang)
    Job.objects.update(state=JobState.FAILED)
    Paper.objects.update(state=PaperState.FAILED)
    again = reverse("journal:retry_paper", args=[paper.public_id])
    assert again in wangs.get(reverse("journal:paper", args=[paper.public_id])).content.decode()
    wangs.post(again)
    paper.refresh_from_db()
    assert (paper.state, Job.objects.get().state) == (PaperState.REQUESTED, JobState.QUEUED)


def test_a_paper_page_renews_only_its_state(wangs: Client, wang: User) -> None:
    where = reverse("journal:paper", args=[asked_paper(wang).public_id])
    part = wangs.get(where, headers={"HX-Request": "true"}).content.decode()
    assert part.strip().startswith('<div id="paper"')


def test_papers_and_work_of_others_do_not_exist(lis: Client, wang: User) -> None:
    paper = asked_paper(wang)
    assert paper.job is not None
    addresses = [
        ("get", reverse("journal:paper", args=[paper.public_id])),
        ("post", reverse("journal:retry_paper", args=[paper.public_id])),
        ("get", reverse("journal:job", args=[paper.job.public_id])),
    ]
    assert [getattr(lis, method)(where).status_code for method, where in addresses] == [404, 404, 404]


def test_who_asked_for_work_sees_how_far_it_is(lis: Client, li: User) -> None:
    job = jobs.enqueue(kind="test.long", key="long", args={}, subject=ABOUT, requested_by=li)
    Job.objects.update(progress_done=3, progress_total=10)
    answer = lis.get(reverse("journal:job", args=[job.public_id])).content.decode()
    assert "已完成3，共10" in answer


# Inbox ----------------------------------------------------------------------------------------------------


def message(to: User, title: str = "已退回", link: str = "/journal/inbox/?from=link") -> Notification:
    event = events.record(kind="test.done", actor=SYSTEM, subject=ABOUT)
    assert event is not None
    return Notification.objects.create(
        event=event,
        user=to,
        kind="test",
        title=title,
        body="补正<b>",
        link=link,
        created_at=event.at,
        **ABOUT.columns(),
    )


def test_the_inbox_shows_ones_own_messages_escaped(wangs: Client, wang: User, li: User) -> None:
    message(wang, "王的消息")
    message(li, "李的消息")
    page = wangs.get(reverse("journal:inbox")).content.decode()
    assert "王的消息" in page
    assert "补正&lt;b&gt;" in page
    assert "李的消息" not in page


def test_the_inbox_shows_the_unread_only_when_asked(wangs: Client, wang: User) -> None:
    message(wang, "没读的")
    read = message(wang, "读过的")
    wangs.post(reverse("journal:mark_read", args=[read.pk]))
    page = wangs.get(reverse("journal:inbox"), {"show": "unread"}).content.decode()
    assert "没读的" in page
    assert "读过的" not in page


def test_an_empty_inbox_says_what_comes_there(wangs: Client) -> None:
    assert "还没有消息" in wangs.get(reverse("journal:inbox")).content.decode()


def test_opening_a_message_reads_it_and_leads_to_its_matter(wangs: Client, wang: User) -> None:
    one = message(wang)
    answer = wangs.post(reverse("journal:open_message", args=[one.pk]))
    assert answer.headers["Location"] == "/journal/inbox/?from=link"
    one.refresh_from_db()
    assert one.read_at is not None


def test_a_message_never_leads_out_of_the_portal(wangs: Client, wang: User) -> None:
    one = message(wang, link="https://elsewhere.example/")
    assert wangs.post(reverse("journal:open_message", args=[one.pk])).headers["Location"] == reverse("journal:inbox")


@pytest.mark.parametrize("name", ["journal:open_message", "journal:mark_read"])
def test_messages_of_others_do_not_exist(lis: Client, wang: User, name: str) -> None:
    one = message(wang)
    assert lis.post(reverse(name, args=[one.pk])).status_code == 404
    one.refresh_from_db()
    assert one.read_at is None


def test_all_messages_are_marked_as_read_at_once(wangs: Client, wang: User) -> None:
    message(wang)
    message(wang)
    wangs.post(reverse("journal:mark_all_read"))
    assert not Notification.objects.filter(read_at=None).exists()


def test_a_visitor_has_no_inbox(client: Client) -> None:
    assert client.get(reverse("journal:inbox")).status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_the_inbox_asks_the_database_as_often_for_one_message_as_for_three(
    wangs: Client, wang: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(count):
        message(wang)
    wangs.get(reverse("journal:inbox"))
    with django_assert_num_queries(INBOX_QUERIES):
        wangs.get(reverse("journal:inbox"))


INBOX_QUERIES = 8

# The journal ----------------------------------------------------------------------------------------------


def test_the_audit_administrator_reads_the_journal() -> None:
    auditor = make_person("auditor", role=Role.AUDIT_ADMIN)
    make_event(auditor)
    page = signed_in(auditor).get(reverse("journal:event_list")).content.decode()
    assert "test.done" in page
    assert "盐城环保高新区" in page


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.OFFICIAL, Role.REVIEWER])
def test_for_others_there_is_no_journal(role: Role) -> None:
    assert signed_in(make_person("other", role=role)).get(reverse("journal:event_list")).status_code == 404
