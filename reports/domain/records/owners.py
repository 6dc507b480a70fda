"""Which bodies a record can be given to: those that act in the programme for the park or unit it is about."""

from accounts.choices import OrganisationKind
from accounts.models import Organisation
from programmes.choices import Level
from programmes.domain.bodies import bodies_at
from reports.models import Record

LEVELS = (Level.PARK, Level.CITY, Level.PROVINCE, Level.MINISTRY)


def owners_of(record: Record) -> list[Organisation]:
    """Return the bodies in the order of the levels, then the local governments of the region."""
    found = [
        body
        for level in LEVELS
        for body in bodies_at(programme=record.programme, level=level, unit=record.unit, park=record.park)
    ]
    governments = Organisation.objects.filter(kind=OrganisationKind.LOCAL_GOVERNMENT, is_active=True)
    local = governments.filter(region=record.park.region_id) if record.park else governments.none()
    return list({body.pk: body for body in [*found, *local]}.values())
