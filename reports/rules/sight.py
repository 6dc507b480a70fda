"""Who sees which filings, versions and files (X-05)."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from common import clock, policy
from common.policy import Allowed, Decision, Refused
from programmes.choices import Level
from programmes.rules import programmes_at, reach, seats
from reports.choices import FilingAct
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

COVER = "reports.cover"


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
