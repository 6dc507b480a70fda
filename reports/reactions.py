"""What follows from what happens with filings."""

from django.conf import settings

from common import policy
from journal.domain import reactions
from journal.models import Event
from programmes.domain import obligations
from programmes.models import Obligation
from reports.domain import drawing, early_warning, plans, summaries
from reports.domain.records import feeding
from reports.models import Filing, FilingVersion


@reactions.on("filing.submitted")
def make_summary(event: Event) -> None:
    """The receivers find the paper ready: it is asked for with the act itself."""
    version = FilingVersion.objects.select_related(
        "filing__unit", "filing__participation", "filing__park", "filing__round__edition", "filing__programme"
    ).get(label=event.data["version"])
    summaries.request(actor=policy.SYSTEM, version=version, language=settings.LANGUAGE_CODE)


@reactions.on("filing.filed")
def feed_ledgers(event: Event) -> None:
    """What a report on file tells of difficulties and agreed cases goes on in the ledgers (GB-24, GB-25, CR-15)."""
    version = FilingVersion.objects.select_related(
        "filing__programme__edition",
        "filing__round",
        "filing__participation__park",
        "filing__unit__region",
        "filing__body",
    ).get(label=event.data["version"])
    feeding.feed(version)


@reactions.on("obligation.created")
def settle_with_paper(event: Event) -> None:
    """What was filed on paper before the portal is not asked again: the paper meets the obligation."""
    owed = Obligation.objects.select_related("round__edition", "unit", "participation").get(pk=event.subject_id)
    on_paper = Filing.objects.filter(round__for_papers=True, form=owed.form, period=owed.period)
    paper = on_paper.filter(participation=owed.participation_id, obligation=None).first()
    if owed.participation_id and paper:
        Filing.objects.filter(pk=paper.pk).update(obligation=owed)
        obligations.settle_by_paper(actor=policy.SYSTEM, obligation=owed)


@reactions.on("filing.filed")
@reactions.on("filing.taken_over")
@reactions.on("filing.paper_corrected")
def put_in_force(event: Event) -> None:
    """A plan is in force from the day on which the last level puts it on file, one on paper from that of the paper."""
    version = FilingVersion.objects.select_related("filing__round__edition", "filing__participation")
    plans.put_in_force(version.get(label=event.data["version"]))


@reactions.on("filing.filed")
def warn_of_targets(event: Event) -> None:
    """A report that was put on file is held against the targets of the plan in force."""
    related = "filing__participation__park__committee", "filing__participation__unit", "filing__round__edition"
    version = FilingVersion.objects.select_related("filing__programme", *related).get(label=event.data["version"])
    early_warning.warn(version)


def tell_of_stale_summaries(event: Event) -> None:
    """A summary that rests on what changed is told to be stale (CR-09)."""
    report = Filing.objects.select_related("round__edition", "participation", "park", "unit__region").get(
        pk=event.subject_id
    )
    drawing.outdating.tell(report=report, cause=event.pk)


for _kind in ("filing.submitted", "filing.returned", "filing.retracted"):
    reactions.on(_kind)(tell_of_stale_summaries)
