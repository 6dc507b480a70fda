"""Links by mail: signed, once, until they expire; the state is visible to who waits."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from accounts.choices import OrganisationKind
from accounts.domain import invitations, passwords, users
from accounts.models import Invitation, User
from common import clock
from common.errors import ActRefused, RuleViolation
from common.policy import SYSTEM
from journal.domain import jobs
from journal.models import Event, Job
from tests.factories import accounts
from tests.fixtures import People

NOON = datetime(2026, 3, 10, 4, tzinfo=UTC)
OWN = "Eigenes-Wort-2"


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


@pytest.fixture
def invitation(db: None) -> Invitation:
    return invitations.invite_person(actor=SYSTEM, username="zhaolei", name="赵磊", email="zhaolei@example.cn")


def url(invitation: Invitation) -> str:
    return f"/accounts/invitation/{invitations.token_of(invitation)}/"


def deliver() -> None:
    for job in Job.objects.filter(kind=invitations.MAIL, state="queued"):
        jobs.run_job(job.pk)


def answer(client: Client, invitation: Invitation, password: str = OWN, repeated: str = OWN) -> int:
    return client.post(url(invitation), {"password": password, "repeated": repeated}).status_code


def test_the_invited_gets_a_mail_whose_link_sets_the_password(invitation: Invitation, client: Client) -> None:
    assert invitation.state == "waiting"
    deliver()
    assert Invitation.objects.get().state == "sent"
    sent = mail.outbox[0]
    assert (sent.to, sent.subject) == (["zhaolei@example.cn"], "您在示范基地管理平台的账号")
    link = re.findall(r"http://127\.0\.0\.1:8000(/accounts/invitation/\S+)", str(sent.body))
    assert link == [url(invitation)]
    assert "zhaolei" in str(sent.body)
    page = client.get(link[0])
    assert (page.status_code, Invitation.objects.get().state) == (200, "opened")
    assert page.headers["Referrer-Policy"] == "strict-origin"
    response = client.post(link[0], {"password": OWN, "repeated": OWN})
    assert (response.status_code, response["Location"]) == (302, "/accounts/login/")
    assert Invitation.objects.get().state == "accepted"
    assert client.post("/accounts/login/", {"username": "zhaolei", "password": OWN})["Location"] == "/"
    assert client.get("/accounts/profile/").status_code == 200


def test_what_was_done_stands_in_the_journal(invitation: Invitation, client: Client) -> None:
    client.get(url(invitation))
    client.get(url(invitation))
    answer(client, invitation)
    kinds = Event.objects.filter(subject_kind="accounts.user").order_by("id").values_list("kind", flat=True)
    assert list(kinds) == [
        "user.created", "invitation.made", "invitation.opened", "user.password_changed", "invitation.accepted",
    ]  # fmt: skip


def test_the_link_works_once(invitation: Invitation, client: Client) -> None:
    assert answer(client, invitation) == 302
    assert answer(client, invitation, "Anderes-Wort-3", "Anderes-Wort-3") == 410
    assert accounts.reload(invitation.user).check_password(OWN)


def test_of_two_presses_at_once_the_second_is_refused(invitation: Invitation) -> None:
    held = Invitation.objects.select_related("user").get()
    invitations.accept(invitation=held, password=OWN)
    with pytest.raises(ActRefused):
        invitations.accept(invitation=held, password="Anderes-Wort-3")


@pytest.mark.parametrize(("days", "seconds", "status"), [(7, -1, 302), (7, 0, 410)])
def test_an_expired_invitation_sets_no_password(
    invitation: Invitation, client: Client, days: int, seconds: int, status: int
) -> None:
    with clock.frozen(NOON + timedelta(days=days, seconds=seconds)):
        assert answer(client, invitation) == status
    assert accounts.reload(invitation.user).has_usable_password() is (status == 302)


def test_an_expired_link_says_so_and_who_helps(invitation: Invitation, client: Client) -> None:
    with clock.frozen(NOON + timedelta(days=8)):
        page = client.get(url(invitation))
        assert Invitation.objects.get().state == "expired"
    assert page.status_code == 410
    assert "该链接已过期" in page.content.decode()


def test_a_withdrawn_link_opens_nothing(invitation: Invitation, client: Client) -> None:
    invitations.withdraw(actor=SYSTEM, invitation=invitation)
    assert (client.get(url(invitation)).status_code, Invitation.objects.get().state) == (410, "withdrawn")
    with pytest.raises(ActRefused):
        invitations.withdraw(actor=SYSTEM, invitation=invitation)


def test_a_link_closed_before_it_went_out_is_not_mailed(invitation: Invitation) -> None:
    invitations.withdraw(actor=SYSTEM, invitation=invitation)
    deliver()
    assert mail.outbox == []


def test_a_disabled_account_is_opened_by_no_link(invitation: Invitation, client: Client) -> None:
    users.disable_user(actor=SYSTEM, user=invitation.user, reason="离岗")
    assert answer(client, invitation) == 410
    users.enable_user(actor=SYSTEM, user=invitation.user, reason="返岗")
    assert answer(client, invitation) == 410
    users.disable_user(actor=SYSTEM, user=invitation.user, reason="离岗")
    with pytest.raises(RuleViolation):
        invitations.send_reset(actor=SYSTEM, user=accounts.reload(invitation.user))


def test_a_forged_link_is_not_found(invitation: Invitation, client: Client) -> None:
    signature = invitations.token_of(invitation).rpartition(":")[2]
    for token in (str(invitation.public_id), f"{invitation.public_id}:x", f"0:{signature}", "x"):
        assert client.get(f"/accounts/invitation/{token}/").status_code == 404


def test_inviting_again_closes_the_link_before(invitation: Invitation, client: Client) -> None:
    second = invitations.invite(actor=SYSTEM, user=accounts.reload(invitation.user))
    assert answer(client, invitation) == 410
    assert answer(client, second) == 302


def test_a_mail_goes_out_once(invitation: Invitation) -> None:
    assert invitations.mail(Invitation.objects.get())
    assert not invitations.mail(Invitation.objects.get())
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("password", "field"), [("short", "password"), ("abcdefghijkl", "password")])
def test_the_rules_of_passwords_hold_here_too(
    invitation: Invitation, client: Client, password: str, field: str
) -> None:
    response = client.post(url(invitation), {"password": password, "repeated": password})
    assert list(response.context["form"].errors) == [field]
    assert Invitation.objects.get().accepted_at is None
    assert answer(client, invitation) == 302


def test_before_the_password_is_set_nobody_signs_in(invitation: Invitation, client: Client) -> None:
    for password in ("", "!", OWN):
        client.post("/accounts/login/", {"username": "zhaolei", "password": password})
    assert "_auth_user_id" not in client.session


def test_who_has_set_a_password_gets_a_link_for_a_new_one_not_an_invitation(people: People, client: Client) -> None:
    with pytest.raises(ActRefused):
        invitations.invite(actor=people.system_admin, user=people.park)
    sent = invitations.send_reset(actor=people.system_admin, user=people.park)
    assert accounts.reload(people.park).check_password(accounts.PASSWORD)
    assert answer(client, sent) == 302
    assert accounts.reload(people.park).check_password(OWN)


def test_an_account_without_an_address_gets_no_link(people: People) -> None:
    User.objects.filter(pk=people.park.pk).update(email="")
    with pytest.raises(RuleViolation) as violation:
        invitations.send_reset(actor=people.system_admin, user=accounts.reload(people.park))
    assert [problem.message for problem in violation.value.problems] == ["该账号没有电子邮箱。"]


@pytest.mark.parametrize("name", ["security_admin", "audit_admin", "ministry", "province", "reviewer", "nobody"])
def test_only_the_system_administrator_invites(people: People, name: str) -> None:
    with pytest.raises(ActRefused):
        invitations.invite_person(actor=getattr(people, name), username="new", name="新", email="a@b.cn")
    assert not User.objects.filter(username="new").exists()


# The level above ------------------------------------------------------------------------------------------


def test_the_level_above_resets_a_ministry_its_provinces_a_province_its_parks(people: People) -> None:
    for above, user in ((people.ministry, people.province), (people.province, people.park)):
        actor = accounts.reload(above)
        assert passwords.must_change(passwords.reset_password(actor=actor, user=user, password="Erste-Mal-1"))
        assert invitations.send_reset(actor=actor, user=user).invited_by == actor


@pytest.mark.parametrize(
    ("name", "user"),
    [
        ("ministry", "park"),
        ("other_ministry", "province"),
        ("other_province", "park"),
        ("province", "other_province"),
        ("province", "ministry"),
        ("park", "other_park"),
        ("park", "province"),
        ("ministry", "reviewer"),
        ("ministry", "system_admin"),
        ("province", "nobody"),
        ("province", "province"),
    ],
)
def test_nobody_resets_beside_or_above(people: People, name: str, user: str) -> None:
    with pytest.raises(ActRefused):
        invitations.send_reset(actor=accounts.reload(getattr(people, name)), user=getattr(people, user))


def test_who_also_sits_elsewhere_is_not_below(people: People) -> None:
    accounts.post(people.park, accounts.body(OrganisationKind.NDRC, "000000"))
    with pytest.raises(ActRefused):
        invitations.send_reset(actor=accounts.reload(people.province), user=accounts.reload(people.park))


# In the admin ---------------------------------------------------------------------------------------------


def test_the_system_administrator_invites_sees_the_state_and_withdraws(people: People, client: Client) -> None:
    client.force_login(people.system_admin)
    values = {"username": "zhaolei", "name": "赵磊", "email": "zhaolei@example.cn"}
    assert client.post("/admin/accounts/user/invite-person/", {**values, "email": ""}).status_code == 422
    assert client.post("/admin/accounts/user/invite-person/", values).status_code == 302
    made = Invitation.objects.get()
    assert "待发送" in client.get("/admin/accounts/invitation/").content.decode()
    assert client.post(f"/admin/accounts/user/{made.user.pk}/invite/").status_code == 302
    latest = Invitation.objects.latest("id")
    assert client.post(f"/admin/accounts/invitation/{latest.pk}/withdraw/").status_code == 302
    assert [one.state for one in Invitation.objects.order_by("id")] == ["withdrawn", "withdrawn"]
