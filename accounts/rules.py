"""Who sees and changes accounts, posts and bodies, and who finds what behind the door of the admin (三员分立).

The three administrators exclude each other: one keeps accounts and bodies, one gives posts, one reads the journal.
Rights follow the posts held today; nobody has all of them.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.choices import ADMINISTRATORS, DEPARTMENTS, MINISTRIES, OrganisationKind, Role
from accounts.models import HandOver, Invitation, Organisation, Post, Region, SeatSheet, Token, User
from common import clock, policy
from common.policy import Allowed, Decision, Refused

_ACCOUNTS = frozenset(
    {
        "accounts.user",
        "accounts.post",
        "accounts.organisation",
        "accounts.region",
        "accounts.invitation",
        "accounts.handover",
    }
)
_JOURNAL = frozenset(
    {
        "journal.event", "journal.seal", "journal.sealedevent", "journal.job", "journal.notification",
        "journal.storedfile", "journal.paper",
    }
)  # fmt: skip
_BUSINESS = ("parks", "programmes", "reports", "evaluations")

# Which models a role finds in the admin; which rows of them is the matter of their scopes.
_SHELVES: dict[str, frozenset[str]] = {
    Role.SYSTEM_ADMIN: _ACCOUNTS
    | {"programmes.programme", "programmes.edition", "journal.job", "journal.notification"},
    Role.SECURITY_ADMIN: _ACCOUNTS,
    Role.AUDIT_ADMIN: _JOURNAL,
    Role.REVIEWER: frozenset({"evaluations.assignment", "evaluations.scoresheet"}),
}


def roles_of(actor: Any) -> frozenset[str]:
    """Return the roles an actor has today; a visitor and the system have none."""
    return getattr(actor, "roles", frozenset())


def is_ministry(actor: Any) -> bool:
    """Say whether the actor acts for a national body today."""
    return any(
        post.role == Role.OFFICIAL and post.organisation.kind in MINISTRIES for post in getattr(actor, "posts_now", ())
    )


# Whose people the level above answers for: a ministry the departments of its own line, a department its parks.
_LINES: dict[str, str] = dict(zip(MINISTRIES, DEPARTMENTS, strict=True))


def is_below(actor: Any, user: Any) -> bool:
    """Say whether every post a person holds today is an official's in a body below the actor's."""
    if not getattr(actor, "posts_now", ()):
        return False
    held = Post.objects.held_on(clock.today()).filter(user=user.pk)
    below = held.filter(_below(actor, "organisation__"), role=Role.OFFICIAL)
    count = held.count()
    return count > 0 and count == below.count()


def _below(actor: Any, prefix: str) -> Q:
    """Return the condition for the bodies below those for which the actor acts today."""
    found = Q(pk__in=[])
    for body in (post.organisation for post in actor.posts_now if post.role == Role.OFFICIAL):
        if body.kind in _LINES:
            found |= Q(**{f"{prefix}kind": _LINES[body.kind]})
        elif body.kind in DEPARTMENTS:
            park = Q(**{f"{prefix}kind": OrganisationKind.PARK_COMMITTEE})
            here = Q(**{f"{prefix}region": body.region_id}) | Q(**{f"{prefix}region__parent": body.region_id})
            found |= park & here
    return found


def _only(actor: Any, role: Role, reason: str) -> Decision:
    return Allowed() if actor is policy.SYSTEM or role in roles_of(actor) else Refused(reason)


# The admin ------------------------------------------------------------------------------------------------


@policy.rule("admin.enter")
def may_enter(actor: Any, _subject: object) -> Decision:
    """Administrators, reviewers and the ministries work behind this door."""
    if roles_of(actor) & {*ADMINISTRATORS, Role.REVIEWER} or is_ministry(actor):
        return Allowed()
    return Refused(_("The administration is for ministries, reviewers and administrators."))


@policy.rule("admin.module")
def may_open_module(actor: Any, app_label: Any) -> Decision:
    if _any_shelf(actor, f"{app_label}."):
        return Allowed()
    return Refused(_("Your posts have nothing to do in this part of the administration."))


@policy.rule("admin.permission")
def may_on_model(actor: Any, subject: Any) -> Decision:
    """Answer `app.verb_model`: looking only. What changes something is an act with a rule of its own."""
    permission, _row = subject
    app_label, _dot, code = str(permission).partition(".")
    verb, _underscore, model = code.partition("_")
    if verb == "view" and _on_shelf(actor, f"{app_label}.{model}"):
        return Allowed()
    return Refused(_("Your posts do not give you this right."))


def _on_shelf(actor: Any, model: str) -> bool:
    if any(model in _SHELVES.get(role, ()) for role in roles_of(actor)):
        return True
    return is_ministry(actor) and model.partition(".")[0] in _BUSINESS


def _any_shelf(actor: Any, prefix: str) -> bool:
    found = (model for role in roles_of(actor) for model in _SHELVES.get(role, ()))
    return any(model.startswith(prefix) for model in found) or (is_ministry(actor) and prefix[:-1] in _BUSINESS)


# Acts -----------------------------------------------------------------------------------------------------


@policy.rule("accounts.create_user")
def may_create_user(actor: Any, _subject: object) -> Decision:
    return _only(actor, Role.SYSTEM_ADMIN, _("Accounts are made by the system administrator."))


@policy.rule("accounts.correct_user")
def may_correct_user(actor: Any, _user: object) -> Decision:
    return _only(actor, Role.SYSTEM_ADMIN, _("Accounts are corrected by the system administrator."))


@policy.rule("accounts.import_seats")
def may_import_seats(actor: Any, _subject: object) -> Decision:
    """Each of the two writes what is theirs: bodies and accounts, or posts."""
    if Role.SECURITY_ADMIN in roles_of(actor):
        return Allowed()
    return _only(actor, Role.SYSTEM_ADMIN, _("Sheets of seats are for the system and the security administrator."))


@policy.rule("accounts.read_hygiene")
def may_read_hygiene(actor: Any, _subject: object) -> Decision:
    return _only(actor, Role.SECURITY_ADMIN, _("This report is for the security administrator."))


@policy.rule("accounts.disable_user")
def may_disable_user(actor: Any, user: Any) -> Decision:
    if actor == user:
        return Refused(_("Nobody disables the own account."))
    return _only(actor, Role.SYSTEM_ADMIN, _("Accounts are disabled by the system administrator."))


@policy.rule("accounts.enable_user")
def may_enable_user(actor: Any, _user: object) -> Decision:
    return _only(actor, Role.SYSTEM_ADMIN, _("Accounts are enabled by the system administrator."))


@policy.rule("accounts.reset_password")
def may_reset_password(actor: Any, user: Any) -> Decision:
    """The level above resets: a ministry its provinces' people, a province its parks'; the system administrator all."""
    if is_below(actor, user):
        return Allowed()
    reason = _("Passwords are reset by the level above, or by the system administrator.")
    return _only(actor, Role.SYSTEM_ADMIN, reason)


@policy.rule("accounts.invite_user")
def may_invite(actor: Any, user: Any) -> Decision:
    """An invitation is for who has not set a password yet; after that it is a new password."""
    if user is not None and user.password_changed_at is not None:
        return Refused(_("The person has set a password already. Send a link for a new one instead."))
    return _only(actor, Role.SYSTEM_ADMIN, _("People are invited by the system administrator."))


@policy.rule("accounts.withdraw_invitation")
def may_withdraw_invitation(actor: Any, invitation: Any) -> Decision:
    if actor.pk is not None and actor.pk == invitation.invited_by_id:
        return Allowed()
    return _only(actor, Role.SYSTEM_ADMIN, _("Invitations are withdrawn by who sent them or the system administrator."))


@policy.rule("accounts.reset_factor")
def may_reset_factor(actor: Any, user: Any) -> Decision:
    """Not by who resets passwords: nobody alone takes over an account with two factors."""
    if actor == user:
        return Refused(_("Nobody resets the own second factor."))
    if Role.SECURITY_ADMIN in roles_of(user):
        return _only(actor, Role.SYSTEM_ADMIN, _("A security administrator's is reset by the system administrator."))
    return _only(actor, Role.SECURITY_ADMIN, _("Second factors are reset by the security administrator."))


@policy.rule("accounts.appoint")
def may_appoint(actor: Any, user: Any) -> Decision:
    if actor == user:
        return Refused(_("Nobody gives posts to the own account."))
    return _only(actor, Role.SECURITY_ADMIN, _("Posts are given by the security administrator."))


@policy.rule("accounts.end_post")
def may_end_post(actor: Any, post: Any) -> Decision:
    if actor == post.user:
        return Refused(_("Nobody ends the own post."))
    return _only(actor, Role.SECURITY_ADMIN, _("Posts are ended by the security administrator."))


@policy.rule("accounts.propose_hand_over")
def may_propose_hand_over(actor: Any, post: Any) -> Decision:
    """The holder, those who issue for the body and the level above know who follows; they give no rights."""
    if post.role != Role.OFFICIAL or not Post.objects.held_on(clock.today()).filter(pk=post.pk).exists():
        return Refused(_("Only the seat of an official held today is handed over in this way."))
    issues = any(
        one.organisation_id == post.organisation_id and one.role == Role.OFFICIAL and one.issues
        for one in getattr(actor, "posts_now", ())
    )
    if actor.pk == post.user_id or issues or is_below(actor, post.user):
        return Allowed()
    return Refused(_("A hand-over is proposed by the holder, by those who issue for the body or by the level above."))


@policy.rule("accounts.decide_hand_over")
def may_decide_hand_over(actor: Any, proposal: Any) -> Decision:
    if actor.pk in (proposal.proposed_by_id, proposal.post.user_id):
        return Refused(_("Nobody decides on the own proposal or the own seat."))
    return _only(actor, Role.SECURITY_ADMIN, _("Seats are handed over by the security administrator."))


@policy.rule("accounts.withdraw_hand_over")
def may_withdraw_hand_over(actor: Any, proposal: Any) -> Decision:
    """Who proposed takes it back, or another one who could have proposed it."""
    if actor.pk == proposal.proposed_by_id:
        return Allowed()
    return may_propose_hand_over(actor, proposal.post)


@policy.rule("accounts.set_duties")
def may_set_duties(actor: Any, post: Any) -> Decision:
    """The body sets its duties itself: by those who issue. The security administrator can, when nobody does."""
    return _may_arrange(actor, post.organisation_id)


@policy.rule("accounts.set_steps")
def may_set_steps(actor: Any, organisation: Any) -> Decision:
    return _may_arrange(actor, organisation.pk)


def _may_arrange(actor: Any, organisation_id: int) -> Decision:
    posts = getattr(actor, "posts_now", ())
    if any(one.organisation_id == organisation_id and one.role == Role.OFFICIAL and one.issues for one in posts):
        return Allowed()
    return _only(actor, Role.SECURITY_ADMIN, _("Duties are set by those who issue for the body."))


@policy.rule("accounts.read_seats")
def may_read_seats(actor: Any, organisation: Any) -> Decision:
    """Who sat where from when to when is read by the body, the level above and the administrators.

    The pool of reviewers has no level above: the ministries read it.
    """
    own = any(post.organisation_id == organisation.pk for post in getattr(actor, "posts_now", ()))
    below = actor.is_authenticated and Organisation.objects.filter(_below(actor, ""), pk=organisation.pk).exists()
    pool = organisation.kind == OrganisationKind.EXPERTS and is_ministry(actor)
    if _sees_accounts(actor) or own or below or pool:
        return Allowed()
    return Refused(_("The seats of a body are read by the body and the level above."))


@policy.rule("accounts.found_organisation")
def may_found(actor: Any, _subject: object) -> Decision:
    return _only(actor, Role.SYSTEM_ADMIN, _("Bodies are entered by the system administrator."))


@policy.rule("accounts.load_regions")
def may_load_regions(actor: Any, _subject: object) -> Decision:
    return _only(actor, Role.SYSTEM_ADMIN, _("Regions are loaded by the system administrator."))


@policy.rule("accounts.make_token")
def may_make_token(actor: Any, user: Any) -> Decision:
    return Allowed() if actor == user else Refused(_("A token is made by the owner of the account."))


@policy.rule("accounts.revoke_token")
def may_revoke_token(actor: Any, token: Any) -> Decision:
    return Allowed() if actor == token.user else Refused(_("A token is revoked by its owner."))


@policy.rule("accounts.user.read")
def may_read_about_user(actor: Any, row: Any) -> Decision:
    """Papers and files about an account are for those who see the account."""
    seen = User.objects.visible_to(actor).filter(pk=row.subject_id).exists()
    return Allowed() if seen else Refused(_("There is no such account."))


@policy.rule("accounts.organisation.read")
def may_read_about_organisation(actor: Any, row: Any) -> Decision:
    seen = Organisation.objects.visible_to(actor).filter(pk=row.subject_id).exists()
    return Allowed() if seen else Refused(_("There is no such body."))


# Rows -----------------------------------------------------------------------------------------------------


@policy.scope(Region)
def regions_seen(_actor: Any, rows: QuerySet[Region]) -> QuerySet[Region]:
    """Regions are public knowledge."""
    return rows


@policy.scope(Organisation)
def organisations_seen(actor: Any, rows: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Bodies are known to everybody signed in."""
    return rows if actor is policy.SYSTEM or actor.is_authenticated else rows.none()


