"""Who may have papers and archives made, and let a reviewer in."""

from typing import Any

from django.utils.translation import gettext as _

from common import policy
from common.policy import Allowed, Decision, Refused
from programmes.choices import Level
from programmes.models import Round
from programmes.rules import levels_of, programmes_at, seats
from reports.models import (
    Collection,
    Filing,
    FilingVersion,
)


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
