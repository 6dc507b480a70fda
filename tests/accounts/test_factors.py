"""The second factor: asked at the login, compulsory for administrators, each code once."""

import json
import re
import time
from copy import copy
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client, override_settings
from pytest_django import Settings

from accounts.domain import factors, tokens, users
from accounts.models import User
from accounts.second_step import WAITING
from common import clock
from common.errors import ActRefused, RuleViolation
from config.settings import base
from journal.models import Event
from tests.accounts.soft_key import SoftKey
from tests.factories import accounts
from tests.fixtures import People

LOGIN = "/accounts/login/"
STEP = "/accounts/login/second-step/"
OVERVIEW = "/accounts/second-factor/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(steps: int = 0, secret: str = SECRET) -> str:
    """Return what an app shows now, or some steps later."""
    value: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))
    return value


def with_app(user: User) -> list[str]:
    """Give the account an app, set up with the code of the step before; return its recovery codes."""
    return factors.add_app(user=user, secret=SECRET, code=code(-1))


def give_password(client: Client, user: User, **more: str) -> Any:
    return client.post(LOGIN, {"username": user.username, "password": accounts.PASSWORD, **more})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_password_alone_does_not_sign_in(people: People, client: Client) -> None:
    with_app(people.park)
    assert give_password(client, people.park)["Location"] == STEP
    assert not is_in(client)
    assert client.get("/accounts/profile/").status_code == 302


def test_the_code_signs_in_and_leads_to_the_page_asked_for(people: People, client: Client) -> None:
    with_app(people.park)
    give_password(client, people.park, next="/parks/")
    before = client.session.session_key
    response = client.post(STEP, {"code": code()})
    assert (response.status_code, response["Location"], is_in(client)) == (302, "/parks/", True)
    assert client.session.session_key != before
    kinds = Event.objects.filter(subject_kind="accounts.user", subject_id=people.park.pk).order_by("id")
    assert list(kinds.values_list("kind", flat=True))[1:] == ["factor.added", "user.signed_in"]


def test_a_replayed_code_is_refused(people: People, client: Client) -> None:
    with_app(people.park)
    shown = code()
    give_password(client, people.park)
    assert client.post(STEP, {"code": shown}).status_code == 302
    second = Client()
    give_password(second, people.park)
    response = second.post(STEP, {"code": shown})
    assert (response.status_code, is_in(second)) == (200, False)
    assert response.context["form"].errors == {"code": ["验证码不符，或已使用过。请等待下一个验证码。"]}


def test_the_code_that_set_the_app_up_does_not_sign_in(people: People) -> None:
    shown = code()
    factors.add_app(user=people.park, secret=SECRET, code=shown)
    assert not factors.check_code(user=people.park, code=shown)


def test_a_code_before_one_that_opened_is_refused(people: People) -> None:
    with_app(people.park)
    assert factors.check_code(user=people.park, code=code(1))
    assert not factors.check_code(user=people.park, code=code())


@pytest.mark.parametrize(("steps", "opens"), [(-2, False), (0, True), (1, True), (2, False)])
def test_a_code_holds_for_its_step_and_the_one_beside(people: People, steps: int, opens: bool) -> None:
    while time.time() % 30 > 27:
        time.sleep(0.2)
    with_app(people.park)
    assert factors.check_code(user=people.park, code=code(steps)) is opens


@pytest.mark.parametrize("typed", ["", " ", "000000", "１２３４５６", "abc", "'"])
def test_what_is_no_code_opens_nothing(people: People, client: Client, typed: str) -> None:
    with_app(people.park)
    give_password(client, people.park)
    assert client.post(STEP, {"code": typed}).status_code == 200
    assert not is_in(client)


def test_a_code_with_a_gap_opens(people: People) -> None:
    with_app(people.park)
    shown = code()
    assert factors.check_code(user=people.park, code=f"{shown[:3]} {shown[3:]}")


def test_five_wrong_codes_lock_as_wrong_passwords_do(people: People, client: Client) -> None:
    with_app(people.park)
    give_password(client, people.park)
    answers = [client.post(STEP, {"code": "000000"}).status_code for _number in range(5)]
    assert answers[:4] == [200, 200, 200, 200]
    assert answers[4] == 429
    assert client.post(STEP, {"code": code()}).status_code == 429
    assert give_password(client, people.park).status_code == 429
    assert Event.objects.filter(kind="accounts.second_factor", outcome="refused").count() == 5


