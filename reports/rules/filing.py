"""Who sees filings and who may do what with them, with the reason when not (X-05)."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.choices import Duty, Role
from accounts.domain.posts import duties_in
from accounts.models import Organisation
from common import clock, policy
from common.formats import date_text
from common.policy import Allowed, Decision, Refused
from programmes.choices import Level, RoundState
from programmes.domain.bodies import bodies_at
from programmes.models import Participation, Programme, ReportingUnit, Round
from programmes.rules import levels_of, programmes_at, reach, seats
from reports.choices import FINAL, FilingAct, FilingState
from reports.machines import TRANSITIONS, Transition
from reports.models import (
    Attachment,
    Collection,
    Fact,
    Filing,
    FilingVersion,
    ListEntry,
    SentWorkbook,
    SummaryOrigin,
)
from reports.models.inner_check import standing_check
from reports.models.signature import standing_signatures

COVER = "reports.cover"

# Who sees what ------------------------------------------------------------------------------------------------------


@policy.scope(Filing)
def filings_seen(actor: Any, rows: QuerySet[Filing]) -> QuerySet[Filing]:
    """The ministry sees its programmes, the province its unit, a body what it files. Reviewers see versions only."""
    return rows.filter(_reach(actor, ""))


@policy.scope(FilingVersion)
def versions_seen(actor: Any, rows: QuerySet[FilingVersion]) -> QuerySet[FilingVersion]:
    """What was taken back unread stays its filer's; a reviewer sees the versions granted, until the day granted."""
    return rows.filter(versions_reached(actor, ""))


@policy.scope(Fact)
def facts_seen(actor: Any, rows: QuerySet[Fact]) -> QuerySet[Fact]:
    return rows.filter(versions_reached(actor, "version__"))


@policy.scope(ListEntry)
def entries_seen(actor: Any, rows: QuerySet[ListEntry]) -> QuerySet[ListEntry]:
    return rows.filter(versions_reached(actor, "version__"))


@policy.scope(SummaryOrigin)
def origins_seen(actor: Any, rows: QuerySet[SummaryOrigin]) -> QuerySet[SummaryOrigin]:
    """Who reads the summary reads the names and figures it rests on; the reports themselves have their own scope."""
    return rows.filter(versions_reached(actor, "version__"))


@policy.scope(Attachment)
def attachments_seen(actor: Any, rows: QuerySet[Attachment]) -> QuerySet[Attachment]:
    """Attachments of a draft are the filer's alone; those of versions are reached through the version."""
    return rows.filter(filing__body__in=bodies_of(actor))


@policy.scope(SentWorkbook)
def workbooks_seen(actor: Any, rows: QuerySet[SentWorkbook]) -> QuerySet[SentWorkbook]:
    """What was sent for a draft is the filer's alone, like the draft."""
    return rows.filter(filing__body__in=bodies_of(actor))


@policy.scope(Collection)
def collections_seen(actor: Any, rows: QuerySet[Collection]) -> QuerySet[Collection]:
    """The ministry sees those of its programmes, the province those of its unit."""
    regions, _own, _committees = seats(actor)
    provinces = Q(round__programme__in=programmes_at(actor, Level.PROVINCE), unit__region__in=regions)
    return rows.filter(Q(round__programme__in=programmes_at(actor, Level.MINISTRY)) | provinces)


def _reach(actor: Any, prefix: str) -> Q:
    own = Q(**{f"{prefix}body__in": bodies_of(actor)})
    return reach(
        actor,
        programme=f"{prefix}programme",
        unit_region=f"{prefix}unit__region",
        park_region=f"{prefix}park__region",
        own=own,
    )


def versions_reached(actor: Any, prefix: str) -> Q:
    """Return the condition for rows of versions that somebody reads, `prefix` leading to the version."""
    if not actor.is_authenticated or actor.pk is None:
        return Q(pk__in=[])
    taken_back = FilingVersion.objects.filter(handlings__act=FilingAct.RETRACT).values("pk")
    own = Q(**{f"{prefix}filing__body__in": bodies_of(actor)})
    read = _reach(actor, f"{prefix}filing__") & ~Q(**{f"{prefix}pk__in": taken_back})
    granted = FilingVersion.objects.filter(grants__user=actor.pk, grants__until__gte=clock.today()).values("pk")
    return own | read | Q(**{f"{prefix}pk__in": granted})


def bodies_of(actor: Any) -> list[int]:
    """Return the bodies in whose name somebody acts."""
    _regions, bodies, _committees = seats(actor)
    return bodies


