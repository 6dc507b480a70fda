"""The people of the own body and of the bodies below: who sits where, since when, with which duties."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Max
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView

from accounts.choices import HandOverState, OrganisationKind, Role
from accounts.domain import hand_overs, invitations, posts
from accounts.forms import ConfirmForm, DutiesForm, ProposeForm, StepsForm
from accounts.models import HandOver, Invitation, Organisation, Post, User
from common import clock, policy
from common.forms import perform
from common.lists import Choice, Column, ListPage, Rows, Text, Words
from common.ui import Crumb
from common.views import SignedIn


class PeopleList(ListPage):
    """The posts held today that the reader may see."""

    title = _("People and posts")
    counted = _("%(count)s posts")
    default_sort = "body"
    columns = (
        Column("person", _("Person"), "user__name", sort="user__name", head=True),
        Column("body", _("Body"), "organisation__name", sort=("organisation__region", "organisation__name"),
               link=lambda post: reverse("accounts:seats", args=[post.organisation_id])),
        Column("role", _("Role"), "role", sort="role", labels=dict(Role.choices)),
        Column("title", _("Title in office"), "title"),
        Column("since", _("First day"), "since", sort="since", classes="nw"),
        Column("login", _("Last login"), "user__last_login", sort="user__last_login", classes="nw"),
    )  # fmt: skip
    filters = (
        Text("q", _("Search"), fields=("user__name", "user__username", "organisation__name")),
        Choice("kind", _("Kind of body"), OrganisationKind.choices, "organisation__kind"),
        Choice("role", _("Role"), Role.choices, "role"),
    )

    def rows(self) -> Rows:
        held = Post.objects.visible_to(self.actor).held_on(clock.today())
        return held.select_related("user", "organisation")


@dataclass(frozen=True)
class Seat:
    """A post as the page of a body shows it, with what the reader may do."""

    post: Post
    is_held: bool
    may_set_duties: bool
    may_send_link: bool
    invitation: Invitation | None
    may_propose: bool
    proposal: HandOver | None  # the one that waits


class Seats(SignedIn, TemplateView):
    """The seats of a body, those held before too: the past keeps the name."""

    template_name = "accounts/seats.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        body = _body(self.actor, self.kwargs["pk"])
        crumbs = [Crumb(_g("People and posts"), reverse("accounts:people")), Crumb(body.name)]
        return super().get_context_data(
            body=body,
            seats=_seats(self.actor, body),
            may_set_steps=bool(policy.can(self.actor, "accounts.set_steps", body)),
            crumbs=crumbs,
            **kwargs,
        )


class SeatAct(SignedIn, FormView[Any]):
    """An act on a body's people: a form, one domain function, back to the seats."""

    template_name = "accounts/act.html"
    heading: Words = ""
    done: Words = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(heading=self.heading, about=self.about(), back=self.back(), **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        perform(form, lambda: self.run(form.cleaned_data))
        if not form.is_valid():
            return self.form_invalid(form)
        messages.success(self.request, str(self.done))
        return redirect(self.back())

    def about(self) -> object:
        """Return what the act is about, for the page."""
        raise NotImplementedError

    def back(self) -> str:
        """Return where the way leads afterwards."""
        raise NotImplementedError

    def run(self, values: dict[str, Any]) -> object:
        """Do it."""
        raise NotImplementedError


class Duties(SeatAct):
    """Set what the holder of a post does with the body's filings."""

    form_class = DutiesForm
    heading = _("Set the duties")
    done = _("The duties are set.")

    @property
    def seat(self) -> Post:
        post = get_object_or_404(
            Post.objects.visible_to(self.actor).select_related("organisation", "user"), pk=self.kwargs["pk"]
        )
        policy.require(self.actor, "accounts.set_duties", post)
        return post

    def get_initial(self) -> dict[str, Any]:
        post = self.seat
        return {"drafts": post.drafts, "checks": post.checks, "issues": post.issues}

    def about(self) -> object:
        return self.seat

    def back(self) -> str:
        return reverse("accounts:seats", args=[self.seat.organisation_id])

    def run(self, values: dict[str, Any]) -> object:
        return posts.set_duties(actor=self.actor, post=self.seat, **values)


class Steps(SeatAct):
    """Say whether the body's filings go through drafting, checking and issuing."""

    form_class = StepsForm
    heading = _("Drafting, checking and issuing")
    done = _("It is set.")

    @property
    def body(self) -> Organisation:
        body = _body(self.actor, self.kwargs["pk"])
        policy.require(self.actor, "accounts.set_steps", body)
        return body

    def get_initial(self) -> dict[str, Any]:
        return {"in_steps": self.body.signs_in_steps}

    def about(self) -> object:
        return self.body

    def back(self) -> str:
        return reverse("accounts:seats", args=[self.kwargs["pk"]])

    def run(self, values: dict[str, Any]) -> object:
        return posts.set_steps(actor=self.actor, organisation=self.body, **values)


class ProposeHandOver(SeatAct):
    """Ask that a seat changes hands; the security administrator does it."""

    form_class = ProposeForm
    heading = _("Propose a hand-over")
    done = _("Proposed. The security administrator is told; you are told what becomes of it.")

    @property
    def seat(self) -> Post:
        seen = Post.objects.visible_to(self.actor).select_related("organisation", "user")
        post = get_object_or_404(seen, pk=self.kwargs["pk"])
        policy.require(self.actor, "accounts.propose_hand_over", post)
        return post

    def about(self) -> object:
        return self.seat

    def back(self) -> str:
        return reverse("accounts:seats", args=[self.seat.organisation_id])

    def run(self, values: dict[str, Any]) -> object:
        return hand_overs.propose(actor=self.actor, post=self.seat, **values)


class WithdrawHandOver(SeatAct):
    """Take a proposal back."""

    form_class = ConfirmForm
    heading = _("Withdraw the proposal")
    done = _("The proposal is withdrawn; the seat stays where it is.")

    @cached_property
    def proposal(self) -> HandOver:
        seen = HandOver.objects.visible_to(self.actor).select_related("post__organisation", "post__user")
        proposal = get_object_or_404(seen, pk=self.kwargs["pk"])
        policy.require(self.actor, "accounts.withdraw_hand_over", proposal)
        return proposal

    def about(self) -> object:
        return self.proposal

    def back(self) -> str:
        return reverse("accounts:seats", args=[self.proposal.post.organisation_id])

    def run(self, _values: dict[str, Any]) -> object:
        return hand_overs.withdraw(actor=self.actor, proposal=self.proposal)


class SendLink(SeatAct):
    """Mail somebody below a link for a new password."""

    form_class = ConfirmForm
    heading = _("Send a link for a new password")
    done = _("The link goes out by mail. The present password holds until it is used.")

    @property
    def person(self) -> User:
        person = get_object_or_404(User.objects.visible_to(self.actor), pk=self.kwargs["pk"])
        policy.require(self.actor, "accounts.reset_password", person)
        return person

    def about(self) -> object:
        return f"{self.person.name} {self.person.email}"

    def back(self) -> str:
        body = self.person.body
        return reverse("accounts:seats", args=[body.pk]) if body else reverse("accounts:people")

    def run(self, _values: dict[str, Any]) -> object:
        return invitations.send_reset(actor=self.actor, user=self.person)


def _body(actor: policy.Actor, pk: int) -> Organisation:
    """Return a body whose seats the actor may read; for others it is not there."""
    body = get_object_or_404(Organisation.objects.visible_to(actor), pk=pk)
    if not policy.can(actor, "accounts.read_seats", body):
        raise Http404
    return body


def _seats(actor: policy.Actor, body: Organisation) -> list[Seat]:
    rows = list(body.posts.select_related("user", "organisation").order_by("-since", "-id"))
    held = {post.pk for post in body.posts.held_on(clock.today())}
    users = [post.user_id for post in rows]
    latest = Invitation.objects.filter(user__in=users).values("user").annotate(last=Max("pk")).values("last")
    sent = {one.user_id: one for one in Invitation.objects.filter(pk__in=latest).select_related("user")}
    asked = HandOver.objects.visible_to(actor).filter(post__in=rows, state=HandOverState.WAITING)
    waiting = {one.post_id: one for one in asked}
    arranges = bool(policy.can(actor, "accounts.set_steps", body))
    return [
        Seat(
            post,
            is_held=post.pk in held,
            may_set_duties=arranges and post.pk in held and post.role == Role.OFFICIAL,
            may_send_link=post.pk in held and bool(policy.can(actor, "accounts.reset_password", post.user)),
            invitation=sent.get(post.user_id),
            may_propose=post.pk in held
            and post.pk not in waiting
            and bool(policy.can(actor, "accounts.propose_hand_over", post)),
            proposal=waiting.get(post.pk),
        )
        for post in rows
    ]