def test_giving_the_password_again_gives_no_new_tries(people: People, client: Client) -> None:
    with_app(people.park)
    for _number in range(5):
        give_password(client, people.park)
        client.post(STEP, {"code": "000000"})
    assert give_password(client, people.park).status_code == 429


def test_the_step_waits_ten_minutes(people: People, client: Client) -> None:
    with_app(people.park)
    give_password(client, people.park)
    began = clock.now()
    with clock.frozen(began + 1.01 * WAITING):
        assert client.get(STEP)["Location"] == LOGIN
    assert client.post(STEP, {"code": code()}).status_code == 302


def test_the_step_without_a_password_leads_to_the_login(people: People, client: Client) -> None:
    assert client.get(STEP)["Location"] == LOGIN
    assert client.post(STEP, {"code": "123456"})["Location"] == LOGIN


def test_an_account_disabled_between_the_steps_does_not_come_in(people: People, client: Client) -> None:
    with_app(people.park)
    give_password(client, people.park)
    users.disable_user(actor=people.system_admin, user=people.park, reason="离岗")
    assert client.post(STEP, {"code": code()})["Location"] == LOGIN
    assert not is_in(client)


def test_a_recovery_code_opens_once(people: People, client: Client) -> None:
    codes = with_app(people.park)
    assert len(set(codes)) == 10
    give_password(client, people.park)
    assert client.post(STEP, {"code": codes[0]}).status_code == 302
    assert factors.codes_left(people.park) == 9
    assert not factors.check_code(user=people.park, code=codes[0])
    assert factors.check_code(user=people.park, code=codes[1])


def test_new_recovery_codes_close_the_old_ones(people: People, client: Client) -> None:
    old = with_app(people.park)
    client.force_login(people.park)
    assert client.post(f"{OVERVIEW}recovery-codes/", {"present": "wrong"}).status_code == 200
    page = client.post(f"{OVERVIEW}recovery-codes/", {"present": accounts.PASSWORD})
    new = page.context["codes"]
    assert len(new) == 10
    assert not factors.check_code(user=people.park, code=old[0])
    assert factors.check_code(user=people.park, code=new[0])


def test_secrets_do_not_stand_in_the_database(people: People) -> None:
    codes = with_app(people.park)
    kept = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert [one for one in (SECRET, *codes) if one in kept] == []


def test_an_older_key_of_the_settings_still_opens(people: People, settings: Settings) -> None:
    with_app(people.park)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another" * 9
    assert factors.check_code(user=people.park, code=code())


# Setting up -----------------------------------------------------------------------------------------------


def test_an_app_is_set_up_on_its_page(people: People, client: Client) -> None:
    client.force_login(people.park)
    page = client.get(f"{OVERVIEW}app/")
    secret = page.context["secret"]
    assert re.search(r'src="data:image/svg\+xml;base64,[\w+/=]{200,}"', page.content.decode())
    wrong = client.post(f"{OVERVIEW}app/", {"code": "000000", "present": accounts.PASSWORD})
    assert list(wrong.context["form"].errors) == ["code"]
    assert wrong.context["secret"] == secret
    shown = client.post(f"{OVERVIEW}app/", {"code": code(secret=secret), "present": accounts.PASSWORD})
    assert len(shown.context["codes"]) == 10
    assert factors.has(people.park)
    assert client.get(OVERVIEW).status_code == 200


def test_an_open_session_without_the_password_sets_nothing_up(people: People, client: Client) -> None:
    client.force_login(people.park)
    secret = client.get(f"{OVERVIEW}app/").context["secret"]
    answer = client.post(f"{OVERVIEW}app/", {"code": code(secret=secret), "present": "wrong"})
    assert list(answer.context["form"].errors) == ["present"]
    assert not factors.has(people.park)


def test_a_second_app_is_refused(people: People) -> None:
    with_app(people.park)
    with pytest.raises(RuleViolation):
        with_app(people.park)


