"""The one door through which the state of a filing changes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Organisation
from common import clock, policy
from common.errors import ActRefused
from reports.choices import FilingAct
from reports.machines import TRANSITIONS, Transition
from reports.models import Filing

ACTIONS: Mapping[FilingAct, str] = MappingProxyType({act: f"reports.{act.value}_filing" for act in FilingAct})


def available_acts(actor: policy.Actor, filing: Filing) -> tuple[FilingAct, ...]:
    """Return the acts the table has for the state and the policy allows: the buttons of the page."""
    rows = [row.act for row in TRANSITIONS if filing.state in row.source]
    return tuple(act for act in rows if policy.can(actor, ACTIONS[act], filing))


def move(filing: Filing, act: FilingAct, *, holder: Organisation, step: int, **columns: Any) -> None:
    """Change the state by the table, if the filing still stands where the caller read it.

    Raises `ActRefused` when somebody was faster: the second of two decisions changes nothing.
    """
    row = _row(filing, act)
    changed = Filing.objects.filter(
        pk=filing.pk, state=filing.state, step=filing.step, current_version=filing.current_version_id
    ).update(state=row.target, holder=holder, step=step, held_since=clock.now(), opened_at=None, **columns)
    if not changed:
        raise ActRefused(ACTIONS[act], _("Somebody handled this in the meantime. Look at it again."))
    filing.refresh_from_db()


def lock(filing: Filing) -> Filing:
    """Return the filing as it stands now, held until the transaction ends."""
    # Locked by itself first: PostgreSQL drops a waiting row whose joined holder has changed meanwhile.
    Filing.objects.select_for_update().only("pk").get(pk=filing.pk)
    rows = Filing.objects.select_related(
        "round__edition", "programme", "unit__region", "body", "holder", "participation", "park__region", "obligation"
    )
    return rows.get(pk=filing.pk)


def _row(filing: Filing, act: FilingAct) -> Transition:
    row = next((one for one in TRANSITIONS if one.act == act and filing.state in one.source), None)
    if row is None:
        raise ActRefused(ACTIONS[act], _("This cannot be done any more. Look at it again."))
    return row
