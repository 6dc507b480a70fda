"""Signing in and out: throttled, with a new session key, ended by time, back to where one was."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse

from accounts.domain import passwords, posts, users
from common import clock
from journal.models import Event
from tests.factories import accounts
from tests.fixtures import People

LOGIN = "/accounts/login/"
NOON = datetime(2026, 3, 10, 4, tzinfo=UTC)


@pytest.fixture
def frozen() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def sign_in(client: Client, username: str = "province", password: str = accounts.PASSWORD, **more: str) -> Any:
    return client.post(LOGIN, {"username": username, "password": password, **more})


def kinds(username: str = "province") -> list[str]:
    rows = Event.objects.filter(subject_kind="accounts.user", subject_label=username).order_by("id")
    return list(rows.exclude(kind="user.created").values_list("kind", flat=True))


def test_who_signs_in_comes_to_the_page_asked_for_with_a_new_session(people: People, client: Client) -> None:
    client.get("/")
    client.session["before"] = "1"
    before = client.session.session_key
    response = sign_in(client, next="/parks/")
    assert (response.status_code, response["Location"]) == (302, "/parks/")
    assert client.session.session_key != before
    assert kinds() == ["user.signed_in"]


def test_a_next_address_outside_is_not_followed(people: People, client: Client) -> None:
    assert sign_in(client, next="https://example.com/")["Location"] == "/"


def test_a_wrong_password_says_how_many_tries_are_left_and_is_recorded(people: People, client: Client) -> None:
    sign_in(client, password="wrong")
    response = sign_in(client, password="wrong")
    assert response.status_code == 200
    assert "用户名或密码不正确" in response.content.decode()
    assert "还可以再试3次" in response.content.decode()
    assert kinds() == ["accounts.sign_in", "accounts.sign_in"]
    assert [event.outcome for event in Event.objects.filter(kind="accounts.sign_in")] == ["refused", "refused"]


def test_an_unknown_name_gets_the_same_answer_as_a_wrong_password(people: People, client: Client) -> None:
    answers = [sign_in(client, username=name, password="wrong").content.decode() for name in ("province", "nosuch")]
    known, unknown = (re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer) for answer in answers)
    assert unknown.replace("nosuch", "province") == known


def test_after_five_wrong_passwords_the_right_one_does_not_help_from_there(people: People, client: Client) -> None:
    for _number in range(5):
        sign_in(client, password="wrong")
    assert sign_in(client).status_code == 429
    assert "_auth_user_id" not in client.session


def test_the_lock_holds_for_the_address_that_guesses_only(people: People, client: Client) -> None:
    for _number in range(5):
        sign_in(client, password="wrong")
    assert sign_in(Client(REMOTE_ADDR="10.1.1.1")).status_code == 302


def test_guessing_from_many_addresses_locks_the_account(people: People) -> None:
    for number in range(25):
        sign_in(Client(REMOTE_ADDR=f"10.0.{number}.1"), password="wrong")
    assert sign_in(Client(REMOTE_ADDR="10.1.1.1")).status_code == 429
    assert sign_in(Client(REMOTE_ADDR="10.1.1.1"), username="park").status_code == 302


def test_the_lock_ends_after_fifteen_minutes(people: People, client: Client) -> None:
    for _number in range(5):
        sign_in(client, password="wrong")
    for attempt in AccessAttempt.objects.all():
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=attempt.attempt_time - timedelta(minutes=16))
    assert sign_in(client).status_code == 302


def test_an_empty_form_is_no_failed_attempt(people: People, client: Client) -> None:
    assert sign_in(client, username="", password="").status_code == 200
    assert sign_in(client, username="pro\0vince", password="x").status_code == 200
    assert AccessAttempt.objects.count() == 0


def test_a_disabled_account_does_not_sign_in_and_open_sessions_serve_nothing(people: People, client: Client) -> None:
    sign_in(client)
    users.disable_user(actor=people.system_admin, user=people.province, reason="离岗")
    assert client.get("/accounts/profile/").status_code == 302
    assert sign_in(client).status_code == 200


def test_a_new_password_ends_the_other_sessions(people: People, client: Client) -> None:
    sign_in(client)
    passwords.reset_password(actor=people.system_admin, user=people.province, password="Erste-Mal-1")
    assert client.get("/accounts/profile/").status_code == 302


def test_signing_out_is_a_post_and_is_recorded(people: People, client: Client) -> None:
    client.force_login(people.province)
    assert client.get("/accounts/logout/").status_code == 405
    assert client.post("/accounts/logout/").status_code == 302
    assert "_auth_user_id" not in client.session
    assert kinds() == ["user.signed_out"]


@pytest.mark.parametrize(("minutes", "status"), [(60, 200), (61, 302)])
def test_an_idle_session_ends(people: People, client: Client, frozen: None, minutes: int, status: int) -> None:
    sign_in(client)
    with clock.frozen(NOON + timedelta(minutes=minutes)):
        assert client.get("/accounts/profile/").status_code == status


def test_a_session_ends_after_twelve_hours_though_it_was_used(people: People, client: Client, frozen: None) -> None:
    sign_in(client)
    for half_hours in range(1, 25):
        with clock.frozen(NOON + timedelta(minutes=30 * half_hours)):
            assert client.get("/accounts/profile/").status_code == 200
    with clock.frozen(NOON + timedelta(hours=12, minutes=1)):
        assert client.get("/accounts/profile/").status_code == 302


def test_a_form_sent_after_the_session_ended_leads_to_the_login_and_back_to_the_form(
    people: People, client: Client
) -> None:
    response = client.post("/accounts/password/", {"present": "x"})
    assert (response.status_code, response["Location"]) == (302, "/accounts/login/?next=/accounts/password/")
    page = client.get(response["Location"])
    assert '<input type="hidden" name="next" value="/accounts/password/">' in page.content.decode()
    assert sign_in(client, next="/accounts/password/")["Location"] == "/accounts/password/"


def test_a_given_password_must_be_changed_before_anything_else(people: People, client: Client) -> None:
    passwords.reset_password(actor=people.system_admin, user=people.province, password="Erste-Mal-1")
    sign_in(client, password="Erste-Mal-1")
    assert client.get("/parks/")["Location"] == reverse("accounts:password")
    answer = {"present": "Erste-Mal-1", "password": "Eigenes-Wort-2", "repeated": "Eigenes-Wort-2"}
    assert client.post("/accounts/password/", answer)["Location"] == reverse("accounts:profile")
    assert client.get("/parks/").status_code == 200


@pytest.mark.parametrize(
    ("answer", "field", "message"),
    [
        ({"present": "wrong"}, "present", "与现用密码不符。"),
        ({"repeated": "Other-Word-3"}, "repeated", "两次填写的新密码不一致。"),
        ({"password": accounts.PASSWORD, "repeated": accounts.PASSWORD}, "password", "不得使用最近5次用过的密码。"),
    ],
)
def test_what_is_wrong_with_the_new_password_is_said_at_its_field(
    people: People, client: Client, answer: dict[str, str], field: str, message: str
) -> None:
    client.force_login(people.province)
    full = {"present": accounts.PASSWORD, "password": "Eigenes-Wort-2", "repeated": "Eigenes-Wort-2", **answer}
    response = client.post("/accounts/password/", full)
    assert response.context["form"].errors == {field: [message]}
    assert accounts.reload(people.province).check_password(accounts.PASSWORD)


def test_the_language_is_kept_in_the_cookie_and_with_the_account(people: People, client: Client) -> None:
    client.force_login(people.province)
    response = client.post("/language/", {"language": "en", "next": "/accounts/profile/"})
    assert response["Location"] == "/accounts/profile/"
    assert client.cookies["language"].value == "en"
    assert accounts.reload(people.province).language == "en"
    assert "<h1>My account</h1>" in client.get("/accounts/profile/").content.decode()


@pytest.mark.django_db
def test_a_visitor_chooses_the_language_with_the_cookie_alone(client: Client) -> None:
    assert client.post("/language/", {"language": "en", "next": "//example.com"})["Location"] == "/"
    assert 'lang="en"' in client.get(LOGIN).content.decode()


@pytest.mark.django_db
def test_a_language_that_is_not_offered_changes_nothing(client: Client) -> None:
    client.post("/language/", {"language": "fr"})
    assert "language" not in client.cookies
    assert client.get("/language/").status_code == 405


def test_the_own_page_shows_posts_with_their_days(people: People, client: Client) -> None:
    posts.end_post(
        actor=people.security_admin, post=people.province.posts.get(), until=clock.today() - timedelta(days=1)
    )
    client.force_login(people.province)
    page = client.get("/accounts/profile/")
    assert [(str(post.organisation), held) for post, held in page.context["posts"]] == [
        ("江苏省发展和改革委员会", False)
    ]