def test_a_factor_is_removed_with_the_password_and_takes_the_codes_along(people: People, client: Client) -> None:
    with_app(people.park)
    client.force_login(people.park)
    url = f"{OVERVIEW}{factors.of(people.park)[0].pk}/remove/"
    assert client.post(url, {"present": accounts.PASSWORD}).status_code == 302
    assert not Authenticator.objects.exists()


def test_nobody_removes_another_one_s_factor(people: People, client: Client) -> None:
    with_app(people.park)
    client.force_login(people.other_park)
    url = f"{OVERVIEW}{factors.of(people.park)[0].pk}/remove/"
    assert client.get(url).status_code == 404
    assert client.post(url, {"present": accounts.PASSWORD}).status_code == 404


# Security keys --------------------------------------------------------------------------------------------


def set_key_up(client: Client, key: SoftKey, answer: dict[str, Any] | None = None) -> Any:
    options = json.loads(client.get(f"{OVERVIEW}key/").context["options"])
    credential = json.dumps(key.create(options) if answer is None else answer)
    return client.post(f"{OVERVIEW}key/", {"name": "蓝色", "present": accounts.PASSWORD, "credential": credential})


def test_a_security_key_is_set_up_and_signs_in(people: People, client: Client) -> None:
    key = SoftKey()
    client.force_login(people.park)
    assert len(set_key_up(client, key).context["codes"]) == 10
    assert [str(factor) for factor in factors.of(people.park)] == ["蓝色"]
    other = Client()
    give_password(other, people.park)
    answer = key.get(json.loads(other.get(STEP).context["options"]))
    assert other.post(STEP, {"credential": json.dumps(answer)}).status_code == 302
    assert is_in(other)


def test_a_replayed_answer_of_a_key_is_refused(people: People, client: Client) -> None:
    key = SoftKey()
    client.force_login(people.park)
    set_key_up(client, key)
    first, second = Client(), Client()
    give_password(first, people.park)
    answer = json.dumps(key.get(json.loads(first.get(STEP).context["options"])))
    first.post(STEP, {"credential": answer})
    give_password(second, people.park)
    second.get(STEP)
    assert second.post(STEP, {"credential": answer}).status_code == 200
    assert (is_in(first), is_in(second)) == (True, False)


def answered(user: User, key: SoftKey) -> bool:
    """Say whether a key signs its owner in after the password."""
    client = Client()
    give_password(client, user)
    client.post(STEP, {"credential": json.dumps(key.get(json.loads(client.get(STEP).context["options"])))})
    return is_in(client)


def test_a_copy_of_a_key_is_refused_by_its_count(people: People, client: Client) -> None:
    key = SoftKey()
    client.force_login(people.park)
    set_key_up(client, key)
    copied = copy(key)
    assert (answered(people.park, key), answered(people.park, copied), answered(people.park, key)) == (
        True,
        False,
        True,
    )
    suspected = Event.objects.get(kind="factor.copy_suspected")
    assert (suspected.subject_id, suspected.data["count"], suspected.data["before"]) == (people.park.pk, 1, 1)


def test_a_key_that_does_not_count_signs_in_again(people: People, client: Client) -> None:
    key = SoftKey(counts=False)
    client.force_login(people.park)
    set_key_up(client, key)
    assert [answered(people.park, key) for _time in range(2)] == [True, True]


def test_another_key_does_not_sign_in(people: People, client: Client) -> None:
    client.force_login(people.park)
    set_key_up(client, SoftKey())
    other = Client()
    give_password(other, people.park)
    answer = SoftKey().get(json.loads(other.get(STEP).context["options"]))
    assert other.post(STEP, {"credential": json.dumps(answer)}).status_code == 200
    assert not is_in(other)


def test_a_key_that_was_asked_by_another_site_is_refused(people: People, client: Client) -> None:
    client.force_login(people.park)
    page = set_key_up(client, SoftKey(origin="https://portal.example.org"))
    assert list(page.context["form"].errors) == ["credential"]
    assert not factors.has(people.park)


