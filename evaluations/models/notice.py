import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.querysets import ScopedQuerySet
from common.subjects import Subject
from programmes.models import Round


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
    entries = models.JSONField()  # [{sequence, name, region}]
    digest = models.CharField(_("Digest"), max_length=64)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("Opened"))

    objects = ScopedQuerySet["PublicNotice"].as_manager()

    class Meta:
        verbose_name = _("public notice")
        verbose_name_plural = _("public notices")
        ordering = ["-opens_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="notice_closes_after_opening")
        ]

    def __str__(self) -> str:
        return self.title

    def as_subject(self) -> Subject:
        return Subject("evaluations.notice", self.pk, self.title, programme=self.round.programme_id)


class Naming(models.Model):
    """The ministry's decision naming a batch, with its document; the public list follows from it (GB-16)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="naming")
    batch = models.PositiveSmallIntegerField(_("Batch"))
    title = models.CharField(_("Title"), max_length=200)
    document = models.CharField(_("Document"), max_length=100)
    dated = models.DateField(_("Dated"))
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
