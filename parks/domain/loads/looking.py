"""How a sheet of parks stands: its rows by state, and the work that is under way."""

from django.db.models import Count, Q

from journal.models import Job
from parks.choices import Decision, LineState, LoadState
from parks.models import ParkLoad


def counts(load: ParkLoad) -> dict[str, int]:
    """Return how many rows there are by state, in all (`total`), left out (`out`) and still open (`open`)."""
    each = {state: Count("pk", filter=Q(state=state)) for state in LineState.values}
    out = Count("pk", filter=Q(decision=Decision.OUT))
    still = Count("pk", filter=Q(state__in=(LineState.DOUBTFUL, LineState.WRONG), decision=""))
    return load.lines.aggregate(total=Count("pk"), out=out, open=still, **each)


def work_on(load: ParkLoad) -> Job | None:
    """Return the job that compares or writes a sheet, with its progress; None when nothing is under way."""
    if load.state not in (LoadState.READING, LoadState.CONFIRMED):
        return None
    about = load.as_subject()
    return Job.objects.filter(subject_kind=about.kind, subject_id=about.id).order_by("-pk").first()