@policy.rule("reports.filing.read")
def may_read_about(actor: Any, row: Any) -> Decision:
    """Say whether a journal row about a filing (event, job, paper, stored file) may be read."""
    if hasattr(row, "sha256"):
        seen = _file_seen(actor, row)
    elif hasattr(row, "document"):
        seen = _paper_seen(actor, row)
    else:
        seen = _filing_seen(actor, row.subject_id)
    return Allowed() if seen else Refused(_("This belongs to a filing of another body."))


def _filing_seen(actor: Any, pk: int) -> bool:
    return Filing.objects.filter(pk=pk).visible_to(actor).exists()


def _paper_seen(actor: Any, paper: Any) -> bool:
    """The paper of a version is for those who read the version, the cover of a draft for its filer."""
    if paper.document == COVER:
        return Filing.objects.filter(pk=paper.subject_id, body__in=bodies_of(actor)).exists()
    versions = FilingVersion.objects.filter(filing=paper.subject_id, label=paper.version)
    return versions.visible_to(actor).exists()


def _file_seen(actor: Any, row: Any) -> bool:
    """A draft's file is its filer's; once handed in it is seen by whoever sees a version that holds it."""
    if Filing.objects.filter(pk=row.subject_id, body__in=bodies_of(actor)).exists():
        return True
    if hasattr(row, "paper"):
        return _paper_seen(actor, row.paper)
    versions = FilingVersion.objects.filter(filing=row.subject_id).visible_to(actor)
    key = str(row.public_id)
    return any(key == one["public_id"] for version in versions for one in version.files)


# Who may do what ----------------------------------------------------------------------------------------------------


@policy.rule("reports.open_filing")
def may_open(actor: Any, subject: tuple[Round, Organisation]) -> Decision:
    """The body that owes a filing starts it, while the round is open."""
    opened, body = subject
    if body.pk not in bodies_of(actor):
        return Refused(_("%(body)s files this.") % {"body": body.name})
    if opened.is_put_away:
        return Refused(_put_away())
    if opened.state == RoundState.PREPARING or clock.today() < opened.opens_on:
        return Refused(_("Filing opens on %(day)s.") % {"day": date_text(opened.opens_on)})
    return Allowed()


@policy.rule("reports.read_draft")
def may_read_draft(actor: Any, filing: Filing) -> Decision:
    if filing.body_id in bodies_of(actor):
        return Allowed()
    return Refused(_("A draft is seen by %(body)s alone.") % {"body": filing.body.name})


@policy.rule("reports.fill_filing")
def may_fill(actor: Any, filing: Filing) -> Decision:
    """The filer works on it, whoever of the body, while the filing is a draft or was returned."""
    if filing.body_id not in bodies_of(actor):
        return Refused(_("%(body)s fills this in.") % {"body": filing.body.name})
    if filing.round.is_put_away:
        return Refused(_put_away())
    if filing.state in (FilingState.DRAFT, FilingState.RETURNED):
        return Allowed()
    return Refused(locked(filing))


@policy.rule("reports.edit_filing")
def may_edit(actor: Any, filing: Filing) -> Decision:
    """Where the body works in steps, those who draft write."""
    decision = may_fill(actor, filing)
    if decision and not has_duty(actor, filing.body, Duty.DRAFT):
        return Refused(_("In your body this is written by those who draft."))
    return decision


@policy.rule("reports.hand_on_draft")
def may_hand_on(actor: Any, filing: Filing) -> Decision:
    """Who drafts hands on to checking where the body works in steps; once for a draft as it stands."""
    decision = may_fill(actor, filing)
    if not decision:
        return decision
    if not filing.body.signs_in_steps:
        return Refused(_("Your body hands filings in in one step."))
    if not has_duty(actor, filing.body, Duty.DRAFT):
        return Refused(_("In your body this is written by those who draft."))
    if standing_check(filing, Duty.DRAFT) or standing_check(filing):
        return Refused(_("This was handed on, and has not changed since."))
    return Allowed()


@policy.rule("reports.check_filing")
def may_check(actor: Any, filing: Filing) -> Decision:
    """Checking is a step of its own only where the body works in steps; once for a draft as it stands."""
    decision = may_fill(actor, filing)
    if not decision:
        return decision
    if not filing.body.signs_in_steps:
        return Refused(_("Your body hands filings in in one step."))
    if not has_duty(actor, filing.body, Duty.CHECK):
        return Refused(_("In your body this is checked by others."))
    return Refused(_("This was checked, and has not changed since.")) if standing_check(filing) else Allowed()


