import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Organisation
from common.querysets import ScopedQuerySet
from common.subjects import Subject
from parks.models import Park
from programmes.definition import Ledger
from programmes.models import Edition, Participation, Programme, ReportingUnit
from reports.choices import RecordAct, RecordState

CLOSED = (RecordState.SOLVED, RecordState.ANSWERED, RecordState.STRUCK)
PENDING = (RecordState.OPEN, RecordState.HANDLING, RecordState.RECEIVED)


class RecordQuerySet(ScopedQuerySet["Record"]):
    def standing(self) -> "RecordQuerySet":
        """Return what counts: all but what was struck."""
        return self.exclude(state=RecordState.STRUCK)

    def pending(self) -> "RecordQuerySet":
        """Return what waits for a solution or an answer."""
        return self.filter(state__in=PENDING)

    def overdue(self, day: date) -> "RecordQuerySet":
        """Return what waits after its due day: the whole last day counts (X-01)."""
        return self.pending().filter(due_on__lt=day)


class Record(models.Model):
    """One record of a ledger as it stands: what everybody asks in typed columns, the rest as text by field."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="records", verbose_name=_("programme")
    )
    # Under which its fields are read, whatever is asked of later ones.
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    ledger = models.CharField(pgettext_lazy("record", "ledger"), max_length=40)
    participation = models.ForeignKey(
        Participation, on_delete=models.PROTECT, null=True, blank=True, related_name="records"
    )
    park = models.ForeignKey(
        Park, on_delete=models.PROTECT, null=True, blank=True, related_name="records", verbose_name=_("park")
    )
    # Empty for what a ministry keeps of the whole country.
    unit = models.ForeignKey(
        ReportingUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="records",
        verbose_name=_("reporting unit"),
    )
    internal = models.BooleanField(_("not shown to the park"), default=False)
    title = models.CharField(_("title"), max_length=200)
    dated = models.DateField(pgettext_lazy("record", "day"))
    year = models.PositiveSmallIntegerField(_("year"))  # of the day: what totals and reports count by
    category = models.CharField(pgettext_lazy("record", "kind"), max_length=64, blank=True)
    giver = models.CharField(pgettext_lazy("record", "giver"), max_length=64, blank=True)
    amount = models.DecimalField(
        pgettext_lazy("record", "amount (10 000 yuan)"), max_digits=17, decimal_places=4, null=True, blank=True
    )
    text = models.TextField(pgettext_lazy("record", "text"), blank=True)
    # The row of the plan it is tied to, with its name as it was then.
    project = models.CharField(max_length=36, blank=True)
    project_name = models.CharField(_("project of the plan"), max_length=200, blank=True)
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True)
    content = models.JSONField(default=dict, blank=True)  # every field as typed, by code; nothing queries it
    state = models.CharField(_("state"), max_length=12, choices=RecordState)
    owner = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_records",
        verbose_name=pgettext_lazy("record", "handled by"),
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    remind_on = models.DateField(null=True, blank=True)  # what the sweep looks for
    answer = models.TextField(_("answer"), blank=True)
    closed_on = models.DateField(pgettext_lazy("record", "closed on"), null=True, blank=True)
    number = models.PositiveSmallIntegerField(default=1)  # of the revision that stands
    # Where in a filing it comes from: "filing/row"; the same row makes one record.
    origin = models.CharField(max_length=100, blank=True)
    entered_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("entered by")
    )
    entered_at = models.DateTimeField(_("entered"))

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("record")
        verbose_name_plural = _("records")
        ordering = ["-dated", "-id"]
        indexes = [
            models.Index(fields=["programme", "ledger", "unit", "year"], name="record_scope"),
            models.Index(fields=["participation", "ledger", "year"], name="record_of_base"),
            models.Index(fields=["remind_on"], condition=Q(remind_on__isnull=False), name="record_remind_on"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount__isnull=True) | Q(amount__gte=0), name="record_amount_positive"),
            models.CheckConstraint(condition=~Q(title=""), name="record_has_title"),
            models.CheckConstraint(
                condition=Q(participation__isnull=True, park__isnull=True)
                | Q(participation__isnull=False, park__isnull=False, unit__isnull=False),
                name="record_about_one",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[RecordState.SOLVED, RecordState.ANSWERED], closed_on__isnull=False)
                & ~Q(answer="")
                | ~Q(state__in=[RecordState.SOLVED, RecordState.ANSWERED]) & Q(closed_on__isnull=True),
                name="record_closed_with_answer",
            ),
            models.CheckConstraint(
                condition=Q(remind_on__isnull=True) | Q(owner__isnull=False, due_on__isnull=False, state__in=PENDING),
                name="record_reminds_an_owner",
            ),
            models.CheckConstraint(condition=Q(dated__year=F("year")), name="record_year_of_day"),
            models.UniqueConstraint(
                fields=["programme", "ledger", "unit", "year", "rank"],
                condition=Q(rank__isnull=False) & ~Q(state=RecordState.STRUCK),
                name="record_place_once",
            ),
            models.UniqueConstraint(
                fields=["programme", "ledger", "origin"], condition=~Q(origin=""), name="record_once_per_origin"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind(self) -> Ledger:
        """Return its ledger under the edition it was entered under."""
        return self.edition.definition.ledger(self.ledger)

    @property
    def is_pending(self) -> bool:
        return self.state in PENDING

    @property
    def about(self) -> str:
        """Return whom it is about: the base, the unit, or the whole country."""
        if self.participation:
            return self.participation.name_printed
        return self.unit.region.short_name if self.unit else str(_("The whole country"))

    def as_subject(self) -> Subject:
        return Subject(
            "reports.record",
            self.pk,
            self.title,
            programme=self.programme_id,
            unit=self.unit.region_id if self.unit else "",
            # What the park is not to see is not found by the park's body in the journal either.
            body_id=None if self.internal or not self.park else self.park.committee_id,
            park_id=self.park_id,
        )


class RecordRevision(models.Model):
    """What was done with a record, by whom and why, and what stood then. Append-only by trigger (X-02)."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=12, choices=RecordAct)
    stated = models.JSONField()  # the fields as typed, with state, owner, due day, project and answer
    reason = models.TextField(blank=True)
    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["record_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="record_revision_once"),
            models.CheckConstraint(
                condition=~Q(
                    act__in=[
                        RecordAct.CORRECT,
                        RecordAct.REOPEN,
                        RecordAct.RETURN,
                        RecordAct.WITHDRAW,
                        RecordAct.STRIKE,
                    ]
                )
                | ~Q(reason=""),
                name="record_revision_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id}/{self.number}"


class Correspondent(models.Model):
    """Who wrote a message from outside and how they are reached: confidential, for the park that answers (GB-32)."""

    record = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="correspondent")
    organisation = models.CharField(_("enterprise"), max_length=100, blank=True)
    name = models.CharField(_("name"), max_length=50, blank=True)
    contact = models.CharField(_("telephone or e-mail"), max_length=100, blank=True)
    # The code itself is known to the sender alone.
    code_digest = models.CharField(max_length=64, unique=True)

    objects = ScopedQuerySet["Correspondent"].as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.pk}"


class PublishedRecord(models.Model):
    """What the public reads of a record: a copy made when it was published, nothing else of it."""

    record = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="publication")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+", verbose_name=_("programme"))
    ledger = models.CharField(pgettext_lazy("record", "ledger"), max_length=40)
    park_name = models.CharField(_("park"), max_length=100, blank=True)
    region = models.CharField(_("region"), max_length=30, blank=True)
    title = models.CharField(_("title"), max_length=200)
    category = models.CharField(pgettext_lazy("record", "kind"), max_length=64, blank=True)
    text = models.TextField(pgettext_lazy("record", "text"))
    published_on = models.DateField(_("published on"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)

    objects = ScopedQuerySet["PublishedRecord"].as_manager()

    class Meta:
        verbose_name = _("published case")
        verbose_name_plural = _("published cases")
        ordering = ["-published_on", "-id"]
        indexes = [models.Index(fields=["programme", "published_on"], name="published_record_scope")]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, reason="") | Q(withdrawn_on__isnull=False) & ~Q(reason=""),
                name="published_record_withdrawn_why",
            )
        ]

    def __str__(self) -> str:
        return self.title
