"""The report of accounts nobody uses, several people use, or that bear nobody's name."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from accounts.domain import hygiene, sessions, users
from accounts.models import User
from common import clock
from journal.domain import origin
from tests.factories import accounts
from tests.fixtures import People

NOON = datetime(2026, 3, 10, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def found(which: str) -> list[str]:
    rows = hygiene.looked_at(User.objects.exclude(username__contains="_"))
    return list(rows.filter(**{which: True}).values_list("username", flat=True))


def signed_in(user: User, address: str, minutes: int) -> None:
    with clock.frozen(NOON - timedelta(days=1) + timedelta(minutes=minutes)), origin.coming_from(address):
        sessions.record_sign_in(user=user)


def test_an_account_without_a_login_for_90_days_is_stale(people: People) -> None:
    for user, days in ((people.park, 91), (people.province, 89)):
        User.objects.filter(pk=user.pk).update(last_login=NOON - timedelta(days=days))
    User.objects.filter(pk=people.nobody.pk).update(created_at=NOON - timedelta(days=91))
    assert found("is_stale") == ["nobody", "park"]


def test_a_disabled_account_is_not_in_the_report(people: People) -> None:
    User.objects.filter(pk=people.park.pk).update(last_login=NOON - timedelta(days=91))
    users.disable_user(actor=people.system_admin, user=people.park, reason="离岗")
    assert found("is_stale") == []


def test_three_addresses_within_an_hour_are_too_many_for_one_person(people: People) -> None:
    for number in range(3):
        signed_in(people.park, f"10.0.0.{number}", minutes=number * 30)
        signed_in(people.province, f"10.0.0.{number}", minutes=number * 31)
        signed_in(people.ministry, "10.0.0.1", minutes=number)
    assert found("is_shared") == ["park"]


@pytest.mark.parametrize("name", ["省发改委管理员", "办公室", "测试01", "江苏省发展改革委", "Office"])
def test_what_is_nobody_s_name_is_found(people: People, name: str) -> None:
    User.objects.filter(pk=people.park.pk).update(name=name)
    User.objects.filter(pk=people.province.pk).update(name="欧阳文静")
    assert found("is_nameless") == ["park"]


def test_the_report_is_the_security_administrator_s(people: People, client: Client) -> None:
    User.objects.filter(pk=people.park.pk).update(last_login=NOON - timedelta(days=91))
    client.force_login(people.security_admin)
    page = client.get("/accounts/report/?stale=on&q=park")
    assert [line[0].text for line in page.context["lines"]] == ["park"]
    export = client.get("/accounts/report/?export=csv")
    assert b"park" in b"".join(export.streaming_content)  # type: ignore[attr-defined] # a file
    for name in ("system_admin", "audit_admin", "ministry", "park", "nobody"):
        client.force_login(accounts.reload(getattr(people, name)))
        assert client.get("/accounts/report/").status_code == 403
    client.logout()
    assert client.get("/accounts/report/").status_code == 302
