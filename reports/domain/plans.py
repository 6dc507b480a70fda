"""The plan in force: put in force by the last level, for a base on a day (GB-18)."""

from common import clock
from programmes.models import Participation
from reports.models import ApprovedPlan, Filing, FilingVersion


def put_in_force(version: FilingVersion) -> ApprovedPlan | None:
    """Note from which day a version is in force; nothing is noted of what is no plan of a base, or one on trial."""
    filing = version.filing
    if not filing.filled_form.is_plan or filing.participation is None or filing.round.is_trial:
        return None
    return ApprovedPlan.objects.create(
        version=version,
        participation=filing.participation,
        form=filing.form,
        since=version.filed_on or clock.today(),
    )


def in_force(base: Participation) -> ApprovedPlan | None:
    """Return the plan of a base that is in force today."""
    rows = ApprovedPlan.objects.in_force(clock.today()).filter(participation=base)
    return rows.select_related("version__filing__round__edition", "version__filing__participation").first()


def approved(filing: Filing) -> ApprovedPlan | None:
    """Return the version of a filing that was approved last; None while none ever was."""
    return ApprovedPlan.objects.filter(version__filing=filing).select_related("version").order_by("id").last()