@policy.rule("reports.submit_filing")
def may_submit(actor: Any, filing: Filing) -> Decision:
    """After the closing day only what was returned can be handed in again."""
    decision = may_fill(actor, filing)
    if not decision:
        return decision
    if not has_duty(actor, filing.body, Duty.ISSUE):
        return Refused(_("In your body this is handed in by those who issue."))
    if filing.body.signs_in_steps and standing_check(filing) is None:
        return Refused(_("Inside your body it has to be checked first, as it stands."))
    if missing := unsigned(filing):
        names = "、".join(one.short_name for one in missing)
        return Refused(_("Not signed yet as it stands: %(bodies)s.") % {"bodies": names})
    open_again = filing.handlings.filter(act__in=(FilingAct.RETURN, FilingAct.AMEND))
    if _is_closed(filing) and not open_again.exists():
        return Refused(_closed(filing))
    return Allowed()


def signatories(filing: Filing) -> list[Organisation]:
    """Return the bodies that sign together before a filing goes out, its filer first; none where one body files."""
    step = filing.filled_form.chain[0]
    if step.together not in ("all", "in_turn"):
        return []
    kinds = filing.round.definition.bodies_of(step)
    rows = bodies_at(programme=filing.programme, level=Level(step.level), unit=filing.unit, park=filing.park)
    return [filing.body, *(one for one in rows if one.kind in kinds and one.pk != filing.body_id)]


def unsigned(filing: Filing) -> list[Organisation]:
    """Return the bodies that have not signed the draft as it stands, in their order."""
    signed = {one.body_id for one in standing_signatures(filing)}
    found = signatories(filing)
    return [one for one in found if one.pk not in signed] if len(found) > 1 else []


@policy.rule("reports.sign_filing")
def may_sign(actor: Any, filing: Filing) -> Decision:
    """Each department signs once for a draft as it stands; the filer first, the others after it (X-07)."""
    if filing.round.is_put_away:
        return Refused(_put_away())
    missing = unsigned(filing) if filing.state in (FilingState.DRAFT, FilingState.RETURNED) else []
    own = next((one for one in missing if one.pk in bodies_of(actor)), None)
    if own is None:
        return Refused(_("There is nothing for your body to sign."))
    if not has_duty(actor, own, Duty.ISSUE):
        return Refused(_("In your body this is decided by those who issue."))
    waits_for = missing[0] if filing.current_step.together == "in_turn" else filing.body
    if own != missing[0] and waits_for in missing:
        return Refused(_("%(body)s signs first.") % {"body": waits_for.name})
    return Allowed()


@policy.rule("reports.retract_filing")
def may_retract(actor: Any, filing: Filing) -> Decision:
    """What was handed in can be taken back until the first reader opened it."""
    if filing.body_id not in bodies_of(actor):
        return Refused(_("Only %(body)s can take this back.") % {"body": filing.body.name})
    if filing.round.is_put_away:
        return Refused(_put_away())
    if _row(filing, FilingAct.RETRACT) is None:
        return Refused(_("There is nothing to take back."))
    if filing.step != 1 or filing.opened_at is not None:
        return Refused(locked(filing))
    return Allowed()


@policy.rule("reports.receive_filing")
def may_receive(actor: Any, filing: Filing) -> Decision:
    """Whoever holds a filing for review opens it."""
    if filing.round.is_put_away:
        return Refused(_put_away())
    if filing.state == FilingState.REVIEWING and acts_for_holder(actor, filing):
        return Allowed()
    return Refused(_with_holder(filing))


@policy.rule("reports.return_filing")
def may_return(actor: Any, filing: Filing) -> Decision:
    return _may_handle(actor, filing, FilingAct.RETURN)


@policy.rule("reports.pass_on_filing")
def may_pass_on(actor: Any, filing: Filing) -> Decision:
    return _may_handle(actor, filing, FilingAct.PASS_ON)


@policy.rule("reports.file_filing")
def may_file(actor: Any, filing: Filing) -> Decision:
    return _may_handle(actor, filing, FilingAct.FILE)


@policy.rule("reports.judge_eligibility")
def may_judge_eligibility(actor: Any, filing: Filing) -> Decision:
    """What no register establishes is judged by the departments of the unit to which the park turns (GB-29)."""
    if filing.round.is_put_away:
        return Refused(_put_away())
    if judging_body(actor, filing):
        return Allowed()
    return Refused(_("This is judged by the departments of the province."))


