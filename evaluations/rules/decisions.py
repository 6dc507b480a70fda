"""Who sees and does what on the way to the named list: from the expert review to the list (GB-14 to GB-16)."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from common import clock, policy
from common.formats import date_text
from common.policy import Allowed, Decision, Refused
from evaluations.choices import ObjectionState, Verdict
from evaluations.models import (
    ExcessRefusal,
    ExpertReview,
    NamedPark,
    Naming,
    Objection,
    Objector,
    PublicNotice,
    StagedDecision,
    Statement,
)
from evaluations.rules.evaluations import ministry_decides, readable
from programmes.choices import Level
from programmes.rules import programmes_at, seats


def is_decided(call: Any) -> bool:
    """Say whether the list of a call has been named."""
    return Naming.objects.filter(round=call.pk).exists()


@policy.scope(PublicNotice)
def notices_seen(actor: Any, rows: QuerySet[PublicNotice]) -> QuerySet[PublicNotice]:
    """A notice is public."""
    return rows


@policy.scope(Naming)
def namings_seen(actor: Any, rows: QuerySet[Naming]) -> QuerySet[Naming]:
    """A named list is public."""
    return rows


@policy.scope(NamedPark)
def named_seen(actor: Any, rows: QuerySet[NamedPark]) -> QuerySet[NamedPark]:
    """So is every row of it."""
    return rows


@policy.scope(ExpertReview)
def reviews_seen(actor: Any, rows: QuerySet[ExpertReview]) -> QuerySet[ExpertReview]:
    return rows.filter(round__programme__in=programmes_at(actor, Level.MINISTRY))


@policy.scope(StagedDecision)
def staged_seen(actor: Any, rows: QuerySet[StagedDecision]) -> QuerySet[StagedDecision]:
    """The ministries see what is staged; a province what was decided on its own candidates, after the release."""
    regions, _bodies, _committees = seats(actor)
    own = Q(
        released_at__isnull=False,
        round__programme__in=programmes_at(actor, Level.PROVINCE),
        unit__region__in=regions,
    )
    return rows.filter(Q(round__programme__in=programmes_at(actor, Level.MINISTRY)) | own & ~Q(verdict=Verdict.HOLD))


@policy.scope(ExcessRefusal)
def refusals_seen(actor: Any, rows: QuerySet[ExcessRefusal]) -> QuerySet[ExcessRefusal]:
    regions, _bodies, _committees = seats(actor)
    own = Q(
        version__filing__programme__in=programmes_at(actor, Level.PROVINCE), version__filing__unit__region__in=regions
    )
    return rows.filter(Q(version__filing__programme__in=programmes_at(actor, Level.MINISTRY)) | own)


@policy.scope(Objection)
def objections_seen(actor: Any, rows: QuerySet[Objection]) -> QuerySet[Objection]:
    """Objections are confidential: the officials of the ministries that run the programme alone."""
    return rows.filter(notice__round__programme__in=programmes_at(actor, Level.MINISTRY))


@policy.scope(Objector)
def objectors_seen(actor: Any, rows: QuerySet[Objector]) -> QuerySet[Objector]:
    return rows.filter(objection__in=Objection.objects.visible_to(actor))


@policy.scope(Statement)
def statements_seen(actor: Any, rows: QuerySet[Statement]) -> QuerySet[Statement]:
    """Who asked and who is asked; the one who is asked sees the question, not the objection."""
    _regions, bodies, _committees = seats(actor)
    asked = Q(objection__notice__round__programme__in=programmes_at(actor, Level.MINISTRY))
    return rows.filter(asked | Q(body__in=bodies))


@policy.rule("evaluations.decide_call")
def may_decide_call(actor: Any, call: Any) -> Decision:
    """Everything that prepares a decision: looking at the board, recording reviews, staging, reminding."""
    if call.is_trial:
        return Refused(_("This is a trial: nothing is decided in it."))
    if not call.takes_candidates:
        return Refused(_("Candidates stand in a call for park lists, or for applications that lead to naming."))
    return ministry_decides(actor, call.programme_id)


def _may_prepare(actor: Any, call: Any) -> Decision:
    """What prepares a decision is over once the list is named."""
    decision = may_decide_call(actor, call)
    if decision and is_decided(call):
        return Refused(_("This call is decided; its list is public."))
    return decision


@policy.rule("evaluations.record_review")
def may_record_review(actor: Any, call: Any) -> Decision:
    return _may_prepare(actor, call)


@policy.rule("evaluations.stage_decisions")
def may_stage(actor: Any, call: Any) -> Decision:
    return _may_prepare(actor, call)


@policy.rule("evaluations.refuse_excess")
def may_refuse_excess(actor: Any, call: Any) -> Decision:
    return Refused(_no_lists()) if call.acceptance else _may_prepare(actor, call)


@policy.rule("evaluations.remind_unit")
def may_remind(actor: Any, call: Any) -> Decision:
    return Refused(_no_lists()) if call.acceptance else _may_prepare(actor, call)


def _no_lists() -> str:
    return _("Here parks apply one by one; no unit owes a list.")


@policy.rule("evaluations.open_notice")
def may_open_notice(actor: Any, call: Any) -> Decision:
    return _may_prepare(actor, call)


@policy.rule("evaluations.extend_notice")
def may_extend_notice(actor: Any, notice: Any) -> Decision:
    """A notice that is over is not opened again; one that is replaced does not run."""
    if notice.successor:
        return Refused(_("This notice is replaced by a later one."))
    if notice.closes_on < clock.today():
        return Refused(_("This notice is over. Open a new one."))
    return _may_prepare(actor, notice.round)


@policy.rule("evaluations.correct_notice")
def may_correct_notice(actor: Any, notice: Any) -> Decision:
    if notice.successor:
        return Refused(_("This notice is replaced by a later one."))
    return _may_prepare(actor, notice.round)


@policy.rule("evaluations.object")
def may_object(_actor: Any, notice: Any) -> Decision:
    """Anybody objects, without an account, from the first to the last day of a notice that stands."""
    today = clock.today()
    if notice.successor:
        return Refused(_("This notice is replaced by a later one. Object to that one."))
    if today < notice.opens_on:
        day = {"day": date_text(notice.opens_on, full=True)}
        return Refused(_("Objections are taken from %(day)s on.") % day)
    if today > notice.closes_on:
        day = {"day": date_text(notice.closes_on, full=True)}
        return Refused(_("The notice ended on %(day)s; objections are no longer taken here.") % day)
    return Allowed()


@policy.rule("evaluations.handle_objection")
def may_handle(actor: Any, objection: Any) -> Decision:
    if objection.state == ObjectionState.ANSWERED:
        return Refused(_("This objection is answered; the answer stands."))
    return ministry_decides(actor, objection.notice.round.programme_id)


@policy.rule("evaluations.give_statement")
def may_give_statement(actor: Any, statement: Any) -> Decision:
    _regions, bodies, _committees = seats(actor)
    if statement.body_id not in bodies:
        return Refused(_("%(body)s is asked here.") % {"body": statement.body.name})
    if statement.given_at:
        return Refused(_("The statement is given; it stands as it is."))
    if statement.objection.state == ObjectionState.ANSWERED:
        return Refused(_("The matter is closed; a statement is not needed any more."))
    return Allowed()


@policy.rule("evaluations.name_bases")
def may_name_bases(actor: Any, call: Any) -> Decision:
    if call.is_trial:
        return Refused(_("This is a trial: nothing is decided in it."))
    if not call.takes_candidates:
        return Refused(_("Candidates stand in a call for park lists, or for applications that lead to naming."))
    return ministry_decides(actor, call.programme_id)


@policy.rule("evaluations.import_naming")
def may_import_naming(actor: Any, programme: Any) -> Decision:
    """Setting the portal up brings in what was published before it; so may the ministry."""
    return Allowed() if actor is policy.SYSTEM else ministry_decides(actor, programme.pk)


for _kind, _model in {
    "evaluations.notice": PublicNotice,
    "evaluations.naming": Naming,
    "evaluations.expert_review": ExpertReview,
    "evaluations.staged_decision": StagedDecision,
    "evaluations.excess_refusal": ExcessRefusal,
    "evaluations.objection": Objection,
    "evaluations.statement": Statement,
}.items():
    readable(_kind, _model)


@policy.rule("evaluations.staging.read")
def may_read_staging(actor: Any, row: Any) -> Decision:
    """What was staged and taken back in a call, whoever did it, is the ministries' alone."""
    return ministry_decides(actor, row.programme)
