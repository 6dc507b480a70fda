"""The 31 bases of the list of 2020 and their committees, entered into the register from the reference data."""

import re

from django.db import transaction

from accounts.choices import OrganisationKind
from accounts.domain import organisations
from accounts.models import Organisation, Region
from common import policy
from parks.choices import ParkKind, ParkLevel
from parks.domain import parks
from parks.models import FormerName, Park
from parks.reference import BaseRow, green_bases

_ALSO_PRINTED = re.compile(r"也见写作([^；，]+)")

_KINDS = (
    ("高新技术产业开发区", ParkKind.HITECH),
    ("经济技术开发区", ParkKind.ETDZ),
    ("工业园", ParkKind.INDUSTRIAL),
    ("产业园", ParkKind.INDUSTRIAL),
)


@transaction.atomic
def load_bases(*, actor: policy.Actor) -> int:
    """Enter the bases that are not in the register yet, each with its committee; return how many."""
    there = registered_bases()
    missing = [row for row in green_bases() if row.seq not in there]
    regions = Region.objects.in_bulk([row.lies_in for row in missing])
    for row in missing:
        _enter(actor, row, regions[row.lies_in])
    return len(missing)


def registered_bases() -> dict[int, Park]:
    """Return the parks of the bases by their place in the list.

    By code, else by any name in the region: a list of the ministry may have given a base its official code since.
    """
    parks_there = {park.code: park for park in Park.objects.all()}
    names = {(park.region_id, park.name): park for park in parks_there.values()}
    aliases = FormerName.objects.select_related("park")
    names = {(one.park.region_id, one.name): one.park for one in aliases} | names
    found = {row.seq: parks_there.get(code_of(row)) or names.get((row.lies_in, row.name)) for row in green_bases()}
    return {seq: park for seq, park in found.items() if park}


def code_of(row: BaseRow) -> str:
    """Return the register's code of a base: the region it lies in and its place in the list."""
    return f"{row.lies_in}-{row.seq:03d}"


def kind_of(name: str) -> ParkKind:
    """Return the kind that a name says."""
    return next((kind for words, kind in _KINDS if words in name), ParkKind.OTHER)


def level_of(name: str) -> ParkLevel:
    """Return the level as far as the name says it: technological zones of the list are national ones."""
    return ParkLevel.NATIONAL if "国家" in name or kind_of(name) == ParkKind.ETDZ else ParkLevel.OTHER


def _enter(actor: policy.Actor, row: BaseRow, region: Region) -> None:
    park = parks.register(
        actor=actor,
        code=code_of(row),
        name=row.name,
        region=region,
        city=row.city,
        level=level_of(row.name),
        kind=kind_of(row.name),
        committee=_committee(actor, row, region),
    )
    for alias in _ALSO_PRINTED.findall(row.note):
        parks.add_alias(actor=actor, park=park, name=alias)


def _committee(actor: policy.Actor, row: BaseRow, region: Region) -> Organisation:
    name = f"{row.name}管理委员会"
    found = Organisation.objects.filter(name=name).first()
    kind = OrganisationKind.PARK_COMMITTEE
    return found or organisations.found(
        actor=actor, kind=kind, name=name, short_name=f"{row.name}管委会", region=region
    )
