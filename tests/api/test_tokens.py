"""Tokens: made and revoked by their owner, never stronger than the password."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from accounts.choices import Language
from accounts.domain import passwords, tokens, users
from accounts.models import Token, User
from common import clock
from common.errors import ActRefused, RuleViolation
from common.policy import SYSTEM
from journal.models import Event
from tests.api.conftest import LAST_DAY, Ask, Asker
from tests.factories import accounts
from tests.factories.reports import World

PATH = "programmes/"
WRONG = {
    "problems": [{"address": "", "message": "令牌无效：有误、已到期、已撤销或账号已停用。", "rule": "", "remedy": ""}]
}


def test_a_token_opens_the_door_in_its_owners_name(world: World, ask: Ask) -> None:
    assert ask(world.park).get(PATH).status == 200


def test_only_the_digest_of_a_token_is_kept(world: World) -> None:
    token, key = tokens.make_token(actor=world.park, user=world.park, name="传输", expires_on=LAST_DAY)
    assert token.digest == tokens.digest(key)
    assert key not in str(list(Token.objects.values())) + str(list(Event.objects.values()))


def test_making_and_revoking_are_recorded_without_the_key(world: World) -> None:
    token, _key = tokens.make_token(actor=world.park, user=world.park, name="传输", expires_on=LAST_DAY)
    tokens.revoke_token(actor=world.park, token=token)
    tokens.revoke_token(actor=world.park, token=token)
    found = Event.objects.filter(kind__startswith="token.").order_by("id").values_list("kind", "subject_id", "data")
    assert list(found) == [
        ("token.made", world.park.pk, {"name": "传输", "expires_on": "2026-12-31"}),
        ("token.revoked", world.park.pk, {"name": "传输"}),
    ]


@pytest.mark.parametrize("header", ["Bearer wrong", "Bearer", "Bearer a b", "bearer wrong", "Bearer \xff"])
def test_a_wrong_token_is_refused_and_not_taken_for_a_visitor(db: None, header: str) -> None:
    response = Client().get("/api/v1/named-lists/", headers={"Authorization": header})
    assert (response.status_code, response.json(), response["WWW-Authenticate"]) == (401, WRONG, "Bearer")


def test_a_visitor_is_told_how_to_sign_in(db: None) -> None:
    response = Client().get("/api/v1/programmes/")
    assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize(("hour", "status"), [(15, 200), (16, 401)])
def test_a_token_lasts_until_the_end_of_its_day_in_china(world: World, ask: Ask, hour: int, status: int) -> None:
    asker = ask(world.park)
    with clock.frozen(datetime(2026, 12, 31, hour, tzinfo=UTC)):
        assert asker.get(PATH).status == status


def test_a_revoked_token_opens_nothing(world: World, ask: Ask) -> None:
    asker = ask(world.park)
    tokens.revoke_token(actor=world.park, token=Token.objects.get())
    assert asker.get(PATH).body == WRONG


def test_the_token_of_a_disabled_account_is_refused_and_does_not_come_back_with_it(world: World, ask: Ask) -> None:
    asker = ask(world.park)
    users.disable_user(actor=SYSTEM, user=world.park, reason="离职")
    assert (asker.get(PATH).status, Token.objects.get().revoked_at) == (401, clock.now())
    users.enable_user(actor=SYSTEM, user=world.park, reason="误操作")
    assert asker.get(PATH).status == 401


def test_the_account_that_was_closed_beside_the_act_is_refused_too(world: World, ask: Ask) -> None:
    asker = ask(world.park)
    User.objects.filter(pk=world.park.pk).update(is_active=False)
    assert asker.get(PATH).status == 401


def test_a_password_that_must_be_changed_closes_both_doors(world: World, ask: Ask) -> None:
    asker, browser = ask(world.park), Client()
    passwords.reset_password(actor=SYSTEM, user=world.park, password="Another-Horse-8")
    browser.force_login(User.objects.get(pk=world.park.pk), backend="django.contrib.auth.backends.ModelBackend")
    assert asker.get(PATH).status == 401
    response = browser.get("/api/v1/programmes/")
    assert (response.status_code, response.json()["problems"][0]["message"]) == (403, "请先设置新密码。")


def test_a_session_writes_only_with_its_csrf_token(world: World) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.park, backend="django.contrib.auth.backends.ModelBackend")
    assert browser.get("/api/v1/programmes/").status_code == 200
    response = browser.post("/api/v1/filings/", {"obligation": 1}, content_type="application/json")
    assert (response.status_code, response.headers["Content-Type"]) == (403, "application/json")


def test_what_a_token_reads_stays_out_of_caches_and_comes_in_the_owners_language(world: World, ask: Ask) -> None:
    asker = ask(world.park)
    users.choose_language(user=world.park, language=Language.ENGLISH)
    answer = asker.get("parks/00000000-0000-0000-0000-000000000000/")
    assert answer.messages == ["There is nothing here that you can see."]
    assert (answer.headers["Content-Language"], answer.headers["Cache-Control"]) == ("en", "no-store, private")


def test_nobody_makes_or_revokes_the_token_of_another(world: World) -> None:
    token, _key = tokens.make_token(actor=world.park, user=world.park, name="传输", expires_on=LAST_DAY)
    with pytest.raises(ActRefused):
        tokens.make_token(actor=world.ministry, user=world.park, name="别人", expires_on=LAST_DAY)
    with pytest.raises(ActRefused):
        tokens.revoke_token(actor=world.ministry, token=token)
    assert [(one.name, one.revoked_at) for one in Token.objects.all()] == [("传输", None)]


@pytest.mark.parametrize(
    ("name", "expires_on", "addresses"),
    [
        (" ", LAST_DAY, ["name"]),
        ("有了", LAST_DAY, ["name"]),
        ("新的", date(2026, 3, 9), ["expires_on"]),
        ("新的", date(2027, 3, 11), ["expires_on"]),
        ("新的", date(2027, 3, 10), []),
        ("新的", date(2026, 3, 10), []),
    ],
)
def test_what_is_wrong_with_a_token_is_said_at_the_field(
    world: World, name: str, expires_on: date, addresses: list[str]
) -> None:
    tokens.make_token(actor=world.park, user=world.park, name="有了", expires_on=LAST_DAY)
    found: list[str] = []
    try:
        tokens.make_token(actor=world.park, user=world.park, name=name, expires_on=expires_on)
    except RuleViolation as violation:
        found = [problem.address for problem in violation.problems]
    assert found == addresses


def test_nobody_has_more_than_ten_tokens(world: World) -> None:
    for number in range(tokens.MAX_TOKENS):
        tokens.make_token(actor=world.park, user=world.park, name=str(number), expires_on=LAST_DAY)
    with pytest.raises(RuleViolation):
        tokens.make_token(actor=world.park, user=world.park, name="多", expires_on=LAST_DAY)


def test_the_page_shows_the_key_once(world: World) -> None:
    browser = Client()
    browser.force_login(world.park, backend="django.contrib.auth.backends.ModelBackend")
    made = browser.post("/accounts/tokens/", {"name": "年报传输", "expires_on": "2026-12-31"})
    key = made.context["made"][1]
    assert (made.status_code, Asker(key).get(PATH).status) == (200, 200)
    assert (key in made.content.decode(), key in browser.get("/accounts/tokens/").content.decode()) == (True, False)


def test_the_page_says_what_is_wrong_and_revokes_only_the_own(world: World) -> None:
    token, _key = tokens.make_token(actor=world.park, user=world.park, name="传输", expires_on=LAST_DAY)
    owner, stranger = Client(), Client()
    owner.force_login(world.park, backend="django.contrib.auth.backends.ModelBackend")
    stranger.force_login(world.ministry, backend="django.contrib.auth.backends.ModelBackend")
    assert owner.post("/accounts/tokens/", {"name": "传输", "expires_on": "2026-12-31"}).status_code == 422
    address = f"/accounts/tokens/{token.pk}/revoke/"
    assert (stranger.post(address).status_code, owner.get(address).status_code) == (404, 405)
    assert (owner.post(address).status_code, Token.objects.get().revoked_at) == (302, clock.now())


def test_an_account_without_a_post_has_no_rows(db: None, ask: Ask) -> None:
    answers = [ask(accounts.account("newcomer")).get(path) for path in ("filings/",)]
    assert [answer.body["count"] for answer in answers] == [0]
