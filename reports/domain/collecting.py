"""The dossiers of a whole round in one archive: exactly the versions that stand when it is asked for (GB-13)."""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import papers
from journal.models import Paper
from programmes.choices import Level
from programmes.models import ReportingUnit, Round
from programmes.rules import programmes_at
from reports.choices import FilingState
from reports.models import Collection, FilingVersion

COLLECTION = "reports.collection"


@dataclass(frozen=True)
class Collectable:
    """A form of a round of which something stands, and how many filings."""

    round: Round
    form: str
    count: int

    @property
    def key(self) -> str:
        return f"{self.round.pk}-{self.form}"

    @property
    def label(self) -> str:
        name = self.round.definition.form(self.form).name.localised
        return f"{self.round.title} · {name}（{self.count}）"


def collectables(actor: policy.Actor) -> list[Collectable]:
    """Return what the actor can collect: forms of rounds with the number of versions that stand and are seen."""
    counted = _standing(actor).order_by().values_list("current_of__round", "current_of__form")
    counts = [(round_pk, form, count) for round_pk, form, count in counted.annotate(count=Count("pk"))]
    rounds = Round.objects.select_related("edition").in_bulk({round_pk for round_pk, _form, _count in counts})
    found = [Collectable(rounds[round_pk], form, count) for round_pk, form, count in counts]
    may = [one for one in found if policy.can(actor, "reports.request_collection", one.round)]
    return sorted(may, key=lambda one: (-one.round.year, -one.round.pk, one.form))


def units(actor: policy.Actor) -> QuerySet[ReportingUnit]:
    """Return the units that the actor supervises: a ministry all of its programmes, a province those it sees."""
    seen = Q(pk__in=_standing(actor).values("current_of__unit"))
    rows = ReportingUnit.objects.filter(seen | Q(programme__in=programmes_at(actor, Level.MINISTRY)))
    return rows.select_related("region", "programme").order_by("programme_id", "sequence")


@transaction.atomic
def request_collection(
    *,
    actor: policy.Actor,
    round: Round,  # noqa: A002 - the word of the trade
    form: str,
    unit: ReportingUnit | None,
    language: str,
) -> Paper:
    """Ask for the dossiers of a form of a round, of one unit or of all that the actor sees, as one archive.

    The same versions are archived once. Raises `ActRefused` for who does not supervise, `RuleViolation` when nothing
    was handed in.
    """
    policy.require(actor, "reports.request_collection", round)
    rows = _standing(actor).filter(current_of__round=round, current_of__form=form)
    rows = rows.filter(current_of__unit=unit) if unit else rows
    labels = list(rows.order_by("current_of__unit__sequence", "label").values_list("label", flat=True))
    if not labels:
        raise RuleViolation([Problem("unit", _("Nothing was handed in here yet."), remedy=_("Choose another unit."))])
    collection = _collection(round, form, unit, labels)
    subject = collection.as_subject()
    version = collection.digest[:16]
    return papers.request(document=COLLECTION, subject=subject, version=version, language=language, actor=actor)


def versions_of(collection: Collection) -> QuerySet[FilingVersion]:
    """Return the versions of a collection."""
    return FilingVersion.objects.filter(label__in=collection.labels)


def _standing(actor: policy.Actor) -> QuerySet[FilingVersion]:
    seen = FilingVersion.objects.visible_to(actor)
    with_filer = (FilingState.DRAFT, FilingState.RETURNED)
    return seen.filter(current_of__isnull=False).exclude(current_of__state__in=with_filer)


def _collection(opened: Round, form: str, unit: ReportingUnit | None, labels: list[str]) -> Collection:
    said = "\n".join([str(opened.pk), form, unit.region_id if unit else "", *labels])
    collection, _made = Collection.objects.get_or_create(
        digest=hashlib.sha256(said.encode()).hexdigest(),
        defaults={"round": opened, "form": form, "unit": unit, "labels": labels, "asked_at": clock.now()},
    )
    return collection
