import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.querysets import ScopedQuerySet
from common.subjects import Subject
from reports.choices import PublicState
from reports.models.filing import FilingVersion


class PublicReport(models.Model):
    """What a filer makes public of a filed report: the parts it chose, in the words it chose for the public (HZ-11)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(
        FilingVersion, on_delete=models.PROTECT, related_name="public_reports", verbose_name=_("version")
    )
    title = models.CharField(_("title"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=PublicState, default=PublicState.DRAFT)
    begun_at = models.DateTimeField()
    published_at = models.DateTimeField(pgettext_lazy("public version", "published"), null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdraw_reason = models.CharField(_("reason"), max_length=500, blank=True)

    objects = ScopedQuerySet["PublicReport"].as_manager()

    class Meta:
        verbose_name = _("public report")
        verbose_name_plural = _("public reports")
        ordering = ["-published_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=~Q(state=PublicState.WITHDRAWN), name="public_report_once_per_version"
            ),
            models.CheckConstraint(
                condition=Q(state=PublicState.DRAFT) | Q(published_at__isnull=False, published_by__isnull=False),
                name="public_report_published_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=PublicState.WITHDRAWN) | ~Q(withdraw_reason=""),
                name="public_report_withdrawn_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def as_subject(self) -> Subject:
        filing = self.version.filing
        return Subject(
            "reports.public_report",
            self.pk,
            self.title,
            programme=filing.programme_id,
            unit=filing.unit.region_id,
            body_id=filing.body_id,
            park_id=filing.park_id,
        )


class PublicPart(models.Model):
    """A part that was chosen, with the text for the public."""

    report = models.ForeignKey(PublicReport, on_delete=models.CASCADE, related_name="parts")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    text = models.TextField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["report_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["report", "code"], name="public_part_once"),
            models.CheckConstraint(condition=~Q(text=""), name="public_part_has_text"),
        ]

    def __str__(self) -> str:
        return self.title
