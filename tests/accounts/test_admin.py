"""Accounts, posts and bodies are kept by acts in the admin."""

import pytest
from django.test import Client

from accounts.choices import OrganisationKind, Role
from accounts.domain import passwords
from accounts.models import Organisation, Post, User
from journal.models import Event
from tests.factories import accounts
from tests.fixtures import People

CREATE = "/admin/accounts/user/create/"


def act(client: Client, actor: User, url: str, **values: object) -> tuple[int, str]:
    client.force_login(accounts.reload(actor))
    response = client.post(url, values)
    return response.status_code, response.get("Location", "")


def test_the_system_administrator_makes_an_account(people: People, client: Client) -> None:
    answer = {"username": "zhaolei", "name": "赵磊", "email": "", "password": "Erste-Mal-1"}
    assert act(client, people.system_admin, CREATE, **answer) == (302, "/admin/accounts/user/")
    user = User.objects.get(username="zhaolei")
    assert (user.name, user.roles, passwords.must_change(user)) == ("赵磊", frozenset(), True)


def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(people: People, client: Client) -> None:
    client.force_login(people.system_admin)
    answer = {"username": "Zhao Lei", "name": "赵磊", "password": "Erste-Mal-1"}
    response = client.post(CREATE, answer)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["username"]
    assert 'value="Zhao Lei"' in response.content.decode()


@pytest.mark.parametrize("name", ["security_admin", "audit_admin", "ministry", "reviewer", "province", "park"])
def test_others_do_not_make_accounts(people: People, client: Client, name: str) -> None:
    answer = {"username": "zhaolei", "name": "赵磊", "password": "Erste-Mal-1"}
    status, _location = act(client, getattr(people, name), CREATE, **answer)
    assert status == (403 if name == "security_admin" else 404)
    assert not User.objects.filter(username="zhaolei").exists()


def test_buttons_are_drawn_only_for_acts_one_may_do(people: People, client: Client) -> None:
    url = f"/admin/accounts/user/{people.park.pk}/change/"
    client.force_login(people.system_admin)
    labels = [str(button.label) for button in client.get(url).context["act_buttons"]]
    assert labels == ["发送重设密码链接", "重置密码", "停用账号"]
    client.force_login(people.security_admin)
    assert client.get(url).context["act_buttons"] == []


def test_an_account_is_disabled_with_a_reason_and_enabled_again(people: People, client: Client) -> None:
    url = f"/admin/accounts/user/{people.park.pk}"
    assert act(client, people.system_admin, f"{url}/disable/", reason="")[0] == 422
    assert act(client, people.system_admin, f"{url}/disable/", reason="离岗")[0] == 302
    assert not accounts.reload(people.park).is_active
    assert act(client, people.system_admin, f"{url}/enable/", reason="返岗")[0] == 302
    assert accounts.reload(people.park).is_active


def test_a_password_is_reset(people: People, client: Client) -> None:
    url = f"/admin/accounts/user/{people.park.pk}/reset-password/"
    assert act(client, people.system_admin, url, password="short")[0] == 422
    assert act(client, people.system_admin, url, password="Erste-Mal-1")[0] == 302
    assert accounts.reload(people.park).check_password("Erste-Mal-1")


def test_the_security_administrator_gives_and_ends_a_post(people: People, client: Client) -> None:
    body = accounts.body(OrganisationKind.STI, "320000")
    answer = {"user": people.nobody.pk, "organisation": body.pk, "role": Role.OFFICIAL, "since": "2026-01-05"}
    assert act(client, people.security_admin, "/admin/accounts/post/appoint/", **answer)[0] == 302
    post = Post.objects.get(user=people.nobody)
    url = f"/admin/accounts/post/{post.pk}/end/"
    assert act(client, people.security_admin, url, until="2026-01-04")[0] == 422
    assert act(client, people.security_admin, url, until="2026-01-06")[0] == 302
    kinds = Event.objects.filter(subject_kind="accounts.post", subject_id=post.pk).order_by("id")
    assert list(kinds.values_list("kind", "actor_label")) == [
        ("post.appointed", "security_admin"),
        ("post.ended", "security_admin"),
    ]


def test_the_system_administrator_gives_no_posts(people: People, client: Client) -> None:
    answer = {"user": people.nobody.pk, "organisation": accounts.body().pk, "role": "official", "since": "2026-01-05"}
    assert act(client, people.system_admin, "/admin/accounts/post/appoint/", **answer)[0] == 403
    assert not Post.objects.filter(user=people.nobody).exists()


def test_a_body_is_entered_once(people: People, client: Client) -> None:
    answer = {"kind": "third_party", "name": "某评估中心", "short_name": "", "region": "000000"}
    assert act(client, people.system_admin, "/admin/accounts/organisation/found/", **answer)[0] == 302
    assert act(client, people.system_admin, "/admin/accounts/organisation/found/", **answer)[0] == 422
    assert Organisation.objects.get(name="某评估中心").short_name == "某评估中心"


@pytest.mark.parametrize("noun", ["user", "post", "organisation", "region"])
def test_lists_of_the_admin_open_for_those_who_keep_them(people: People, client: Client, noun: str) -> None:
    for admin in (people.system_admin, people.security_admin):
        client.force_login(admin)
        assert client.get(f"/admin/accounts/{noun}/").status_code == 200
    client.force_login(people.ministry)
    assert client.get(f"/admin/accounts/{noun}/").status_code == 403


def test_a_row_that_is_not_there_is_not_found(people: People, client: Client) -> None:
    assert act(client, people.system_admin, "/admin/accounts/user/999999/disable/", reason="x")[0] == 404
    assert act(client, people.system_admin, "/admin/accounts/user/abc/disable/", reason="x")[0] == 404
