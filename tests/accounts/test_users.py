"""Accounts and their passwords."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.test import override_settings

from accounts.domain import invitations, passwords, users
from accounts.models import FormerPassword, User
from common import clock
from common.errors import ActRefused, RuleViolation
from common.policy import SYSTEM
from config.settings.passwords import PRESETS
from journal.models import Event
from tests.factories import accounts
from tests.fixtures import People


def create(username: str = "limin", name: str = "李敏", password: str = accounts.PASSWORD, email: str = "") -> User:
    return users.create_user(actor=SYSTEM, username=username, name=name, password=password, email=email)


@pytest.mark.django_db
def test_an_account_is_made_without_any_right() -> None:
    user = create()
    assert (user.check_password(accounts.PASSWORD), user.roles, user.is_staff) == (True, frozenset(), False)
    assert [(event.kind, event.subject_label) for event in Event.objects.all()] == [("user.created", "李敏")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "address"),
    [
        ({"username": "李敏"}, "username"),
        ({"username": "1limin"}, "username"),
        ({"username": "limin\n"}, "username"),
        ({"name": " "}, "name"),
        ({"email": "limin"}, "email"),
        ({"password": "Ab1-short"}, "password"),
    ],
)
def test_what_is_wrong_with_an_account_is_said_at_the_field(values: dict[str, str], address: str) -> None:
    with pytest.raises(RuleViolation) as violation:
        create(**values)
    assert [problem.address for problem in violation.value.problems] == [address]
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_user_name_is_given_once() -> None:
    create()
    with pytest.raises(RuleViolation) as violation:
        create()
    assert [problem.message for problem in violation.value.problems] == ["用户名已被使用。"]


@pytest.mark.parametrize("name", ["security_admin", "audit_admin", "ministry", "province", "reviewer", "nobody"])
def test_only_the_system_administrator_makes_accounts(people: People, name: str) -> None:
    with pytest.raises(ActRefused):
        users.create_user(actor=getattr(people, name), username="new", name="新", password=accounts.PASSWORD)
    assert not User.objects.filter(username="new").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("password", "accepted"),
    [
        ("abcdefghij", False),
        ("abcdefgh12", False),
        ("Abcdefgh12", True),
        ("Abcdefg12", False),
        ("绿色产业示范基地密码Ab", True),
        ("Password123", False),
    ],
)
def test_the_level_3_preset_asks_for_length_and_classes(password: str, *, accepted: bool) -> None:
    with override_settings(AUTH_PASSWORD_VALIDATORS=PRESETS["mlps3"].validators):
        try:
            passwords.check(password, User(username="limin"))
        except RuleViolation:
            assert not accepted
        else:
            assert accepted


@pytest.mark.django_db
@pytest.mark.parametrize(("password", "accepted"), [("four words of wood", True), ("Abcdefgh12", False)])
def test_the_asvs_preset_asks_for_length_alone(password: str, *, accepted: bool) -> None:
    with override_settings(AUTH_PASSWORD_VALIDATORS=PRESETS["asvs"].validators):
        try:
            passwords.check(password, User(username="limin"))
        except RuleViolation:
            assert not accepted
        else:
            assert accepted


def test_the_level_3_preset_is_the_default() -> None:
    assert PRESETS["mlps3"].validators == django_settings.AUTH_PASSWORD_VALIDATORS


@pytest.mark.django_db
def test_the_last_five_passwords_are_not_used_again() -> None:
    user = create(password="Lvse-Jidi-0")
    for number in range(1, 6):
        user = passwords.change_password(user=user, password=f"Lvse-Jidi-{number}")
    for number in range(1, 6):
        with pytest.raises(RuleViolation):
            passwords.change_password(user=user, password=f"Lvse-Jidi-{number}")
    user = passwords.change_password(user=user, password="Lvse-Jidi-0")
    assert user.check_password("Lvse-Jidi-0")
    assert FormerPassword.objects.filter(user=user).count() == 6


@pytest.mark.django_db
def test_a_password_that_is_refused_changes_nothing() -> None:
    user = create()
    with pytest.raises(RuleViolation):
        passwords.change_password(user=user, password="short")
    assert accounts.reload(user).check_password(accounts.PASSWORD)


def test_a_reset_password_must_be_changed_by_its_owner(people: People) -> None:
    user = passwords.reset_password(actor=people.system_admin, user=people.park, password="Erste-Mal-1")
    assert passwords.must_change(user)
    assert not passwords.must_change(passwords.change_password(user=user, password="Eigenes-Wort-2"))


def test_a_park_s_password_is_reset_by_its_province_and_the_system_administrator_only(people: People) -> None:
    others = (people.security_admin, people.audit_admin, people.ministry, people.other_province, people.other_park)
    for actor in (*others, people.park, people.reviewer, people.nobody):
        with pytest.raises(ActRefused):
            passwords.reset_password(actor=actor, user=people.park, password="Erste-Mal-1")
    assert accounts.reload(people.park).check_password(accounts.PASSWORD)


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "expired"), [(90, False), (91, True)])
def test_a_password_reaches_its_age(days: int, *, expired: bool) -> None:
    user = create()
    with override_settings(PASSWORD_MAX_AGE=timedelta(days=90)), clock.frozen(user.created_at + timedelta(days=days)):
        assert passwords.must_change(user) is expired


@pytest.mark.django_db
def test_disabling_needs_a_reason() -> None:
    with pytest.raises(RuleViolation):
        users.disable_user(actor=SYSTEM, user=create(), reason=" ")


def test_disabling_and_enabling_is_recorded_once_each(people: People) -> None:
    users.disable_user(actor=people.system_admin, user=people.park, reason="离岗")
    users.disable_user(actor=people.system_admin, user=people.park, reason="离岗")
    users.enable_user(actor=people.system_admin, user=people.park, reason="返岗")
    kinds = Event.objects.filter(subject_kind="accounts.user", kind__in=["user.disabled", "user.enabled"])
    assert sorted(kinds.values_list("kind", "reason")) == [("user.disabled", "离岗"), ("user.enabled", "返岗")]


def test_nobody_disables_the_own_account(people: People) -> None:
    with pytest.raises(ActRefused):
        users.disable_user(actor=people.system_admin, user=people.system_admin, reason="x")


# Both presets over every way to a password ----------------------------------------------------------------


WAYS: dict[str, Callable[[User, str], object]] = {
    "made": lambda _user, password: create("another", password=password),
    "changed": lambda user, password: passwords.change_password(user=user, password=password),
    "reset": lambda user, password: passwords.reset_password(actor=SYSTEM, user=user, password=password),
    "by link": lambda user, password: invitations.accept(
        invitation=invitations.send_reset(actor=SYSTEM, user=user), password=password
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("preset", "password", "accepted"),
    [
        ("mlps3", "Abcdefgh12", True),
        ("mlps3", "four words of wood", False),
        ("asvs", "four words of wood", True),
        ("asvs", "Abcdefgh12", False),
    ],
)
def test_a_preset_holds_for_every_way_to_a_password(way: str, preset: str, password: str, *, accepted: bool) -> None:
    user = create(email="limin@example.cn")
    with override_settings(AUTH_PASSWORD_VALIDATORS=PRESETS[preset].validators):
        try:
            WAYS[way](user, password)
        except RuleViolation:
            assert not accepted
        else:
            assert accepted


@pytest.mark.django_db
def test_the_asvs_preset_lets_a_password_come_again_and_never_expires() -> None:
    asvs = PRESETS["asvs"]
    with override_settings(AUTH_PASSWORD_VALIDATORS=asvs.validators, PASSWORD_MAX_AGE=asvs.max_age):
        user = create(password="four words of wood")
        user = passwords.change_password(user=user, password="five words of dry wood")
        user = passwords.change_password(user=user, password="four words of wood")
        with clock.frozen(clock.now() + timedelta(days=5000)):
            assert not passwords.must_change(user)


def test_the_level_3_preset_expires_after_90_days() -> None:
    assert PRESETS["mlps3"].max_age == timedelta(days=90)