@pytest.mark.parametrize("answer", [{"type": "public-key"}, {"id": 1}, {"response": {}, "id": "x", "rawId": "x"}])
def test_an_answer_that_is_none_is_refused(people: People, client: Client, answer: dict[str, Any]) -> None:
    client.force_login(people.park)
    assert list(set_key_up(client, SoftKey(), answer).context["form"].errors) == ["credential"]
    set_key_up(client, SoftKey())
    other = Client()
    give_password(other, people.park)
    other.get(STEP)
    for sent in (json.dumps(answer), "[]", "x", "1", "{}"):
        assert other.post(STEP, {"credential": sent}).status_code in (200, 429)
    assert not is_in(other)


# Compulsory -----------------------------------------------------------------------------------------------


def test_the_settings_make_it_compulsory_outside_demo_and_tests() -> None:
    assert base.SECOND_FACTOR_COMPULSORY is True


@pytest.mark.parametrize("name", ["system_admin", "security_admin", "audit_admin"])
@override_settings(SECOND_FACTOR_COMPULSORY=True)
def test_an_administrator_sets_a_factor_up_before_anything_else(people: People, client: Client, name: str) -> None:
    admin = getattr(people, name)
    give_password(client, admin)
    for page in ("/admin/", "/", "/parks/", "/accounts/tokens/"):
        assert client.get(page)["Location"] == OVERVIEW
    assert client.get("/accounts/profile/").status_code == 200
    secret = client.get(f"{OVERVIEW}app/").context["secret"]
    client.post(f"{OVERVIEW}app/", {"code": code(secret=secret), "present": accounts.PASSWORD})
    assert client.get("/admin/").status_code == 200
    again = Client()
    give_password(again, admin)
    again.post(STEP, {"code": code(1, secret)})
    assert again.get("/admin/").status_code == 200


@override_settings(SECOND_FACTOR_COMPULSORY=True)
def test_an_administrator_s_session_without_the_factor_ends_when_one_is_there(people: People, client: Client) -> None:
    client.force_login(people.system_admin)
    with_app(people.system_admin)
    assert client.get("/admin/")["Location"] == LOGIN
    assert not is_in(client)


@override_settings(SECOND_FACTOR_COMPULSORY=True)
def test_others_work_without(people: People, client: Client) -> None:
    give_password(client, people.province)
    assert client.get("/parks/").status_code == 200


@override_settings(SECOND_FACTOR_COMPULSORY=True)
def test_an_administrator_keeps_one_factor(people: People) -> None:
    with_app(people.system_admin)
    with pytest.raises(ActRefused):
        factors.remove(user=people.system_admin, factor=factors.of(people.system_admin)[0])
    assert factors.has(people.system_admin)


@override_settings(SECOND_FACTOR_COMPULSORY=True)
def test_the_api_is_no_way_round(people: People, client: Client) -> None:
    _token, key = tokens.make_token(
        actor=people.system_admin, user=people.system_admin, name="x", expires_on=clock.today()
    )
    assert tokens.owner_of(key) is None
    client.force_login(people.system_admin)
    assert client.get("/api/v1/programmes/").status_code == 403
    with_app(people.system_admin)
    assert tokens.owner_of(key) == people.system_admin
    assert client.get("/api/v1/programmes/").status_code == 403


# Reset ----------------------------------------------------------------------------------------------------


def test_a_lost_factor_is_reset_by_the_security_administrator_alone(people: People, client: Client) -> None:
    with_app(people.park)
    for name in ("system_admin", "audit_admin", "province", "ministry", "park"):
        with pytest.raises(ActRefused):
            factors.reset(actor=accounts.reload(getattr(people, name)), user=people.park)
    client.force_login(people.security_admin)
    url = f"/admin/accounts/user/{people.park.pk}/reset-factor/"
    assert client.post(url).status_code == 302
    assert not Authenticator.objects.exists()
    assert Event.objects.filter(kind="factor.reset", actor=people.security_admin).count() == 1


def test_the_security_administrator_s_own_is_reset_by_the_system_administrator(people: People) -> None:
    with_app(people.security_admin)
    with pytest.raises(ActRefused):
        factors.reset(actor=people.security_admin, user=people.security_admin)
    assert factors.reset(actor=people.system_admin, user=people.security_admin) == 2
