"""Readers let in from above: an assigned reviewer reads one version until a day."""

from datetime import date

from django.db import transaction

from accounts.models import User
from common import policy
from reports.models import FilingGrant, FilingVersion


@transaction.atomic
def grant(*, actor: policy.Actor, version: FilingVersion, user: User, until: date) -> FilingGrant:
    """Let somebody read a version until the end of a day; a second grant moves the day.

    The app above decides who, and records it with a subject of its own: the log of a filing never names a reviewer.
    """
    policy.require(actor, "reports.grant_version", version)
    given, _created = FilingGrant.objects.update_or_create(version=version, user=user, defaults={"until": until})
    return given


@transaction.atomic
def revoke(*, actor: policy.Actor, version: FilingVersion, user: User) -> bool:
    """Close a version to a reader again; False if it was not open."""
    policy.require(actor, "reports.grant_version", version)
    gone, _rows = FilingGrant.objects.filter(version=version, user=user).delete()
    return bool(gone)
