"""A park enters a programme."""

from datetime import date

from django.db import transaction

from common import policy
from journal.domain import events
from parks.domain import incidents
from parks.models import Park
from programmes.models import Edition, Participation, Programme, ReportingUnit


@transaction.atomic
def enrol(
    *,
    actor: policy.Actor,
    park: Park,
    programme: Programme,
    unit: ReportingUnit,
    batch: int,
    sequence: int,
    name_printed: str,
    region_printed: str,
    listed_on: date,
    document: str = "",
    edition: Edition | None = None,
) -> Participation:
    """List a park in a programme, bound to the edition it enters under. Name and region stand as printed (GB-16)."""
    policy.require(actor, "programmes.enrol_park", programme)
    bound = edition or programme.edition
    assert bound is not None  # noqa: S101 - a programme that is run has been loaded
    participation = Participation.objects.create(
        park=park,
        programme=programme,
        edition=bound,
        unit=unit,
        batch=batch,
        sequence=sequence,
        name_printed=name_printed,
        region_printed=region_printed,
        listed_on=listed_on,
        document=document,
    )
    incidents.note_recommender(park, unit.region_id)
    events.record(
        kind="participation.listed",
        actor=actor,
        subject=participation.as_subject(),
        data={"document": document},
    )
    return participation
