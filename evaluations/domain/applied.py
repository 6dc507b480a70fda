"""Applications that go up one by one, read like the rows of a list; and whether they passed what they must (EP-06)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from evaluations.models import Evaluation, Release
from parks.models import Park
from programmes.models import Round
from reports.choices import FilingAct, FilingState
from reports.models import Filing, FilingVersion, Handling

# Handed in and not with the park again; a province that declined ended it.
STANDING = (FilingState.REVIEWING, FilingState.FILED)


@dataclass(frozen=True)
class Applied:
    """An application as a candidate: what a list would say in a row."""

    version: FilingVersion
    opinion: str  # of the province that passed it on
    rank = ""
    leading_industries = ""

    @property
    def pk(self) -> int:
        return self.version.filing_id

    @property
    def park(self) -> Park:
        park = self.version.filing.park
        assert park is not None  # noqa: S101 - who applies is a park
        return park

    @property
    def park_id(self) -> int:
        return self.park.pk


def applications(call: Round) -> list[Applied]:
    """Return the applications handed in to a call, in the versions that stand, unit by unit as they came."""
    rows = Filing.objects.filter(round=call, form=call.form, state__in=STANDING, current_version__isnull=False)
    found = rows.select_related(
        "current_version__filing__unit__region", "current_version__filing__body",
        "current_version__filing__park__region", "current_version__filing__park__committee",
        "current_version__filing__participation",
    ).order_by("unit__sequence", "id")  # fmt: skip
    said = _opinions(call)
    return [Applied(one.current_version, said.get(one.pk, "")) for one in found if one.current_version]


def unfit(call: Round) -> Callable[[Any], str]:
    """Return what tells why a park cannot be named: its acceptance is not released, or was not passed.

    A mandatory indicator that is missed refuses the acceptance itself; the ministry lifts that with a reason only.
    """
    plan = call.acceptance
    if plan is None:
        return lambda _entry: ""
    asked = Evaluation.objects.filter(round__programme=call.programme_id, round__form__in=(plan.code, plan.scheme))
    judged = {one.participation_id: one for one in asked.select_related("round__edition").order_by("id")}
    released = {one.evaluation_id: one for one in Release.objects.filter(evaluation__in=asked)}
    return lambda entry: _why(plan.name.localised, judged, released, entry.version.filing)


def _why(name: str, judged: Mapping[int, Evaluation], released: Mapping[int, Release], applied: Filing) -> str:
    if applied.state != FilingState.FILED:
        return _("The ministry has not accepted the application yet.")
    evaluation = judged.get(applied.participation_id or 0)
    release = released.get(evaluation.pk) if evaluation else None
    if evaluation is None or release is None:
        return _("“%(name)s” has no released result yet.") % {"name": name}
    if evaluation.rules.band(release.band).passed:
        return ""
    return _("“%(name)s” was not passed: %(band)s.") % {"name": name, "band": release.band_name}


def _opinions(call: Round) -> dict[int, str]:
    rows = Handling.objects.filter(filing__round=call, act=FilingAct.PASS_ON).order_by("id")
    return dict(rows.values_list("filing", "opinion"))
