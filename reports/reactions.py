"""What follows from what happens with filings."""

from django.conf import settings

from common import policy
from journal.domain import reactions
from journal.models import Event
from reports.domain import summaries
from reports.models import FilingVersion


@reactions.on("filing.submitted")
def make_summary(event: Event) -> None:
    """The receivers find the paper ready: it is asked for with the act itself."""
    version = FilingVersion.objects.select_related(
        "filing__unit", "filing__participation", "filing__park", "filing__round__edition", "filing__programme"
    ).get(label=event.data["version"])
    summaries.request(actor=policy.SYSTEM, version=version, language=settings.LANGUAGE_CODE)
