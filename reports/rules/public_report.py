"""Who makes reports public and who sees what became of them (HZ-11)."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from common import policy
from common.policy import Allowed, Decision, Refused
from programmes.rules import reach, seats
from reports.choices import FilingState, PublicState
from reports.models import Filing, PublicReport


@policy.scope(PublicReport)
def public_reports_seen(actor: Any, rows: QuerySet[PublicReport]) -> QuerySet[PublicReport]:
    """What is public is everybody's; what is prepared is its filer's; what was withdrawn, the levels above see too."""
    _regions, bodies, _committees = seats(actor)
    own = Q(version__filing__body__in=bodies)
    above = reach(
        actor,
        programme="version__filing__programme",
        unit_region="version__filing__unit__region",
        park_region="version__filing__park__region",
        own=own,
    )
    return rows.filter(Q(state=PublicState.PUBLISHED) | own | (above & Q(state=PublicState.WITHDRAWN)))


@policy.rule("reports.public_report.read")
def may_read_about(actor: Any, row: Any) -> Decision:
    seen = PublicReport.objects.filter(pk=row.subject_id).visible_to(actor).exists()
    return Allowed() if seen else Refused(_("This report is not public."))


@policy.rule("reports.keep_public_report")
def may_keep(actor: Any, filing: Filing) -> Decision:
    """Who filed a report that is on file prepares and publishes what may be made public of it."""
    if filing.body_id not in seats(actor)[1]:
        return Refused(_("%(body)s decides what is made public.") % {"body": filing.body.name})
    if not filing.filled_form.publishable:
        return Refused(_("Nothing of this form is made public."))
    if filing.state != FilingState.FILED:
        return Refused(_("It can be made public once it is on file."))
    public = PublicReport.objects.filter(version__filing=filing, state=PublicState.PUBLISHED).exists()
    return Refused(_("It is public already; withdraw it first.")) if public else Allowed()


@policy.rule("reports.withdraw_public_report")
def may_withdraw(actor: Any, report: PublicReport) -> Decision:
    if report.version.filing.body_id not in seats(actor)[1]:
        return Refused(_("Who published it withdraws it."))
    if report.state != PublicState.PUBLISHED:
        return Refused(_("It is not public."))
    return Allowed()
