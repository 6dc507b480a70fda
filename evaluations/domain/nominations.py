"""Zones and enterprises are named for the tiers of a programme; the ministry approves or refuses (HZ-12)."""

from collections.abc import Sequence
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import Organisation
from common import clock, policy
from common.errors import Problem, RuleViolation
from evaluations.choices import NominationState
from evaluations.models import Nomination, NominationFile
from evaluations.rules.nominations import nominable
from journal.domain import events, files
from parks.domain import enterprises
from parks.models import Enterprise, Park
from programmes.definition import RecognisedTier
from programmes.models import Programme, ReportingUnit
from programmes.rules import seats

MOST_FILES = 5


@transaction.atomic
def nominate(
    *,
    actor: policy.Actor,
    programme: Programme,
    tier: RecognisedTier,
    park: Park,
    evidence: str,
    kind: str = "",
    enterprise: Enterprise | None = None,
    document: str = "",
    uploads: Sequence["File[bytes]"] = (),
) -> Nomination:
    """Name a zone, or an enterprise in one, for a tier, with evidence in words and files.

    Raises `ActRefused`, or `RuleViolation` at `kind`, `park`, `evidence`, `uploads` or `name` (named already).
    """
    policy.require(actor, "evaluations.nominate_in", (programme, park))
    unit = _unit_of(programme, park)
    if (found := _problems(tier, kind, park, evidence, uploads, unit)) or unit is None:
        raise RuleViolation(found)
    nomination = Nomination(
        programme=programme,
        edition=programme.edition,
        tier=tier.code,
        kind=kind,
        park=park,
        enterprise=enterprise,
        unit=unit,
        body=_body(actor, park),
        evidence=evidence.strip(),
        document=document.strip(),
        nominated_by_id=actor.pk,
        nominated_at=clock.now(),
    )
    _save_once(nomination, tier)
    _keep_files(actor, nomination, uploads)
    _record("nomination.made", actor, nomination)
    return nomination


@transaction.atomic
def nominate_enterprise(
    *, actor: policy.Actor, programme: Programme, tier: RecognisedTier, park: Park, name: str, code: str, **more: Any
) -> Nomination:
    """Name an enterprise by name and code, entered into the register if it is new; `more` as of `nominate`.

    Nothing is entered when the nomination does not come about. Raises as `nominate` and `enterprises.known`.
    """
    policy.require(actor, "evaluations.nominate_in", (programme, park))
    enterprise = enterprises.known(actor=actor, name=name, code=code, park=park)
    return nominate(actor=actor, programme=programme, tier=tier, park=park, enterprise=enterprise, **more)


@transaction.atomic
def approve(*, actor: policy.Actor, nomination: Nomination, note: str = "") -> Nomination:
    """Take what was named into its tier. Raises `ActRefused` when it does not wait for a decision."""
    locked = _lock(nomination)
    policy.require(actor, "evaluations.decide_nomination", locked)
    return _end(actor, locked, NominationState.APPROVED, note)


@transaction.atomic
def refuse(*, actor: policy.Actor, nomination: Nomination, reason: str) -> Nomination:
    """Do not take what was named into its tier; the reason is told. Raises `RuleViolation` at `reason`."""
    locked = _lock(nomination)
    policy.require(actor, "evaluations.decide_nomination", locked)
    _require_reason(locked, reason)
    return _end(actor, locked, NominationState.REFUSED, reason)


@transaction.atomic
def withdraw(*, actor: policy.Actor, nomination: Nomination, reason: str) -> Nomination:
    """Take a nomination back before the decision, or what was approved out of its tier again."""
    locked = _lock(nomination)
    policy.require(actor, "evaluations.withdraw_nomination", locked)
    _require_reason(locked, reason)
    return _end(actor, locked, NominationState.WITHDRAWN, reason)


