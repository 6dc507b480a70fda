"""A hand-over is proposed by who knows the body, and carried out by the security administrator alone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.domain import hand_overs
from accounts.models import HandOver, Post, User
from accounts.notifications import administrators, proposer
from common import clock
from common.errors import ActRefused, RuleViolation
from journal.models import Event
from portal.domain import work
from tests.factories import accounts
from tests.fixtures import People

MONDAY = date(2026, 3, 16)
WHO = {"successor_name": "赵磊", "successor_email": "nobody@example.cn", "reason": "原任人员轮岗"}


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(datetime(2026, 3, 10, 2, tzinfo=UTC)):
        yield


def proposed(people: People, actor: User | None = None, since: date = MONDAY) -> HandOver:
    post = people.park.posts.get()
    return hand_overs.propose(actor=actor or people.province, post=post, since=since, **WHO)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("who", ["park", "province"])
def test_the_holder_and_the_level_above_propose(people: People, who: str) -> None:
    proposal = proposed(people, getattr(people, who))
    event = Event.objects.get(kind="hand_over.proposed")
    assert (proposal.state, event.reason, event.actor_id) == ("waiting", "原任人员轮岗", getattr(people, who).pk)
    assert people.park.posts.get().until is None
    assert set(administrators(event)) == {people.security_admin, people.system_admin}


@pytest.mark.parametrize("who", ["other_park", "other_province", "reviewer", "nobody", "system_admin", "audit_admin"])
def test_others_propose_nothing(people: People, who: str) -> None:
    with pytest.raises(ActRefused):
        proposed(people, getattr(people, who))


def test_the_security_administrator_carries_it_out_to_an_account(people: People) -> None:
    proposal = proposed(people)
    new = hand_overs.carry_out(actor=people.security_admin, proposal=proposal, successor=people.nobody)
    assert (new.user, new.since, people.park.posts.get().until) == (people.nobody, MONDAY, date(2026, 3, 15))
    assert (proposal.state, proposal.decided_by) == ("done", people.security_admin)
    assert list(proposer(Event.objects.get(kind="hand_over.done"))) == [people.province]
    with pytest.raises(ActRefused, match="已办理"):
        hand_overs.decline(actor=people.security_admin, proposal=proposal, answer="晚了")


@pytest.mark.parametrize("who", ["province", "park", "system_admin", "audit_admin"])
def test_who_proposes_does_not_carry_it_out(people: People, who: str) -> None:
    proposal = proposed(people)
    with pytest.raises(ActRefused):
        hand_overs.carry_out(actor=getattr(people, who), proposal=proposal, successor=people.nobody)
    assert Post.objects.filter(user=people.nobody).count() == 0
    assert HandOver.objects.get().state == "waiting"


@pytest.mark.parametrize("since", [date(2026, 3, 9), date(2019, 1, 1)])
def test_rights_are_not_given_for_the_past(people: People, since: date) -> None:
    with pytest.raises(RuleViolation) as caught:
        proposed(people, since=since)
    assert {one.address for one in caught.value.problems} == {"since"}


def test_one_proposal_waits_at_a_time_and_is_withdrawn_by_those_who_could_make_it(people: People) -> None:
    first = proposed(people)
    with pytest.raises(RuleViolation):
        proposed(people, people.park)
    with pytest.raises(IntegrityError), transaction.atomic():
        HandOver.objects.create(post=first.post, since=MONDAY, proposed_by=people.park, proposed_at=clock.now(), **WHO)
    with pytest.raises(ActRefused):
        hand_overs.withdraw(actor=people.other_park, proposal=first)
    hand_overs.withdraw(actor=people.park, proposal=first)
    assert proposed(people, people.park).state == "waiting"


def test_the_pages_lead_from_the_seat_to_the_desk_of_the_security_administrator(people: People) -> None:
    post = people.park.posts.get()
    seats, page = f"/accounts/bodies/{post.organisation_id}/", f"/accounts/posts/{post.pk}/hand-over/"
    province = signed_in(people.province)
    assert page in province.get(seats).content.decode()
    posted: dict[str, Any] = {**WHO, "since": "2026-03-16"}
    assert province.post(page, {**posted, "since": "2026-03-01"}).status_code == 200
    assert province.post(page, posted)["Location"] == seats
    shown = province.get(seats).content.decode()
    assert ("待安全管理员办理" in shown, page in shown) == (True, False)
    proposal = HandOver.objects.get()
    desk = work.desk_of(accounts.reload(people.security_admin))
    assert [row.url for group in desk.groups for row in group.rows] == [
        f"/admin/accounts/handover/{proposal.pk}/change/"
    ]
    assert work.desk_of(accounts.reload(people.system_admin)).total == 0
    security = signed_in(people.security_admin)
    act = f"/admin/accounts/handover/{proposal.pk}/carry-out/"
    assert security.get(act).context["form"].fields["successor"].initial == people.nobody
    assert security.post(act, {"successor": people.nobody.pk}).status_code == 302
    assert Post.objects.get(user=people.nobody).organisation == post.organisation


def test_a_proposal_is_declined_with_an_answer(people: People) -> None:
    proposal = proposed(people)
    security = signed_in(people.security_admin)
    act = f"/admin/accounts/handover/{proposal.pk}/decline/"
    assert security.post(act, {"reason": ""}).status_code == 422
    assert security.post(act, {"reason": "接任人尚未报到"}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.answer) == ("declined", "接任人尚未报到")
    assert list(proposer(Event.objects.get(kind="hand_over.declined"))) == [people.province]


def test_strangers_find_no_page(people: People) -> None:
    proposal = proposed(people)
    client = signed_in(people.other_park)
    assert client.get(f"/accounts/posts/{proposal.post_id}/hand-over/").status_code == 404
    assert client.get(f"/accounts/hand-overs/{proposal.pk}/withdraw/").status_code == 404
