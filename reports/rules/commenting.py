"""Who opens a draft for comments, who reads and comments on it, who answers (GB-18)."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Organisation
from common import policy
from common.policy import Allowed, Decision, Refused
from programmes.choices import Level
from programmes.rules import levels_of, reach
from reports.models import DraftComment, Filing
from reports.models.comment import standing_opening
from reports.rules.sight import bodies_of


@policy.scope(DraftComment)
def comments_seen(actor: Any, rows: QuerySet[DraftComment]) -> QuerySet[DraftComment]:
    """What was said is read by the filer and by the levels that see the filing."""
    return rows.filter(
        reach(
            actor,
            programme="filing__programme",
            unit_region="filing__unit__region",
            park_region="filing__park__region",
            own=Q(filing__body__in=bodies_of(actor)),
        )
    )


@policy.rule("reports.open_draft")
def may_open_draft(actor: Any, filing: Filing) -> Decision:
    """A plan is opened for comments by who drafts it (GB-18)."""
    decision = policy.can(actor, "reports.edit_filing", filing)
    if not decision:
        return decision
    if not filing.filled_form.is_plan:
        return Refused(_("Comments are asked on plans."))
    return Refused(_("The draft is open for comments already.")) if standing_opening(filing) else Allowed()


@policy.rule("reports.close_draft")
def may_close_draft(actor: Any, filing: Filing) -> Decision:
    decision = policy.can(actor, "reports.edit_filing", filing)
    if not decision:
        return decision
    return Allowed() if standing_opening(filing) else Refused(_not_opened())


@policy.rule("reports.read_opened_draft")
def may_read_opened_draft(actor: Any, filing: Filing) -> Decision:
    """The filer reads its draft; the levels above read it while it is open for comments, nobody before."""
    if filing.body_id in bodies_of(actor):
        return policy.can(actor, "reports.read_draft", filing)
    return may_comment(actor, filing)


@policy.rule("reports.comment_draft")
def may_comment(actor: Any, filing: Filing) -> Decision:
    """The departments of the province and the ministries of the programme comment on what was opened."""
    if standing_opening(filing) is None:
        return Refused(_not_opened())
    if commenting_body(actor, filing) is None:
        return Refused(_("Drafts are commented on by the province and the ministries."))
    return Allowed()


@policy.rule("reports.answer_comment")
def may_answer(actor: Any, comment: DraftComment) -> Decision:
    return policy.can(actor, "reports.edit_filing", comment.filing)


def commenting_body(actor: Any, filing: Filing) -> Organisation | None:
    """Return the body above in whose name somebody comments, None if there is none."""
    levels = levels_of(actor).get(filing.programme_id, frozenset())
    kinds = filing.round.definition.bodies
    for post in getattr(actor, "posts_now", []):
        body: Organisation = post.organisation
        above = Level.MINISTRY in levels and body.kind in kinds.at("ministry")
        beside = Level.PROVINCE in levels and body.kind in kinds.at("province")
        if body.pk in bodies_of(actor) and (above or (beside and body.region_id == filing.unit.region_id)):
            return body
    return None


def _not_opened() -> str:
    return _("The draft is not open for comments.")
