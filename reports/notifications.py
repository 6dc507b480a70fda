"""Who is told what about filings: the receiver what came in, the filer what became of it."""

from collections.abc import Iterable

from django.urls import reverse

from accounts.domain import people
from accounts.models import User
from journal.domain import notifications
from journal.models import Event
from programmes.choices import Level
from programmes.domain.bodies import bodies_at
from programmes.models import Participation
from reports.models import Filing, Record
from reports.rules import signatories


def holder(event: Event) -> Iterable[User]:
    """Return the officials of the body to which the filing went; it may have gone on before anybody is told."""
    return people.officials_of({event.data["to_body"]})


def filer(event: Event) -> Iterable[User]:
    """Return the officials of the body that files."""
    return people.officials_of({_filing(event).body_id})


def other_signers(event: Event) -> Iterable[User]:
    """Return the officials of the departments that sign after the filer has, else those of the filer."""
    filing = _filing(event)
    if not event.data["by_filer"]:
        return people.officials_of({filing.body_id})
    return people.officials_of({body.pk for body in signatories(filing) if body.pk != filing.body_id})


def to_review(event: Event) -> str:
    return reverse("reports:review", args=[_filing(event).public_id])


def to_filing(event: Event) -> str:
    return reverse("reports:filing_detail", args=[_filing(event).public_id])


def province_and_ministry(event: Event) -> Iterable[User]:
    """Return the officials of the departments of the unit and of the ministries that run the programme."""
    filing = Filing.objects.select_related("programme", "unit").get(pk=event.subject_id)
    levels = Level.PROVINCE, Level.MINISTRY
    found = (bodies_at(programme=filing.programme, level=level, unit=filing.unit) for level in levels)
    return people.officials_of({body.pk for bodies in found for body in bodies})


def to_draft(event: Event) -> str:
    return reverse("reports:opened_draft", args=[_filing(event).public_id])


def to_eligibility(event: Event) -> str:
    return reverse("reports:eligibility", args=[_filing(event).public_id, event.data["park_key"]])


def record_owner(event: Event) -> Iterable[User]:
    """Return the officials of the body that is to solve a record."""
    return people.officials_of({event.data["owner"]} if event.data.get("owner") else ())


def overdue_owner(event: Event) -> Iterable[User]:
    owner = _record(event).owner_id
    return people.officials_of({owner} if owner else ())


def record_keeper(event: Event) -> Iterable[User]:
    return people.officials_of({_record(event).entered_by_id})


def record_reviewers(event: Event) -> Iterable[User]:
    """Return the officials of the levels that review records of this ledger."""
    record = _record(event)
    levels = (Level(one) for one in record.kind.reviewed_by)
    found = (bodies_at(programme=record.programme, level=one, unit=record.unit, park=record.park) for one in levels)
    return people.officials_of({body.pk for bodies in found for body in bodies})


def problem_heard(event: Event) -> Iterable[User]:
    """Return the officials of the departments of the unit when a park's problem was entered."""
    record = _record(event)
    if record.kind.flow != "followed" or not record.unit:
        return ()
    bodies = bodies_at(programme=record.programme, level=Level.PROVINCE, unit=record.unit)
    return people.officials_of({body.pk for body in bodies if body.pk != record.entered_by_id})


def to_record(event: Event) -> str:
    return reverse("reports:record_detail", args=[_record(event).public_id])


def _record(event: Event) -> Record:
    return Record.objects.select_related("programme", "edition", "unit", "park").get(pk=event.subject_id)


def park_and_province(event: Event) -> Iterable[User]:
    """Return the officials of the park's committee and of the leading department of the unit that recommended it."""
    base = Participation.objects.select_related("programme", "unit", "park__committee").get(pk=event.subject_id)
    province = bodies_at(programme=base.programme, level=Level.PROVINCE, unit=base.unit)[:1]
    committee = [base.park.committee] if base.park.committee else []
    return people.officials_of({body.pk for body in (*committee, *province)})


def to_path(event: Event) -> str:
    base = Participation.objects.select_related("park").get(pk=event.subject_id)
    return reverse("reports:path", args=[base.programme_id, base.park.public_id])


def _filing(event: Event) -> Filing:
    return Filing.objects.get(pk=event.subject_id)


notifications.register(
    "filing.submitted", kind="received", recipients=holder, link=to_review, template="filing_submitted"
)
notifications.register(
    "filing.passed_on", kind="received", recipients=holder, link=to_review, template="filing_submitted"
)
notifications.register(
    "filing.passed_on", kind="passed_on", recipients=filer, link=to_filing, template="filing_passed_on"
)
notifications.register("filing.returned", kind="returned", recipients=filer, link=to_filing, template="filing_returned")
notifications.register(
    "filing.paper_corrected", kind="corrected", recipients=filer, link=to_filing, template="filing_paper_corrected"
)
notifications.register(
    "filing.recommended", kind="recommended", recipients=filer, link=to_filing, template="filing_recommended"
)
notifications.register("filing.declined", kind="declined", recipients=filer, link=to_filing, template="filing_declined")
notifications.register(
    "filing.signed", kind="signed", recipients=other_signers, link=to_filing, template="filing_signed"
)
notifications.register(
    "draft.opened", kind="draft_opened", recipients=province_and_ministry, link=to_draft, template="draft_opened"
)
notifications.register(
    "draft.commented", kind="draft_commented", recipients=filer, link=to_draft, template="draft_commented"
)
notifications.register(
    "draft.answered", kind="draft_answered", recipients=holder, link=to_draft, template="draft_answered"
)
notifications.register(
    "filing.amended", kind="amended", recipients=province_and_ministry, link=to_filing, template="filing_amended"
)
notifications.register("filing.filed", kind="filed", recipients=filer, link=to_filing, template="filing_filed")
notifications.register(
    "eligibility.reopened",
    kind="eligibility",
    recipients=province_and_ministry,
    link=to_eligibility,
    template="eligibility_reopened",
)

for _kind, _readers in (
    ("record.entered", problem_heard),
    ("record.received", record_keeper),
    ("record.assigned", record_owner),
    ("record.reopened", record_owner),
    ("record.overdue", overdue_owner),
    ("record.solved", record_keeper),
    ("record.offered", record_reviewers),
    ("record.returned", record_keeper),
    ("record.published", record_keeper),
    ("record.withdrawn", record_keeper),
):
    notifications.register(_kind, kind="record", recipients=_readers, link=to_record, template="record")
notifications.register(
    "target.behind",
    kind="behind",
    recipients=park_and_province,
    link=to_path,
    template="target_behind",
)
notifications.register(
    "summary.outdated",
    kind="outdated",
    recipients=filer,
    link=to_filing,
    template="summary_outdated",
)