def parks_for(actor: policy.Actor, programme: Programme, tier: RecognisedTier) -> QuerySet[Park]:
    """Return the parks in which the actor can name for a tier."""
    rows = Park.objects.visible_to(actor).filter(nominable(actor, programme.pk), is_active=True).distinct()
    return rows.filter(kind__in=tier.park_kinds) if tier.park_kinds else rows


def _problems(
    tier: RecognisedTier,
    kind: str,
    park: Park,
    evidence: str,
    uploads: Sequence["File[bytes]"],
    unit: ReportingUnit | None,
) -> list[Problem]:
    problems = []
    if tier.kinds and tier.kind(kind) is None:
        problems.append(Problem("kind", _("Choose the kind."), tier.rule))
    if tier.park_kinds and park.kind not in tier.park_kinds:
        message = _("%(park)s is a %(kind)s in the register.") % {"park": park.name, "kind": park.get_kind_display()}
        problems.append(Problem("park", message, tier.rule, _("This tier is for another kind of zone.")))
    if unit is None:
        message = _("%(park)s lies in no unit of the programme.") % {"park": park.name}
        problems.append(Problem("park", message, tier.rule))
    if not evidence.strip():
        problems.append(Problem("evidence", _("Say on what the nomination rests."), tier.rule))
    if len(uploads) > MOST_FILES:
        message = _("At most %(count)d files can be given as evidence.") % {"count": MOST_FILES}
        problems.append(Problem("uploads", message, tier.rule, _("Put several pages into one file.")))
    return problems


def _unit_of(programme: Programme, park: Park) -> ReportingUnit | None:
    """Return the unit of a park: its own region where that reports (X-07), else the province it belongs to."""
    units = {one.region_id: one for one in ReportingUnit.objects.filter(programme=programme)}
    return units.get(park.region_id) or units.get(park.region.parent_id or "")


def _body(actor: policy.Actor, park: Park) -> Organisation:
    """Return for whom the actor names: the committee of the park if it is theirs, else their department."""
    _regions, bodies, _committees = seats(actor)
    own = list(Organisation.objects.filter(pk__in=bodies).order_by("pk"))
    return next((one for one in own if one.pk == park.committee_id), own[0])


def _save_once(nomination: Nomination, tier: RecognisedTier) -> None:
    try:
        with transaction.atomic():
            nomination.save(force_insert=True)
    except IntegrityError as error:
        values = {"name": nomination.name, "tier": tier.name.localised}
        message = _("%(name)s is named for “%(tier)s” already, or stands in it.") % values
        problem = Problem("name", message, tier.rule, _("Look it up in the register."))
        raise RuleViolation([problem]) from error


def _keep_files(actor: policy.Actor, nomination: Nomination, uploads: Sequence["File[bytes]"]) -> None:
    for upload in uploads:
        stored = files.store(upload=upload, actor=actor, subject=nomination.as_subject(), address="uploads")
        NominationFile.objects.create(nomination=nomination, file=stored)


def _lock(nomination: Nomination) -> Nomination:
    rows = Nomination.objects.select_for_update(of=("self",))
    rows = rows.select_related("edition", "park", "enterprise", "unit", "body")
    return rows.get(pk=nomination.pk)


def _require_reason(nomination: Nomination, reason: str) -> None:
    if not reason.strip():
        problem = Problem("reason", _("Give the reason; who named it reads it."), nomination.rules.rule)
        raise RuleViolation([problem])


def _end(actor: policy.Actor, nomination: Nomination, state: NominationState, reason: str) -> Nomination:
    nomination.state, nomination.reason = state, reason.strip()
    nomination.decided_by_id, nomination.decided_at = actor.pk, clock.now()
    nomination.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    _record(f"nomination.{state}", actor, nomination, reason.strip())
    return nomination


def _record(kind: str, actor: policy.Actor, nomination: Nomination, reason: str = "") -> None:
    events.record(
        kind=kind,
        actor=actor,
        subject=nomination.as_subject(),
        basis=nomination.rules.rule,
        reason=reason,
        data={"tier": nomination.tier, "kind": nomination.kind},
    )
