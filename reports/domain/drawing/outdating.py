"""A report changes after the summary drawn from it was handed in: the province is told, once for each change."""

from common import policy
from journal.domain import events
from reports.domain.drawing.origins import staleness
from reports.domain.drawing.reporting import COUNTED
from reports.models import Filing, FilingVersion


def tell(*, report: Filing, cause: int) -> int:
    """Tell the province of each summary that a change of a report makes stale; return how many there are.

    `cause` is the key of the event that changed the report.
    """
    told = [version for version in _summaries(report) if staleness(version)]
    for version in told:
        events.record(
            kind="summary.outdated",
            actor=policy.SYSTEM,
            subject=version.filing.as_subject(),
            data={"version": version.label, "park": report.filer_name},
            key=f"summary.outdated:{version.pk}:{cause}",
        )
    return len(told)


def _summaries(report: Filing) -> list[FilingVersion]:
    """Return the summaries of the unit that stand and could rest on the report."""
    if report.participation_id is None:
        return []
    forms = [form.code for form in report.round.definition.forms.values() if form.summarises == report.form]
    filings = Filing.objects.filter(
        programme=report.programme_id, unit=report.unit_id, form__in=forms, period__gte=report.period, state__in=COUNTED
    )
    rows = FilingVersion.objects.filter(current_of__in=filings)
    related = "filing__round__edition", "filing__unit__region", "filing__programme", "filing__participation"
    return list(rows.select_related(*related, "filing__park", "filing__body").order_by("id"))
