"""Bodies: ministries, departments, park committees, evaluation bodies."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.choices import OrganisationKind
from accounts.models import Organisation, Region
from accounts.reference.bodies import BodyRow, bodies
from common import policy
from common.errors import Problem, RuleViolation
from journal.domain import events


@transaction.atomic
def found(*, actor: policy.Actor, kind: str, name: str, short_name: str, region: Region) -> Organisation:
    """Enter a body. Names are unique in the whole country."""
    policy.require(actor, "accounts.found_organisation")
    _check(kind, name)
    try:
        with transaction.atomic():
            body = Organisation.objects.create(kind=kind, name=name, short_name=short_name or name, region=region)
    except IntegrityError as error:
        raise RuleViolation([Problem("name", _("“%(name)s” is entered already.") % {"name": name})]) from error
    events.record(kind="organisation.founded", actor=actor, subject=body.as_subject())
    return body


@transaction.atomic
def load_bodies(*, actor: policy.Actor) -> int:
    """Enter the national bodies and the departments of the 37 units that are not there yet; return how many."""
    there = set(Organisation.objects.values_list("name", flat=True))
    missing = [row for row in bodies() if row.name not in there]
    regions = Region.objects.in_bulk([row.region for row in missing])
    for row in missing:
        _found_row(actor, row, regions[row.region])
    return len(missing)


def _found_row(actor: policy.Actor, row: BodyRow, region: Region) -> Organisation:
    return found(actor=actor, kind=row.kind, name=row.name, short_name=row.short_name, region=region)


def _check(kind: str, name: str) -> None:
    if kind not in OrganisationKind.values:
        raise RuleViolation([Problem("kind", _("There is no such kind of body."))])
    if not name.strip():
        raise RuleViolation([Problem("name", _("Enter the name of the body."))])
