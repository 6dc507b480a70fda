"""The first batch was decided in 2020, before the portal: only its result is brought in, and marked (GB-16, G30)."""

from datetime import date

from django.db import transaction

from common import clock, policy
from evaluations.models import NamedPark, Naming
from journal.domain import events
from parks.domain.loading import registered_bases
from parks.models import Park
from parks.reference import BaseRow, green_bases
from programmes.choices import RoundKind, RoundState
from programmes.domain import participations
from programmes.models import Programme, ReportingUnit, Round

PROGRAMME = "green_bases"
TITLE = "绿色产业示范基地名单（第一批）"
CALL_TITLE = "绿色产业示范基地申报（2020年）"
DOCUMENT = "发改办环资〔2020〕979号"
DATED = date(2020, 12, 29)
# The call's letter leaves its opening day open; its due day is printed (GB-11).
CALL_OPENED = date(2020, 7, 1)
CALL_DUE = date(2020, 7, 31)
REASON = "门户启用前已公布"


class NotInRegister(LookupError):
    """A base of the list is not in the register of parks, or its unit is not in the programme."""


@transaction.atomic
def import_first_batch(*, actor: policy.Actor) -> Naming:
    """Write the call of 2020 and its 31 bases as published; when they are there, nothing changes.

    Raises `NotInRegister` when a base is missing from the register: load the parks first.
    """
    programme = Programme.objects.get(pk=PROGRAMME)
    policy.require(actor, "evaluations.import_naming", programme)
    standing = Naming.objects.filter(round__programme=programme, imported=True).first()
    return standing or _import(actor, programme)


def _import(actor: policy.Actor, programme: Programme) -> Naming:
    call = _call(programme)
    naming = Naming.objects.create(
        round=call,
        batch=1,
        title=TITLE,
        document=DOCUMENT,
        dated=DATED,
        published_at=clock.now(),
        decided_by_id=actor.pk,
        imported=True,
    )
    parks, units = registered_bases(), _units(programme)
    for row in green_bases():
        _enrol(actor, naming, row, parks, units)
    events.record(
        kind="bases.imported",
        actor=actor,
        subject=naming.as_subject(),
        basis="GB-16",
        reason=REASON,
        data={"document": DOCUMENT},
    )
    return naming


def _call(programme: Programme) -> Round:
    """Write the call as a closed round: it is history, so it creates no obligations and reminds nobody."""
    edition = programme.editions.latest("number")
    return Round.objects.create(
        programme=programme,
        edition=edition,
        kind=RoundKind.CALL,
        form="park_list",
        year=2020,
        title=CALL_TITLE,
        state=RoundState.CLOSED,
        opens_on=CALL_OPENED,
        due_on=CALL_DUE,
        closes_on=CALL_DUE,
        quota=edition.definition.unit_quota,
    )


def _enrol(
    actor: policy.Actor, naming: Naming, row: BaseRow, parks: dict[int, Park], units: dict[str, ReportingUnit]
) -> None:
    if row.seq not in parks or row.recommended_by not in units:
        raise NotInRegister(row.name)
    base = participations.enrol(
        actor=actor,
        park=parks[row.seq],
        programme=naming.round.programme,
        unit=units[row.recommended_by],
        batch=1,
        sequence=row.seq,
        name_printed=row.name,
        region_printed=row.region_printed,
        listed_on=DATED,
        document=DOCUMENT,
    )
    printed = {"name_printed": row.name, "region_printed": row.region_printed}
    NamedPark.objects.create(naming=naming, participation=base, sequence=row.seq, **printed)


def _units(programme: Programme) -> dict[str, ReportingUnit]:
    return {unit.region_id: unit for unit in ReportingUnit.objects.filter(programme=programme)}