@policy.scope(User)
def users_seen(actor: Any, rows: QuerySet[User]) -> QuerySet[User]:
    """Administrators see every account; others themselves, their colleagues, and a ministry the reviewers."""
    if _sees_accounts(actor):
        return rows
    if not actor.is_authenticated:
        return rows.none()
    return rows.filter(Q(pk=actor.pk) | Q(pk__in=_posts_in_reach(actor).values("user")))


@policy.scope(Token)
def tokens_seen(actor: Any, rows: QuerySet[Token]) -> QuerySet[Token]:
    """Tokens are their owner's alone."""
    return rows.filter(user=actor.pk) if actor.is_authenticated else rows.none()


@policy.scope(SeatSheet)
def seat_sheets_seen(actor: Any, rows: QuerySet[SeatSheet]) -> QuerySet[SeatSheet]:
    """A sheet is looked at by who has sent it, while in office."""
    return rows.filter(sent_by=actor.pk) if policy.can(actor, "accounts.import_seats") else rows.none()


@policy.scope(Invitation)
def invitations_seen(actor: Any, rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Administrators see every invitation; the level above those it has sent."""
    if _sees_accounts(actor):
        return rows
    return rows.filter(invited_by=actor.pk) if actor.is_authenticated else rows.none()


@policy.scope(HandOver)
def hand_overs_seen(actor: Any, rows: QuerySet[HandOver]) -> QuerySet[HandOver]:
    """Administrators see every proposal; others those about seats they see, and what they proposed."""
    if _sees_accounts(actor):
        return rows
    if not actor.is_authenticated:
        return rows.none()
    return rows.filter(Q(proposed_by=actor.pk) | Q(post__user=actor.pk) | Q(post__in=_posts_in_reach(actor)))


@policy.scope(Post)
def posts_seen(actor: Any, rows: QuerySet[Post]) -> QuerySet[Post]:
    if _sees_accounts(actor):
        return rows
    if not actor.is_authenticated:
        return rows.none()
    return rows.filter(Q(user=actor.pk) | Q(pk__in=_posts_in_reach(actor).values("pk")))


def _sees_accounts(actor: Any) -> bool:
    return actor is policy.SYSTEM or bool(roles_of(actor) & {Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN})


def _posts_in_reach(actor: Any) -> QuerySet[Post]:
    """Return the posts held today beside the actor's own seat and below it; reviewers do not learn who else reviews."""
    bodies = [post.organisation_id for post in actor.posts_now if post.role == Role.OFFICIAL]
    reach = Q(role=Role.OFFICIAL) & (Q(organisation__in=bodies) | _below(actor, "organisation__"))
    if is_ministry(actor):
        reach |= Q(role=Role.REVIEWER)
    return Post.objects.held_on(clock.today()).filter(reach)
