"""The people with whom the routes of accounts are visited: the committee of the eighth base."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.files.base import ContentFile

from accounts.domain import hand_overs, invitations, seating, tokens
from accounts.models import HandOver, Invitation, Organisation, Post, Token, User
from common import clock
from portal.demo.world import World

Arguments = Mapping[str, Any]


def _person(world: World) -> User:
    return User.objects.get(pk=world.people["park08"].pk)


def _post(world: World) -> Post:
    return _person(world).posts.get()


def _body(world: World) -> Arguments:
    body: Organisation = _post(world).organisation
    return {"pk": body.pk}


def _invitation(world: World) -> Invitation:
    known = Invitation.objects.unanswered().filter(user=_person(world)).first()
    return known or invitations.send_reset(actor=world.people["system"], user=_person(world))


def _factor(world: World) -> Arguments:
    factor, _is_new = Authenticator.objects.get_or_create(
        user=_person(world), type="totp", defaults={"data": {"secret": "", "last_counter": 0}}
    )
    return {"pk": factor.pk}


def _token(world: World) -> Arguments:
    owner, day = _person(world), clock.today() + timedelta(days=1)
    known = Token.objects.filter(user=owner).first()
    return {"pk": (known or tokens.make_token(actor=owner, user=owner, name="x", expires_on=day)[0]).pk}


def _sheet(world: World) -> Arguments:
    upload = ContentFile("单位名称\n生态环境部\n".encode(), name="seats.csv")
    return {"public_id": seating.keep(actor=world.people["system"], upload=upload).public_id}


def _as_object(world: World) -> Arguments:
    return {"object_id": _invitation(world).pk}


def _hand_over(world: World) -> HandOver:
    values = {"successor_name": "王继任", "successor_email": "successor@example.cn", "reason": "轮岗"}
    known = HandOver.objects.filter(post=_post(world), state="waiting").first()
    day = clock.today() + timedelta(days=1)
    return known or hand_overs.propose(actor=world.people["drc32"], post=_post(world), since=day, **values)


PEOPLE: dict[str, Callable[[World], Arguments]] = {
    "accounts:invitation": lambda world: {"token": invitations.token_of(_invitation(world))},
    "accounts:send_link": lambda world: {"pk": _person(world).pk},
    "accounts:seats": _body,
    "accounts:steps": _body,
    "accounts:propose_hand_over": lambda world: {"pk": _post(world).pk},
    "accounts:withdraw_hand_over": lambda world: {"pk": _hand_over(world).pk},
    "admin:accounts_handover_change": lambda world: {"object_id": _hand_over(world).pk},
    "admin:accounts_handover_history": lambda world: {"object_id": _hand_over(world).pk},
    "admin:accounts_handover_carry-out": lambda world: {"object_id": _hand_over(world).pk},
    "admin:accounts_handover_decline": lambda world: {"object_id": _hand_over(world).pk},
    "accounts:duties": lambda world: {"pk": _post(world).pk},
    "accounts:seat_sheet": _sheet,
    "accounts:remove_factor": _factor,
    "accounts:revoke_token": _token,
    "admin:accounts_invitation_change": _as_object,
    "admin:accounts_invitation_history": _as_object,
    "admin:accounts_invitation_withdraw": _as_object,
}
