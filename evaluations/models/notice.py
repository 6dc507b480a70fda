import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.querysets import ScopedQuerySet
from common.subjects import Subject
from programmes.models import Participation, Round


class PublicNotice(models.Model):
    """A public notice (公示) of the candidates with a window; its list is frozen with a digest (GB-15)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="notices")
    title = models.CharField(_("Title"), max_length=200)
    text = models.TextField(_("Text"))
    opens_on = models.DateField(_("First day of the notice"))
    closes_on = models.DateField(_("Last day of the notice"))
    phone = models.CharField(_("Telephone"), max_length=60)
    address = models.CharField(_("Postal address"), max_length=200)
    email = models.EmailField(_("E-mail"))
    entries = models.JSONField()  # [{sequence, name, region, unit, park}]
    digest = models.CharField(_("Digest"), max_length=64)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("Opened"))
    # What was published is not changed: a notice is corrected by a new one that names it.
    corrects = models.OneToOneField(
        "self",
        verbose_name=_("Corrects"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
    )
    correction = models.TextField(_("What is corrected"), blank=True)

    objects = ScopedQuerySet["PublicNotice"].as_manager()

    class Meta:
        verbose_name = _("public notice")
        verbose_name_plural = _("public notices")
        ordering = ["-opens_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="notice_closes_after_opening"),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, correction="") | Q(corrects__isnull=False) & ~Q(correction=""),
                name="notice_correction_says_what",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def entry(self, sequence: int) -> dict[str, Any] | None:
        """Return the entry at a place of the frozen list; None if there is none."""
        return next((one for one in self.entries if one["sequence"] == sequence), None)

    @property
    def successor(self) -> "PublicNotice | None":
        """Return the notice that corrects this one."""
        return getattr(self, "corrected_by", None)

    def as_subject(self) -> Subject:
        return Subject("evaluations.notice", self.pk, self.title, programme=self.round.programme_id)


class NoticeExtension(models.Model):
    """A decision to let a notice run longer: who, when, why; the first last day is kept."""

    notice = models.ForeignKey(PublicNotice, on_delete=models.PROTECT, related_name="extensions")
    closed_before = models.DateField()
    closes_on = models.DateField()
    reason = models.TextField()
    extended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    extended_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gt=F("closed_before")), name="notice_extension_forward")
        ]

    def __str__(self) -> str:
        return f"{self.closed_before} -> {self.closes_on}"


class Naming(models.Model):
    """The ministry's decision naming a batch, with its document; the public list follows from it (GB-16)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="naming")
    batch = models.PositiveSmallIntegerField(_("Batch"))
    title = models.CharField(_("Title"), max_length=200)
    document = models.CharField(_("Document"), max_length=100)
    dated = models.DateField(_("Dated"))
    # The letter: to whom, and its paragraphs. Empty for a list that was published elsewhere.
    letter_title = models.CharField(_("Title of the letter"), max_length=200, blank=True)
    addressees = models.CharField(_("Addressees"), max_length=300, blank=True)
    letter = models.TextField(_("Text of the letter"), blank=True)
    published_at = models.DateTimeField(_("Published"))
    imported = models.BooleanField(
        _("Decided before the portal"), default=False
    )  # decided before the portal; only its result is kept here (G30)
    # Empty for an imported list: whoever decided it did so before there were accounts.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ScopedQuerySet["Naming"].as_manager()

    class Meta:
        verbose_name = _("named list")
        verbose_name_plural = _("named lists")
        ordering = ["-dated", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(imported=True) | Q(decided_by__isnull=False), name="naming_decided_by_somebody"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def as_subject(self) -> Subject:
        return Subject("evaluations.naming", self.pk, self.title, programme=self.round.programme_id)


class NamedPark(models.Model):
    """A park on a named list, in its place, as printed. It may have been in the programme before."""

    naming = models.ForeignKey(Naming, on_delete=models.PROTECT, related_name="named")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="namings")
    sequence = models.PositiveSmallIntegerField(_("Place on the list"))
    name_printed = models.CharField(_("Name as printed"), max_length=100)
    region_printed = models.CharField(_("Region as printed"), max_length=30)

    objects = ScopedQuerySet["NamedPark"].as_manager()

    class Meta:
        verbose_name = _("named park")
        verbose_name_plural = _("named parks")
        ordering = ["naming_id", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["naming", "sequence"], name="named_park_place_once"),
            models.UniqueConstraint(fields=["naming", "participation"], name="named_park_once"),
        ]

    def __str__(self) -> str:
        return self.name_printed
