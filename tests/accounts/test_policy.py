"""Three exclusive administrators, what the admin shows to whom, who sees which account."""

import pytest
from django.test import Client

from accounts.models import Organisation, Post, Region, User
from common import policy
from common.views import actor_of
from tests.factories import accounts
from tests.fixtures import People

SHELVES = {
    "system_admin": ["accounts", "programmes", "journal"],
    "security_admin": ["accounts"],
    "audit_admin": ["journal"],
    "reviewer": ["evaluations"],
    "ministry": ["parks", "programmes", "reports", "evaluations"],
    "other_ministry": ["parks", "programmes", "reports", "evaluations"],
    "province": [],
    "park": [],
    "nobody": [],
}
APPS = ["accounts", "parks", "programmes", "reports", "evaluations", "journal"]


@pytest.mark.parametrize("name", SHELVES)
def test_each_role_finds_its_own_part_of_the_admin(people: People, name: str) -> None:
    user = accounts.reload(getattr(people, name))
    found = [app for app in APPS if user.has_module_perms(app)]
    assert (user.is_staff, found) == (bool(SHELVES[name]), [app for app in APPS if app in SHELVES[name]])


@pytest.mark.parametrize("verb", ["add", "change", "delete"])
@pytest.mark.parametrize("name", SHELVES)
def test_nobody_edits_rows_in_the_admin(people: People, name: str, verb: str) -> None:
    user = accounts.reload(getattr(people, name))
    assert not user.has_perm(f"accounts.{verb}_user")
    assert not user.has_perm(f"reports.{verb}_filing")


def test_no_administrator_sees_business_and_no_ministry_the_accounts(people: People) -> None:
    for admin in (people.system_admin, people.security_admin, people.audit_admin):
        assert not any(accounts.reload(admin).has_perm(f"reports.view_{noun}") for noun in ("filing", "fact"))
    assert not accounts.reload(people.ministry).has_perm("accounts.view_user")
    assert not accounts.reload(people.ministry).has_perm("journal.view_event")


def test_a_disabled_administrator_has_no_rights(people: People) -> None:
    User.objects.filter(pk=people.system_admin.pk).update(is_active=False)
    user = accounts.reload(people.system_admin)
    assert (user.is_staff, user.has_perm("accounts.view_user"), user.has_module_perms("accounts")) == (
        False, False, False,
    )  # fmt: skip


EVERYBODY = [
    "audit_admin", "ministry", "nobody", "other_ministry", "other_park", "other_province", "other_reviewer", "park",
    "province", "reviewer", "security_admin", "system_admin",
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("system_admin", EVERYBODY),
        ("security_admin", EVERYBODY),
        ("audit_admin", ["audit_admin"]),
        ("ministry", ["colleague", "ministry", "other_province", "other_reviewer", "province", "reviewer"]),
        ("other_ministry", ["other_ministry", "other_reviewer", "reviewer"]),
        ("province", ["colleague", "other_park", "park", "province"]),
        ("other_province", ["other_province"]),
        ("park", ["park"]),
        ("reviewer", ["reviewer"]),
        ("nobody", ["nobody"]),
    ],
)
def test_who_sees_which_accounts(people: People, name: str, seen: list[str]) -> None:
    accounts.person("colleague", accounts.body())
    expected = sorted({*seen, "colleague"}) if seen is EVERYBODY else seen
    actor = accounts.reload(getattr(people, name))
    assert list(User.objects.visible_to(actor).values_list("username", flat=True)) == expected
    with_post = [username for username in expected if username != "nobody"]
    assert sorted(Post.objects.visible_to(actor).values_list("user__username", flat=True)) == with_post


def test_bodies_are_known_to_people_signed_in_and_regions_to_all(people: People, client: Client) -> None:
    visitor = actor_of(client.get("/accounts/login/").wsgi_request)
    assert Organisation.objects.visible_to(people.nobody).count() == Organisation.objects.count()
    assert Organisation.objects.visible_to(visitor).count() == 0
    assert policy.visible(visitor, Region.objects.all()).count() == 38


def test_visitors_see_no_accounts(people: People, client: Client) -> None:
    visitor = actor_of(client.get("/accounts/login/").wsgi_request)
    assert (User.objects.visible_to(visitor).count(), Post.objects.visible_to(visitor).count()) == (0, 0)
