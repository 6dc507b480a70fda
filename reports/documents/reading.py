"""What the papers of a version have in common."""

from django.utils.safestring import SafeString

from common.gantt import gantt
from journal.models import Paper
from reports.domain import timetable
from reports.domain.versions import RELATED
from reports.models import FilingVersion


def version_of(paper: Paper) -> FilingVersion:
    """Return the version a paper is made of."""
    return FilingVersion.objects.select_related(*RELATED).get(filing=paper.subject_id, label=paper.version)


def grouped(digest: str) -> str:
    """Return a digest in groups of four, as people compare it."""
    return " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))


def timetable_of(version: FilingVersion) -> SafeString:
    """Return the timetable of a plan as it is drawn on paper; nothing for what is no plan."""
    if not version.filing.filled_form.is_plan:
        return SafeString("")
    return gantt(timetable.of_version(version).data, paper=True)
