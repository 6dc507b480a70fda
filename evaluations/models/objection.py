import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from common.querysets import ScopedQuerySet
from common.subjects import Subject
from evaluations.choices import ObjectionOutcome, ObjectionState
from evaluations.models.notice import PublicNotice
from journal.models import StoredFile


class Objection(models.Model):
    """An objection against a notice or one of its entries. Who made it stands in a table of its own, if anywhere."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    notice = models.ForeignKey(
        PublicNotice, verbose_name=_("public notice"), on_delete=models.PROTECT, related_name="objections"
    )
    number = models.PositiveIntegerField(_("No."))  # within the notice
    # Place of the entry on the frozen list; empty for the notice as a whole.
    sequence = models.PositiveSmallIntegerField(_("Entry"), null=True, blank=True)
    text = models.TextField(_("Objection"))
    is_named = models.BooleanField(_("Real name"))
    state = models.CharField(_("State"), max_length=10, choices=ObjectionState, default=ObjectionState.RECEIVED)
    received_at = models.DateTimeField(_("Received"))
    # The code itself is known to the objector alone.
    code_digest = models.CharField(max_length=64, unique=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Handled by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    outcome = models.CharField(_("Outcome"), max_length=12, choices=ObjectionOutcome, blank=True)
    answer = models.TextField(_("Answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("Answered"), null=True, blank=True)
    files = models.ManyToManyField(StoredFile, related_name="+")

    objects = ScopedQuerySet["Objection"].as_manager()

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        ordering = ["-received_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "number"], name="objection_number_once"),
            models.CheckConstraint(
                condition=Q(
                    state=ObjectionState.ANSWERED, outcome__in=ObjectionOutcome.values, answered_at__isnull=False
                )
                & ~Q(answer="")
                | ~Q(state=ObjectionState.ANSWERED) & Q(outcome="", answered_at__isnull=True, answer=""),
                name="objection_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return gettext("Objection No. %(number)d") % {"number": self.number}

    @property
    def target(self) -> str:
        """Return whom it is about: the name on the frozen list, or the notice as a whole."""
        entry = self.notice.entry(self.sequence) if self.sequence else None
        return str(entry["name"]) if entry else gettext("The notice as a whole")

    def as_subject(self) -> Subject:
        # The label tells nothing of the objector or the matter; no unit or park finds it.
        return Subject("evaluations.objection", self.pk, str(self), programme=self.notice.round.programme_id)


class Objector(models.Model):
    """Who objected under their real name: confidential, for the officials who handle the objection."""

    objection = models.OneToOneField(Objection, on_delete=models.PROTECT, related_name="objector")
    name = models.CharField(max_length=50)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)

    objects = ScopedQuerySet["Objector"].as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(phone="", email=""), name="objector_can_be_reached")]

    def __str__(self) -> str:
        return f"{self.pk}"


class Statement(models.Model):
    """What the body concerned is asked in the ministry's own words, and what it says; it never sees the objection."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="statements")
    body = models.ForeignKey(
        Organisation, verbose_name=_("Asked of"), on_delete=models.PROTECT, related_name="statements_asked"
    )
    matter = models.CharField(_("About"), max_length=100)  # the entry's name, copied
    question = models.TextField(_("Question"))
    due_on = models.DateField(_("Answer by"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("Asked"))
    text = models.TextField(_("Statement"), blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    given_at = models.DateTimeField(_("Given"), null=True, blank=True)

    objects = ScopedQuerySet["Statement"].as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(given_at__isnull=True, text="") | Q(given_at__isnull=False) & ~Q(text=""),
                name="statement_given_has_text",
            )
        ]

    def __str__(self) -> str:
        return self.matter

    def as_subject(self) -> Subject:
        return Subject(
            "evaluations.statement",
            self.pk,
            self.matter,
            programme=self.objection.notice.round.programme_id,
            body_id=self.body_id,
        )


class VisitorCount(models.Model):
    """How often somebody unknown tried something within an hour; who it was is a keyed hash that changes daily."""

    act = models.CharField(max_length=20)
    hour = models.DateTimeField()
    visitor = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["act", "hour", "visitor"], name="visitor_count_once")]

    def __str__(self) -> str:
        return f"{self.act} {self.count}"
