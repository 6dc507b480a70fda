"""Canaries: who objected, what they wrote and what is staged reach nobody outside the ministries, by no way."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from evaluations.domain import candidates, objections, staging, statements
from evaluations.domain.objections import Person
from evaluations.models import Objection
from journal.models import Event, Job, Notification
from programmes.models import Round
from tests.evaluations.test_leaks import readable
from tests.factories import evaluations as make
from tests.factories import reports
from tests.factories.reports import World

NAME, PHONE, TEXT = "金丝雀甲某", "13900009999", "金丝雀乙：异议原文"
REASON, ANSWER = "金丝雀丙：拟不列入的理由", "金丝雀丁：答复"
CANARIES = (NAME, PHONE, TEXT, REASON, ANSWER)
PARKS = ("常州经济开发区", "无锡高新区")
OUTSIDERS = ("province", "other_province", "park", "other_park", "reviewer")


@pytest.fixture
def found(world: World) -> Objection:
    """Return an answered objection under a real name, beside a staged decline with its reason; the park was heard."""
    call = reports.call_round(world)
    reports.park("N-000", PARKS[0], "320000", world.park.posts.get().organisation)
    notice = make.noticed(world, call, *PARKS)
    second = candidates.of_call(call)[1]
    staging.stage(actor=world.ministry, round=call, choices=[make.choice(second, "decline", REASON)])
    person = Person(NAME, phone=PHONE, email="canary@example.cn")
    objection = make.objection(notice, text=TEXT, person=person).objection
    objections.assign(actor=world.ministry, objection=objection, official=world.ministry)
    statements.ask(actor=world.ministry, objection=objection, question="请说明。", due_on=reports.NOW.date())
    done = objections.answer(actor=world.ministry, objection=objection, outcome="upheld", text=ANSWER)  # type: ignore[arg-type]
    make.deliver()
    return done


def addresses(found: Objection) -> list[str]:
    call = Round.objects.get(kind="call")
    desk, one = "/evaluations/objections/", f"/evaluations/objections/{found.public_id}/"
    board = f"/evaluations/calls/{call.public_id}/"
    staged = "/evaluations/decisions/"
    sorts = [f"{staged}?sort={sign}{code}" for sign in ("", "-") for code in ("verdict", "reason", "staged_by")]
    sorts += [f"{desk}?sort=-{code}" for code in ("state", "outcome", "assigned_to")]
    asked = [f"{staged}?q=无锡", f"{staged}?verdict=decline", f"{desk}?q=金丝雀", f"{desk}?named=1"]
    exports = [
        f"{page}?export={kind}" for page in (desk, staged, "/evaluations/statements/") for kind in ("csv", "xlsx")
    ]
    pages = [board, f"{board}units/", f"{board}reviews/", f"{board}naming/", one, f"{one}answer/", f"{one}ask/"]
    api = ["objections/", f"objections/{found.public_id}/", "decisions/", "statements/", "notices/", "rounds/"]
    admin = [f"/admin/evaluations/{name}/" for name in ("objection", "stageddecision", "expertreview", "statement")]
    public = ["/", "/public/notices/", f"/public/notices/{found.notice.public_id}/", "/journal/inbox/", "/journal/"]
    own = [f"/evaluations/statements/{found.statements.get().public_id}/", "/evaluations/statements/"]
    return [desk, staged, *sorts, *asked, *exports, *pages, *(f"/api/v1/{one}" for one in api), *admin, *public, *own]


def sung(client: Client, found: Objection) -> dict[str, list[str]]:
    """Return the addresses at which a canary sings, with what was heard."""
    heard = {url: readable(client, url) for url in addresses(found)}
    return {url: kept for url, text in heard.items() if (kept := [one for one in CANARIES if one in text])}


def test_the_canaries_sing_for_the_ministry(client: Client, world: World, found: Objection) -> None:
    """The tests below would prove nothing if the strings were nowhere."""
    client.force_login(world.ministry)
    heard = sung(client, found)
    assert {one for kept in heard.values() for one in kept} == set(CANARIES)
    desk = "/evaluations/objections/"
    # Not even there on a list or in an export: who objected is read on one page alone.
    named = sorted(url for url, kept in heard.items() if NAME in kept or PHONE in kept)
    assert named == [f"{desk}{found.public_id}/"]


@pytest.mark.parametrize("name", OUTSIDERS)
def test_nobody_else_hears_a_canary(client: Client, world: World, found: Objection, name: str) -> None:
    client.force_login(getattr(world, name))
    assert sung(client, found) == {}


def test_a_visitor_hears_no_canary(client: Client, found: Objection) -> None:
    assert sung(client, found) == {}


def test_a_list_of_others_counts_nothing(client: Client, world: World, found: Objection) -> None:
    for name in OUTSIDERS:
        client.force_login(getattr(world, name))
        for page in ("objections", "decisions"):
            shown: Any = client.get(f"/evaluations/{page}/").context
            assert (name, page, shown["page"].paginator.count) == (name, page, 0)
            assert client.get(f"/api/v1/{page}/").json()["results"] == []


def test_journal_messages_and_mails_carry_no_canary(world: World, found: Objection) -> None:
    """Also the audit administrator learns that something was done, not what or by whom."""
    assert found.objector.name == NAME
    rows = [*Event.objects.values(), *Notification.objects.values(), *Job.objects.values()]
    texts = [str(row) for row in rows] + [f"{one.subject} {one.body}" for one in mail.outbox]
    assert [one for one in CANARIES if any(one in text for text in texts)] == []
    scoped = Event.objects.filter(kind__in=["objection.received", "objection.answered", "decisions.staged"])
    assert set(scoped.values_list("unit", "body_id", "park_id")) == {("", None, None)}


def test_the_objector_is_found_by_no_search(client: Client, world: World, found: Objection) -> None:
    """The text is searched by the ministry, the name by nobody: a part of it would give it away piecemeal."""
    client.force_login(world.ministry)
    shown: Any = client.get("/evaluations/objections/?q=甲某").context
    assert shown["page"].paginator.count == 0
    admin = client.get("/admin/evaluations/objection/?objector__name__startswith=金")
    assert "金丝雀" not in admin.content.decode()
    assert User.objects.filter(name=NAME).count() == 0
