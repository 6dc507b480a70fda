"""Rights follow the posts held today; the three administrators exclude each other and all business."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.choices import ADMINISTRATORS, OrganisationKind, Role
from accounts.domain import people as persons
from accounts.domain import posts
from accounts.models import Post, User
from accounts.rules import is_ministry
from common import clock
from common.errors import ActRefused, RuleViolation
from common.policy import SYSTEM
from journal.models import Event
from tests.factories import accounts
from tests.fixtures import People

TODAY = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(datetime(2026, 3, 10, 2, tzinfo=UTC)):
        yield


def messages(violation: pytest.ExceptionInfo[RuleViolation]) -> list[tuple[str, str]]:
    return [(problem.address, problem.message) for problem in violation.value.problems]


@pytest.mark.django_db
@pytest.mark.parametrize("second", [*ADMINISTRATORS, Role.OFFICIAL, Role.REVIEWER])
@pytest.mark.parametrize("first", ADMINISTRATORS)
def test_an_administrator_holds_no_other_post(first: Role, second: Role) -> None:
    operator = accounts.body(OrganisationKind.OPERATOR, "000000", "平台运行单位")
    user = accounts.person("admin", operator, first)
    with pytest.raises(RuleViolation) as violation:
        accounts.post(user, accounts.body(), second)
    assert [address for address, _message in messages(violation)] == ["role"]
    assert Post.objects.filter(user=user).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("administrator", ADMINISTRATORS)
def test_an_official_does_not_become_an_administrator(administrator: Role) -> None:
    user = accounts.person("wangjing", accounts.body())
    with pytest.raises(RuleViolation) as violation:
        accounts.post(user, accounts.body(OrganisationKind.OPERATOR, "000000", "平台运行单位"), administrator)
    assert messages(violation) == [
        ("role", "系统管理员、安全管理员和审计管理员不得兼任其他职务。该人员在此期间任：江苏省发展改革委 工作人员。")
    ]


@pytest.mark.django_db
def test_after_the_post_has_ended_the_administrator_may_become_an_official() -> None:
    operator = accounts.body(OrganisationKind.OPERATOR, "000000", "平台运行单位")
    user = accounts.account()
    accounts.post(user, operator, Role.SYSTEM_ADMIN, until=TODAY)
    accounts.post(user, accounts.body(), since=TODAY + timedelta(days=1))
    assert accounts.reload(user).roles == {Role.SYSTEM_ADMIN}


@pytest.mark.django_db
def test_posts_that_overlap_on_one_day_collide() -> None:
    operator = accounts.body(OrganisationKind.OPERATOR, "000000", "平台运行单位")
    user = accounts.account()
    accounts.post(user, operator, Role.SYSTEM_ADMIN, until=TODAY)
    with pytest.raises(RuleViolation):
        accounts.post(user, accounts.body(), since=TODAY)


@pytest.mark.django_db
def test_the_database_refuses_a_second_administrator_role() -> None:
    operator = accounts.body(OrganisationKind.OPERATOR, "000000", "平台运行单位")
    user = accounts.person("admin", operator, Role.SYSTEM_ADMIN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(user=user, organisation=operator, role=Role.AUDIT_ADMIN, since=TODAY)


@pytest.mark.django_db
def test_the_same_post_is_not_given_twice() -> None:
    user = accounts.person("wangjing", accounts.body())
    with pytest.raises(RuleViolation) as violation:
        accounts.post(user, accounts.body())
    assert messages(violation) == [("organisation", "该人员在此期间已任此职务。")]


@pytest.mark.django_db
def test_a_post_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(RuleViolation) as violation:
        accounts.post(accounts.account(), accounts.body(), since=TODAY, until=TODAY - timedelta(days=1))
    assert messages(violation) == [("until", "结束日期早于起始日期。")]


@pytest.mark.django_db
def test_a_disabled_account_gets_no_post() -> None:
    user = accounts.account()
    User.objects.filter(pk=user.pk).update(is_active=False)
    with pytest.raises(RuleViolation) as violation:
        accounts.post(accounts.reload(user), accounts.body())
    assert messages(violation) == [("user", "账号已停用。")]


@pytest.mark.parametrize("name", ["system_admin", "audit_admin", "ministry", "province", "reviewer", "nobody"])
def test_only_the_security_administrator_gives_posts(people: People, name: str) -> None:
    with pytest.raises(ActRefused):
        posts.appoint(
            actor=getattr(people, name),
            user=people.nobody,
            organisation=accounts.body(),
            role=Role.OFFICIAL,
            since=TODAY,
        )
    assert not Post.objects.filter(user=people.nobody).exists()


def test_nobody_gives_a_post_to_the_own_account(people: People) -> None:
    with pytest.raises(ActRefused):
        posts.appoint(
            actor=people.security_admin,
            user=people.security_admin,
            organisation=accounts.body(),
            role=Role.OFFICIAL,
            since=TODAY,
        )


def test_an_official_who_changes_post_loses_the_sight_and_the_past_keeps_the_name(people: People) -> None:
    yesterday = TODAY - timedelta(days=1)
    held = people.ministry.posts.get()
    assert is_ministry(accounts.reload(people.ministry))
    posts.end_post(actor=people.security_admin, post=held, until=yesterday)
    accounts.post(people.ministry, accounts.body(OrganisationKind.STI, "320000"), since=TODAY)
    moved = accounts.reload(people.ministry)
    assert not is_ministry(moved)
    assert [str(post.organisation) for post in moved.posts_now] == ["江苏省科学技术厅"]
    assert [(event.actor_label, event.subject_label) for event in Event.objects.filter(kind="post.ended")] == [
        ("security_admin", "ministry · 国家发展和改革委员会")
    ]
    assert [post.until for post in moved.posts.order_by("since")] == [yesterday, None]


def test_the_last_day_of_a_post_still_counts(people: People) -> None:
    posts.end_post(actor=people.security_admin, post=people.ministry.posts.get(), until=TODAY)
    assert accounts.reload(people.ministry).roles == {Role.OFFICIAL}
    with clock.frozen(datetime(2026, 3, 10, 16, tzinfo=UTC)):
        assert accounts.reload(people.ministry).roles == frozenset()


def test_a_post_that_has_ended_is_not_ended_again(people: People) -> None:
    held = people.ministry.posts.get()
    posts.end_post(actor=people.security_admin, post=held, until=date(2026, 1, 31))
    with pytest.raises(ActRefused):
        posts.end_post(actor=people.security_admin, post=held, until=TODAY)


def test_officials_of_a_body_are_those_who_hold_the_post_today(people: People) -> None:
    body = accounts.body()
    gone = accounts.person("gone", body)
    posts.end_post(actor=SYSTEM, post=gone.posts.get(), until=TODAY - timedelta(days=1))
    asleep = accounts.person("asleep", body)
    User.objects.filter(pk=asleep.pk).update(is_active=False)
    accounts.post(people.province, body, Role.REVIEWER)
    assert list(persons.officials_of([body.pk])) == [people.province]