def judging_body(actor: Any, filing: Filing) -> Organisation | None:
    """Return the department in whose name somebody judges the parks of a unit; None when there is none."""
    if Level.PROVINCE not in levels_of(actor).get(filing.programme_id, ()):
        return None
    bodies: list[Organisation] = [post.organisation for post in actor.posts_now if post.role == Role.OFFICIAL]
    kinds = filing.round.definition.bodies.at("province")
    return next((body for body in bodies if body.kind in kinds and body.region_id == filing.unit.region_id), None)


@policy.rule("reports.recommend_filing")
def may_recommend(actor: Any, filing: Filing) -> Decision:
    return _may_handle(actor, filing, FilingAct.RECOMMEND)


@policy.rule("reports.decline_filing")
def may_decline(actor: Any, filing: Filing) -> Decision:
    return _may_handle(actor, filing, FilingAct.DECLINE)


@policy.rule("reports.arrange_applications")
def may_arrange(actor: Any, subject: tuple[Round, ReportingUnit]) -> Decision:
    """The body that hands in the list of a unit sets the day for its applications and ranks them."""
    opened, unit = subject
    regions, _own, _committees = seats(actor)
    form = opened.definition.forms.get(opened.form)
    gathers = form is not None and bool(form.gathers)
    if gathers and Level.PROVINCE in levels_of(actor).get(opened.programme_id, ()) and unit.region_id in regions:
        return Allowed()
    return Refused(_("This is arranged by the body that hands in the list."))


@policy.rule("reports.request_summary")
def may_request_summary(actor: Any, filing: Filing) -> Decision:
    """Whoever sees what was handed in may have it as a paper."""
    if actor is policy.SYSTEM or FilingVersion.objects.filter(filing=filing).visible_to(actor).exists():
        return Allowed()
    return Refused(_("Nothing was handed in yet."))


@policy.rule("reports.request_dossier")
def may_request_dossier(actor: Any, version: FilingVersion) -> Decision:
    """Whoever sees a version may have all of it, as a PDF and as an archive."""
    if actor is policy.SYSTEM or FilingVersion.objects.filter(pk=version.pk).visible_to(actor).exists():
        return Allowed()
    return Refused(_("This belongs to a filing of another body."))


@policy.rule("reports.collect_dossiers")
def may_collect(actor: Any, _subject: object) -> Decision:
    """Say whether the actor supervises any programme, as ministry or province."""
    if programmes_at(actor, Level.MINISTRY) or programmes_at(actor, Level.PROVINCE):
        return Allowed()
    return Refused(_collected_by())


@policy.rule("reports.request_collection")
def may_request_collection(actor: Any, opened: Round) -> Decision:
    """The dossiers of a round are collected by who supervises it, as far as they see them."""
    levels = levels_of(actor).get(opened.programme_id, frozenset())
    return Refused(_collected_by()) if levels.isdisjoint((Level.MINISTRY, Level.PROVINCE)) else Allowed()


def _collected_by() -> str:
    return _("Dossiers of a round are collected by its provinces and ministries.")


@policy.rule("reports.collection.read")
def may_read_collection(actor: Any, row: Any) -> Decision:
    """An archive of several versions is for who sees every one of them."""
    collection = Collection.objects.filter(pk=row.subject_id).first()
    labels = collection.labels if collection else []
    seen = FilingVersion.objects.filter(label__in=labels).visible_to(actor).count()
    return Allowed() if labels and seen == len(labels) else Refused(_("This belongs to a filing of another body."))


@policy.rule("reports.grant_version")
def may_grant(actor: Any, version: FilingVersion) -> Decision:
    """Readers from outside are let in by the ministries of the programme, or the province that runs an evaluation."""
    if actor is policy.SYSTEM or Level.MINISTRY in levels_of(actor).get(version.filing.programme_id, ()):
        return Allowed()
    if _evaluates(actor, version.filing):
        return Allowed()
    return Refused(_("Readers are let in by the ministries that run the programme."))


def _evaluates(actor: Any, filing: Filing) -> bool:
    """Say whether the actor's province runs an evaluation of the parks of this unit (CR-11)."""
    regions, _own, _committees = seats(actor)
    provincial = any(Level(plan.organised_by) == Level.PROVINCE for plan in filing.round.definition.evaluations)
    acts = Level.PROVINCE in levels_of(actor).get(filing.programme_id, ())
    return provincial and acts and filing.unit.region_id in regions


