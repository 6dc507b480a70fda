"""What follows from a change in the incident register, and from a named list: checked anew, warned, written."""

from common import policy
from evaluations.domain import incident_warnings, papers_asked
from evaluations.models import Naming
from journal.domain import reactions
from journal.models import Event
from parks.models import Incident
from parks.notifications import CHANGES
from reports.domain import eligibility


def check_anew(event: Event) -> None:
    """Check the park again in every call that is not decided; a call is decided when its list is published (GB-09)."""
    decided = list(Naming.objects.values_list("round", flat=True))
    park = _incident(event).park
    eligibility.reopen(actor=policy.SYSTEM, park=park, because=event.subject_label, decided=decided)


def warn_reviewers(event: Event) -> None:
    """Tell every reviewer who was asked to judge the park, as long as the result is not released."""
    incident_warnings.warn(_incident(event))


@reactions.on("bases.named")
def make_letter(event: Event) -> None:
    """The letter is asked for with the act itself; whoever reads the list finds it there."""
    naming = Naming.objects.select_related("round").get(pk=event.subject_id)
    if naming.letter_title:
        papers_asked.letter(actor=policy.SYSTEM, naming=naming)


def _incident(event: Event) -> Incident:
    return Incident.objects.select_related("park__region", "park__committee").get(pk=event.subject_id)


for _kind in CHANGES:
    reactions.on(_kind)(check_anew)
    reactions.on(_kind)(warn_reviewers)
