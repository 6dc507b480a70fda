"""A plan broken down: what is done in a year, by whom, and what a report says of how far it is (GB-20)."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.querysets import ScopedQuerySet
from common.subjects import Subject
from parks.models import Park
from programmes.models import Participation
from reports.models.filing import FilingVersion


class WorkItem(models.Model):
    """A task of one year with dates, responsible body and person; `plan_key` is the row of the plan it belongs to."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    participation = models.ForeignKey(
        Participation, on_delete=models.PROTECT, related_name="work_items", verbose_name=_("base")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    plan_key = models.UUIDField()
    title = models.CharField(_("work"), max_length=200)
    responsible_body = models.CharField(_("responsible body"), max_length=100)
    responsible_person = models.CharField(_("responsible person"), max_length=50)
    starts_on = models.DateField(_("start"))
    ends_on = models.DateField(_("end"))

    objects = ScopedQuerySet["WorkItem"].as_manager()

    class Meta:
        verbose_name = _("work of a year")
        verbose_name_plural = _("work of a year")
        ordering = ["participation_id", "year", "starts_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["participation", "year", "title"], name="work_item_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="work_item_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(responsible_body="") & ~Q(responsible_person=""), name="work_item_has_who_answers"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def as_subject(self) -> Subject:
        return self.participation.as_subject()


class Progress(models.Model):
    """What a report says of a project or a task by the end of its year; `key` is that of the plan or the work."""

    version = models.ForeignKey(
        FilingVersion, on_delete=models.CASCADE, related_name="progress", verbose_name=_("version")
    )
    park = models.ForeignKey(Park, on_delete=models.PROTECT, related_name="progress", verbose_name=_("park"))
    key = models.UUIDField()
    year = models.PositiveSmallIntegerField(_("year"))
    name = models.CharField(_("project"), max_length=200)
    status = models.CharField(_("status"), max_length=64)
    invested = models.DecimalField(_("invested, 万元"), max_digits=18, decimal_places=6, null=True, blank=True)

    objects = ScopedQuerySet["Progress"].as_manager()

    class Meta:
        verbose_name = _("progress")
        verbose_name_plural = _("progress")
        ordering = ["version_id", "id"]
        indexes = [models.Index(fields=["park", "key", "year"], name="progress_lookup")]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="progress_once_per_version")]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"
