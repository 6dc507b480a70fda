"""A programme's definition becomes an edition: immutable, known by its digest."""

from pathlib import Path

from django.db import transaction
from django.db.models import Max

from accounts.domain.regions import load_regions
from common import clock, policy
from journal.domain import events
from programmes.definition import Definition, Difference, differences, parse
from programmes.definition.body import LEVELS
from programmes.models import Edition, Programme, ReportingUnit, RunningBody


@transaction.atomic
def load_programme(*, path: Path, actor: policy.Actor) -> Edition:
    """Store what a definition file says and make it the programme's current edition, unless later rules are in force.

    Loading the same definition again changes nothing. Raises `DefinitionError` for a broken file, which changes
    nothing either, and `ActRefused`.
    """
    policy.require(actor, "programmes.load_programme")
    definition = parse(path)
    programme = _programme(definition)
    edition = _edition(programme, definition)
    if programme.edition_id != edition.pk and not _is_superseded(programme, definition):
        _make_current(programme, edition, actor)
    return edition


def changes(*, path: Path) -> list[Difference]:
    """Return what loading a file would change, without changing anything. Raises `DefinitionError`."""
    definition = parse(path)
    before = Edition.objects.filter(programme=definition.code, regime=definition.regime).order_by("-number").first()
    current = Programme.objects.filter(pk=definition.code, edition__regime=definition.regime).first()
    standing = current.edition if current else before
    return differences(standing.definition if standing else None, definition)


def _programme(definition: Definition) -> Programme:
    programme, _created = Programme.objects.select_for_update().get_or_create(
        code=definition.code,
        defaults={"name_zh": definition.name.zh, "name_en": definition.name.en, "mark": definition.mark},
    )
    return programme


def _is_superseded(programme: Programme, definition: Definition) -> bool:
    """Say whether the programme stands under rules that came into force later than these."""
    current = programme.edition.definition.edition if programme.edition else None
    return bool(current and definition.edition and definition.edition.in_force < current.in_force)


def _edition(programme: Programme, definition: Definition) -> Edition:
    stored = Edition.objects.filter(digest=definition.digest).first()
    if stored:
        return stored
    highest = programme.editions.aggregate(highest=Max("number"))["highest"] or 0
    return Edition.objects.create(
        programme=programme,
        number=highest + 1,
        digest=definition.digest,
        regime=definition.regime,
        content=definition.model_dump(mode="json"),
        loaded_at=clock.now(),
    )


def _make_current(programme: Programme, edition: Edition, actor: policy.Actor) -> None:
    definition = edition.definition
    before = programme.edition.number if programme.edition else None
    programme.edition = edition
    programme.name_zh, programme.name_en = definition.name.zh, definition.name.en
    programme.mark = definition.mark
    programme.save(update_fields=["edition", "name_zh", "name_en", "mark"])
    _store_bodies(programme, definition)
    _store_units(programme, definition, actor)
    events.record(
        kind="programme.loaded",
        actor=actor,
        subject=programme.as_subject(),
        data={"edition": edition.number, "before": before, "digest": edition.digest},
    )


def _store_bodies(programme: Programme, definition: Definition) -> None:
    programme.running_bodies.all().delete()
    bodies = definition.bodies
    RunningBody.objects.bulk_create(
        RunningBody(programme=programme, level=level, organisation_kind=kind, leads=kind == bodies.lead(level))
        for level in LEVELS
        for kind in bodies.at(level)
    )


def _store_units(programme: Programme, definition: Definition, actor: policy.Actor) -> None:
    load_regions(actor=actor)
    # A unit that a later edition no longer names stays: participations and filings of the past belong to it.
    for sequence, code in enumerate(definition.units, start=1):
        ReportingUnit.objects.update_or_create(programme=programme, region_id=code, defaults={"sequence": sequence})
