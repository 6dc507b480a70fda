"""The register of parks: entering a park, renaming it, noting what else it is called (X-06)."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation, Region
from common import policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from parks import names
from parks.choices import ParkEventKind as Kind
from parks.choices import ParkKind, ParkLevel
from parks.domain import happenings, spelling
from parks.models import FormerName, Park


@transaction.atomic
def register(
    *,
    actor: policy.Actor,
    code: str,
    name: str,
    region: Region,
    city: str = "",
    level: str = ParkLevel.OTHER,
    kind: str = ParkKind.OTHER,
    committee: Organisation | None = None,
    **attributes: Any,
) -> Park:
    """Enter a park into the register; `attributes` are further columns (area in hectares, leading industries)."""
    policy.require(actor, "parks.register_park")
    park = Park(code=code, region=region, city=city, level=level, kind=kind, committee=committee, **attributes)
    spelling.spell(park, name)
    spelling.make_findable([park])
    try:
        with transaction.atomic():
            park.save(force_insert=True)
    except IntegrityError as error:
        raise RuleViolation([Problem("code", _("The code “%(code)s” is taken.") % {"code": code})]) from error
    events.record(kind="park.registered", actor=actor, subject=park.as_subject(), data={"code": code})
    return park


@transaction.atomic
def rename(*, actor: policy.Actor, park: Park, name: str, on: date, basis: str) -> Park:
    """Give a park a new name from a day on; the old one stays findable."""
    policy.require(actor, "parks.rename_park", park)
    park = happenings.living(park)
    if names.plain(name) == names.plain(park.name):
        raise RuleViolation([Problem("name", _("This is the present name already."))])
    old = park.name
    _keep_name(park, old, until=on, basis=basis)
    spelling.spell(park, name)
    spelling.make_findable([park])
    park.save(update_fields=["name", "pinyin", "initials", "search_text"])
    happenings.note(actor=actor, park=park, kind=Kind.RENAMED, on=on, basis=basis, before=old, after=park.name)
    data = {"before": old, "after": park.name, "on": on}
    events.record(kind="park.renamed", actor=actor, subject=park.as_subject(), reason=basis, data=data)
    return park


@transaction.atomic
def add_alias(*, actor: policy.Actor, park: Park, name: str, basis: str = "") -> FormerName:
    """Note another name under which the park is printed."""
    policy.require(actor, "parks.rename_park", park)
    alias = _keep_name(park, name, until=None, basis=basis)
    spelling.make_findable([park])
    park.save(update_fields=["search_text"])
    events.record(kind="park.alias_added", actor=actor, subject=park.as_subject(), data={"name": alias.name})
    return alias


def _keep_name(park: Park, name: str, *, until: date | None, basis: str) -> FormerName:
    spelling = {"pinyin": names.spelled(name), "initials": names.initials(name)}
    kept, _made = FormerName.objects.update_or_create(
        park=park, name=name.strip(), defaults={**spelling, "until": until, "basis": basis}
    )
    return kept
