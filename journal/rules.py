"""Who sees which rows of the journal. What a row is about decides: the app of the subject registers `<kind>.read`."""

from django.utils.translation import gettext as _

from common import clock, policy
from common.policy import Allowed, Decision, Refused, rule, scope
from common.querysets import ScopedQuerySet
from journal.choices import JobState
from journal.models import Event, Job, Notification, Paper, PaperRequest, Seal, SealedEvent, StoredFile
from journal.models.event import EventQuerySet
from journal.models.notification import NotificationQuerySet
from journal.models.subject import SubjectColumns

# Codes of posts (accounts.choices.Role stands above the journal).
AUDIT = "audit_admin"
SYSTEM = "system_admin"


def holds(actor: policy.Actor, *roles: str) -> bool:
    """Say whether the actor holds a post of one of these roles today."""
    return not getattr(actor, "roles", frozenset()).isdisjoint(roles)


@scope(Event)
def events_seen(actor: policy.Actor, rows: EventQuerySet) -> EventQuerySet:
    """The audit administrator reads all; others read of a subject where its page shows it."""
    return rows if holds(actor, AUDIT) else rows.none()


@scope(Seal)
def seals_seen(actor: policy.Actor, rows: ScopedQuerySet[Seal]) -> ScopedQuerySet[Seal]:
    return rows if holds(actor, AUDIT) else rows.none()


@scope(SealedEvent)
def sealed_seen(actor: policy.Actor, rows: ScopedQuerySet[SealedEvent]) -> ScopedQuerySet[SealedEvent]:
    return rows if holds(actor, AUDIT) else rows.none()


@scope(Notification)
def notifications_seen(actor: policy.Actor, rows: NotificationQuerySet) -> NotificationQuerySet:
    """One's own; administrators also those whose mail is uncertain."""
    own = rows.filter(user_id=actor.pk)
    return own | rows.uncertain(clock.now()) if holds(actor, SYSTEM, AUDIT) else own


@scope(Job)
def jobs_seen(actor: policy.Actor, rows: ScopedQuerySet[Job]) -> ScopedQuerySet[Job]:
    return rows if holds(actor, SYSTEM, AUDIT) else rows.filter(requested_by_id=actor.pk, requested_by__isnull=False)


@scope(StoredFile)
def files_seen(actor: policy.Actor, rows: ScopedQuerySet[StoredFile]) -> ScopedQuerySet[StoredFile]:
    """Names and sizes; the content is given out by `journal.read_row` only."""
    return rows if holds(actor, SYSTEM, AUDIT) else rows.filter(stored_by_id=actor.pk, stored_by__isnull=False)


@scope(Paper)
def papers_seen(actor: policy.Actor, rows: ScopedQuerySet[Paper]) -> ScopedQuerySet[Paper]:
    asked = PaperRequest.objects.filter(user_id=actor.pk, user__isnull=False).values("paper")
    return rows if holds(actor, SYSTEM, AUDIT) else rows.filter(pk__in=asked)


@scope(PaperRequest)
def requests_seen(actor: policy.Actor, rows: ScopedQuerySet[PaperRequest]) -> ScopedQuerySet[PaperRequest]:
    """One's own downloads."""
    return rows.filter(user_id=actor.pk, user__isnull=False)


@rule("journal.read_row")
def read_row(actor: policy.Actor, row: SubjectColumns) -> Decision:
    """Files and papers are read by whoever may read what they are about; a kind without a rule by nobody."""
    action = f"{row.subject_kind}.read"
    if action not in policy.actions():
        return Refused(_("This cannot be read here."))
    return policy.can(actor, action, row)


@rule("journal.read_job")
def read_job(actor: policy.Actor, job: Job) -> Decision:
    """Who asked for the work sees how far it is, also before there is anything to read."""
    if actor.pk is not None and job.requested_by_id == actor.pk:
        return Allowed()
    return read_row(actor, job)


@rule("journal.read_events")
def read_events(actor: policy.Actor, _subject: object) -> Decision:
    return Allowed() if holds(actor, AUDIT) else Refused(_("Only the audit administrator reads the journal."))


@rule("journal.check")
def check(actor: policy.Actor, _subject: object) -> Decision:
    return Allowed() if holds(actor, AUDIT) else Refused(_("The journal is checked by the audit administrator."))


@rule("journal.mark_notification")
def mark_notification(actor: policy.Actor, notification: Notification) -> Decision:
    own = actor.pk is not None and notification.user_id == actor.pk
    return Allowed() if own else Refused(_("This message is not addressed to you."))


@rule("journal.retry_job")
def retry_job(actor: policy.Actor, job: Job) -> Decision:
    """What failed for good is tried again by the system administrator or by whoever may see it."""
    if job.state != JobState.FAILED:
        return Refused(_("Only work that failed can be started again."))
    return Allowed() if holds(actor, SYSTEM) else read_job(actor, job)