@policy.rule("reports.take_over_filing")
def may_take_over(actor: Any, participation: Participation) -> Decision:
    """What was filed before the portal is entered by the ministry of the programme or the province of the unit."""
    levels = levels_of(actor).get(participation.programme_id, frozenset())
    regions, _bodies, _committees = seats(actor)
    own_unit = Level.PROVINCE in levels and participation.unit.region_id in regions
    if actor is policy.SYSTEM or Level.MINISTRY in levels or own_unit:
        return Allowed()
    return Refused(_entered_by())


@policy.rule("reports.correct_paper")
def may_correct_paper(actor: Any, filing: Filing) -> Decision:
    """Who may enter a paper corrects what was entered of it; what was handed in here is returned instead."""
    if filing.current_version is None or not filing.current_version.taken_over:
        return Refused(_("Only what was filed before the portal is corrected in this way."))
    return may_take_over(actor, filing.participation)


@policy.rule("reports.take_over_filings")
def may_take_over_sheet(actor: Any, programme: Programme | None) -> Decision:
    """Say whether papers of a programme, or of any, may be entered; whose is asked for each row."""
    standing = levels_of(actor)
    levels = standing.get(programme.pk, frozenset()) if programme else frozenset().union(*standing.values())
    if not levels.isdisjoint((Level.MINISTRY, Level.PROVINCE)):
        return Allowed()
    return Refused(_entered_by())


def _entered_by() -> str:
    return _("What was filed before the portal is entered by the province of the base or the ministries.")


def acts_for_holder(actor: Any, filing: Filing) -> bool:
    """Say whether the actor has a post in the holding body, or in one that acts beside it at this level."""
    if filing.holder_id in bodies_of(actor):
        return True
    # Acting side by side is the matter of a level's bodies; the filer is one body.
    step = filing.current_step
    if step.together == "lead":
        return False
    kinds = filing.round.definition.bodies_of(step)
    region = filing.holder.region_id
    return any(one.organisation.kind in kinds and one.organisation.region_id == region for one in _posts(actor))


def locked(filing: Filing) -> str:
    """Say who holds the filing since when, and what can be done."""
    if filing.state == FilingState.FILED and filing.filled_form.is_plan:
        return _("The plan was approved. It is changed by a new version that passes the same levels.")
    if filing.state in FINAL:
        return _("This was filed and cannot be changed any more.")
    return _("%(held)s You can ask to have it returned.") % {"held": _with_holder(filing)}


def _put_away() -> str:
    return _("The trial is over. What was filled in stays readable; in the real round it can be taken over.")


def _with_holder(filing: Filing) -> str:
    values = {"body": filing.holder.name, "day": date_text(filing.held_since)}
    return _("It is with %(body)s since %(day)s and cannot be changed now.") % values


def _posts(actor: Any) -> list[Any]:
    bodies = set(bodies_of(actor))
    return [post for post in getattr(actor, "posts_now", []) if post.organisation_id in bodies]


def _may_handle(actor: Any, filing: Filing, act: FilingAct) -> Decision:
    if filing.round.is_put_away:
        return Refused(_put_away())
    row = _row(filing, act)
    if row is None or not acts_for_holder(actor, filing):
        return Refused(_("This was filed already.") if filing.state in FINAL else _with_holder(filing))
    if row.last_level is not None and row.last_level != filing.is_at_last_level:
        return Refused(_("This act belongs to another level of the chain."))
    if row.recommends is not None and row.recommends != (filing.current_step.verb == "recommend"):
        return Refused(_("This act belongs to another level of the chain."))
    if not any(has_duty(actor, post.organisation, Duty.ISSUE) for post in _posts(actor)):
        return Refused(_("In your body this is decided by those who issue."))
    return Allowed()


def has_duty(actor: Any, body: Organisation, duty: Duty) -> bool:
    """Duties count where the body works in steps; elsewhere everybody of the body does all."""
    return not body.signs_in_steps or duty in duties_in(actor, body.pk)


def _row(filing: Filing, act: FilingAct) -> Transition | None:
    return next((row for row in TRANSITIONS if row.act == act and filing.state in row.source), None)


def _is_closed(filing: Filing) -> bool:
    closes = filing.closes_on
    return filing.round.state == RoundState.CLOSED or (closes is not None and clock.now() >= clock.end_of(closes))


def _closed(filing: Filing) -> str:
    day: date = filing.closes_on or filing.round.due_on
    return _("Closed since the end of %(day)s. The level above can extend the time.") % {
        "day": date_text(day, full=True)
    }
