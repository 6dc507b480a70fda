"""Seats: handed over with history, duties set by the body, read by the body and the level above."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from accounts.choices import Duty, OrganisationKind, Role
from accounts.domain import posts
from accounts.models import Invitation, Post, User
from common import clock
from common.errors import ActRefused, RuleViolation
from journal.models import Event
from tests.factories import accounts
from tests.fixtures import People

TODAY = date(2026, 3, 10)
MONDAY = date(2026, 3, 16)


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(datetime(2026, 3, 10, 2, tzinfo=UTC)):
        yield


def hand_over(people: People, successor: User | None = None, since: date = MONDAY) -> Post:
    return posts.hand_over(
        actor=people.security_admin, post=people.park.posts.get(), successor=successor or people.nobody, since=since
    )


# Hand-over ------------------------------------------------------------------------------------------------


def test_the_old_post_ends_the_day_before_the_new_one_begins(people: People) -> None:
    old = people.park.posts.get()
    new = hand_over(people)
    old.refresh_from_db()
    assert (old.until, new.since, new.until) == (MONDAY - timedelta(days=1), MONDAY, None)
    assert (new.organisation, new.role, new.user) == (old.organisation, old.role, people.nobody)
    with clock.frozen(datetime(2026, 3, 15, 2, tzinfo=UTC)):
        assert (accounts.reload(people.park).body, accounts.reload(people.nobody).body) == (old.organisation, None)
    with clock.frozen(datetime(2026, 3, 16, 2, tzinfo=UTC)):
        assert (accounts.reload(people.park).body, accounts.reload(people.nobody).body) == (None, old.organisation)


def test_the_hand_over_stands_in_the_journal(people: People) -> None:
    hand_over(people)
    event = Event.objects.get(kind="post.handed_over")
    assert (event.data["from"], event.data["to"], event.data["since"]) == ("park", "nobody", "2026-03-16")
    kinds = Event.objects.filter(pk__gte=event.pk - 2).order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["post.ended", "post.appointed", "post.handed_over"]


def test_the_successor_takes_the_duties_over(people: People) -> None:
    Post.objects.filter(user=people.park).update(issues=False)
    assert hand_over(people).duties == {Duty.DRAFT, Duty.CHECK}


@pytest.mark.parametrize(
    ("successor", "since", "address"),
    [
        ("nobody", date(2020, 1, 1), "since"),
        ("park", MONDAY, "successor"),
        ("system_admin", MONDAY, "successor"),
    ],
)
def test_what_is_wrong_with_a_hand_over_changes_nothing(
    people: People, successor: str, since: date, address: str
) -> None:
    with pytest.raises(RuleViolation) as violation:
        hand_over(people, getattr(people, successor), since)
    assert [problem.address for problem in violation.value.problems] == [address]
    assert (people.park.posts.get().until, Post.objects.filter(user=people.nobody).exists()) == (None, False)


def test_a_disabled_account_takes_no_seat(people: People) -> None:
    User.objects.filter(pk=people.nobody.pk).update(is_active=False)
    with pytest.raises(RuleViolation):
        hand_over(people, accounts.reload(people.nobody))
    assert people.park.posts.get().until is None


@pytest.mark.parametrize("name", ["system_admin", "audit_admin", "ministry", "province", "park", "other_park"])
def test_others_do_not_hand_seats_over(people: People, name: str) -> None:
    with pytest.raises(ActRefused):
        posts.hand_over(
            actor=getattr(people, name), post=people.other_park.posts.get(), successor=people.nobody, since=MONDAY
        )


def test_a_seat_is_handed_over_in_the_admin_and_the_page_keeps_both_names(people: People, client: Client) -> None:
    post = people.park.posts.get()
    client.force_login(people.security_admin)
    url = f"/admin/accounts/post/{post.pk}/hand-over/"
    assert client.post(url, {"successor": people.nobody.pk, "since": "2019-01-01"}).status_code == 422
    assert client.post(url, {"successor": people.nobody.pk, "since": "2026-03-16"}).status_code == 302
    page = client.get(f"/accounts/bodies/{post.organisation_id}/")
    rows = [(seat.post.user.name, seat.post.until, seat.is_held) for seat in page.context["seats"]]
    assert rows == [("nobody", None, False), ("park", date(2026, 3, 15), True)]


# Duties ---------------------------------------------------------------------------------------------------


def set_duties(actor: User, post: Post, *duties: str) -> Post:
    return posts.set_duties(
        actor=actor,
        post=post,
        drafts=Duty.DRAFT in duties,
        checks=Duty.CHECK in duties,
        issues=Duty.ISSUE in duties,
    )


def test_one_person_holds_all_three_unless_the_body_says_otherwise(people: People) -> None:
    body = people.park.posts.get().organisation_id
    assert posts.duties_in(people.park, body) == {Duty.DRAFT, Duty.CHECK, Duty.ISSUE}
    assert posts.duties_in(people.other_park, body) == frozenset()


def test_the_body_sets_its_duties_by_who_issues(people: People) -> None:
    body = people.yancheng.committee
    assert body is not None
    clerk = accounts.person("clerk", body)
    set_duties(people.park, clerk.posts.get(), Duty.DRAFT)
    assert posts.duties_in(accounts.reload(clerk), body.pk) == {Duty.DRAFT}
    with pytest.raises(ActRefused):
        set_duties(accounts.reload(clerk), people.park.posts.get(), Duty.DRAFT)


@pytest.mark.parametrize("name", ["other_park", "province", "system_admin", "audit_admin", "nobody"])
def test_others_do_not_set_the_duties(people: People, name: str) -> None:
    with pytest.raises(ActRefused):
        set_duties(getattr(people, name), people.park.posts.get(), Duty.DRAFT)


def test_in_steps_each_duty_stays_held_by_somebody(people: People) -> None:
    body = people.yancheng.committee
    assert body is not None
    posts.set_steps(actor=people.park, organisation=body, in_steps=True)
    with pytest.raises(RuleViolation) as violation:
        set_duties(people.park, people.park.posts.get(), Duty.DRAFT, Duty.CHECK)
    assert [problem.message for problem in violation.value.problems] == ["以下职责将无人承担：签发。"]
    assert people.park.posts.get().duties == {Duty.DRAFT, Duty.CHECK, Duty.ISSUE}
    chief = accounts.person("chief", body)
    set_duties(people.park, people.park.posts.get(), Duty.DRAFT, Duty.CHECK)
    assert posts.duties_in(accounts.reload(chief), body.pk) == {Duty.DRAFT, Duty.CHECK, Duty.ISSUE}


def test_steps_begin_only_where_every_duty_is_held(people: People) -> None:
    body = people.yancheng.committee
    assert body is not None
    Post.objects.filter(user=people.park).update(checks=False)
    with pytest.raises(RuleViolation):
        posts.set_steps(actor=accounts.reload(people.park), organisation=body, in_steps=True)
    body.refresh_from_db()
    assert not body.signs_in_steps


# Pages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("park", 200), ("province", 200), ("system_admin", 200), ("security_admin", 200),
        ("other_park", 404), ("other_province", 404), ("ministry", 404), ("reviewer", 404), ("audit_admin", 404),
        ("nobody", 404),
    ],
)  # fmt: skip
def test_seats_are_read_by_the_body_and_the_level_above(people: People, client: Client, name: str, status: int) -> None:
    client.force_login(getattr(people, name))
    assert client.get(f"/accounts/bodies/{people.park.posts.get().organisation_id}/").status_code == status


def test_the_body_arranges_itself_on_its_pages(people: People, client: Client) -> None:
    body = people.yancheng.committee
    assert body is not None
    clerk = accounts.person("clerk", body).posts.get()
    client.force_login(people.park)
    assert client.post(f"/accounts/bodies/{body.pk}/steps/", {"in_steps": "on"}).status_code == 302
    assert client.get(f"/accounts/posts/{clerk.pk}/duties/").status_code == 200
    assert client.post(f"/accounts/posts/{clerk.pk}/duties/", {"drafts": "on"}).status_code == 302
    page = client.post(f"/accounts/posts/{people.park.posts.get().pk}/duties/", {"drafts": "on"})
    assert "以下职责将无人承担" in page.content.decode()
    body.refresh_from_db()
    clerk.refresh_from_db()
    assert (body.signs_in_steps, set(clerk.duties)) == (True, {Duty.DRAFT})


def test_the_province_sends_its_park_a_link_and_sees_what_became_of_it(people: People, client: Client) -> None:
    client.force_login(people.province)
    url = f"/accounts/people/{people.park.pk}/send-link/"
    assert client.get(url).status_code == 200
    back = client.post(url)["Location"]
    assert Invitation.objects.get().user == people.park
    assert "待发送" in client.get(back).content.decode()


@pytest.mark.parametrize(("name", "status"), [("other_province", 404), ("other_park", 404), ("park", 403)])
def test_others_send_no_link(people: People, client: Client, name: str, status: int) -> None:
    client.force_login(getattr(people, name))
    assert client.post(f"/accounts/people/{people.park.pk}/send-link/").status_code == status
    assert not Invitation.objects.exists()


def test_the_list_of_people_shows_what_the_reader_may_see(people: People, client: Client) -> None:
    client.force_login(people.province)
    page = client.get("/accounts/people/?kind=park_committee")
    names = [line[0].text for line in page.context["lines"]]
    assert sorted(names) == ["other_park", "park"]
    export = client.get("/accounts/people/?export=csv")
    assert b"other_park" in b"".join(export.streaming_content)  # type: ignore[attr-defined] # a file


def test_an_administrator_s_post_has_no_duties(people: People, client: Client) -> None:
    operator = accounts.body(OrganisationKind.OPERATOR, "000000", "平台运行单位")
    assert posts.duties_in(people.system_admin, operator.pk) == frozenset()
    assert people.system_admin.posts.get().role == Role.SYSTEM_ADMIN
