import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Region
from common.querysets import ScopedQuerySet
from common.subjects import Subject
from parks.choices import Decision, LineState, LoadState
from parks.models.park import Park


class ParkLoad(models.Model):
    """A sheet of parks that was sent: read and compared with the register, decided row by row, written once."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(pgettext_lazy("sheet of parks", "file"), max_length=200)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    source = models.CharField(_("which list it is"), max_length=200)
    is_catalogue_2018 = models.BooleanField(_("is (part of) the catalogue of 2018"), default=False)
    region = models.ForeignKey(
        Region, verbose_name=_("province"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # of rows that name none
    table = models.JSONField()  # the rows of the sheet as text
    merged = models.JSONField(default=list)  # ranges as (row, column, last row, last column)
    left_out = models.JSONField(default=list)  # heads of columns and names of sheets that are not taken
    state = models.CharField(_("state"), max_length=10, choices=LoadState, default=LoadState.READING)
    version = models.PositiveIntegerField(default=0)  # goes up with each decision: what is confirmed was looked at
    moved = models.BooleanField(default=False)  # the register changed between looking and writing
    broke = models.BooleanField(default=False)  # the work was given up; nothing was written
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("sent by"), on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(_("sent"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    written_at = models.DateTimeField(pgettext_lazy("sheet of parks", "written"), null=True, blank=True)

    objects = ScopedQuerySet["ParkLoad"].as_manager()

    class Meta:
        verbose_name = _("sheet of parks")
        verbose_name_plural = _("sheets of parks")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=LoadState.WRITTEN, written_at__isnull=False, confirmed_by__isnull=False)
                | (~Q(state=LoadState.WRITTEN) & Q(written_at__isnull=True)),
                name="park_load_written_once",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def as_subject(self) -> Subject:
        return Subject("parks.load", self.pk, self.name)


class LoadLine(models.Model):
    """A row of such a sheet: what it says, what it would do, and what was decided about it."""

    load = models.ForeignKey(ParkLoad, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField(pgettext_lazy("sheet of parks", "row"))  # as the spreadsheet program shows it
    state = models.CharField(_("state"), max_length=10, choices=LineState)
    decision = models.CharField(
        pgettext_lazy("sheet of parks", "decision"), max_length=10, choices=Decision, blank=True
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    code = models.CharField(_("code"), max_length=20, blank=True)  # that the new park gets
    region = models.ForeignKey(
        Region, verbose_name=_("province"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    park = models.ForeignKey(
        Park, verbose_name=_("park"), on_delete=models.PROTECT, null=True, blank=True, related_name="load_lines"
    )
    same_as = models.PositiveIntegerField(null=True, blank=True)  # the row of this sheet whose park it is
    cells = models.JSONField(default=dict)  # column: as typed
    values = models.JSONField(default=dict)  # column: as understood
    problems = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    suggestions = models.JSONField(default=list)

    objects = ScopedQuerySet["LoadLine"].as_manager()

    class Meta:
        verbose_name = _("row of a sheet of parks")
        verbose_name_plural = _("rows of sheets of parks")
        ordering = ["load_id", "number"]
        indexes = [models.Index(fields=["load", "state", "number"], name="load_line_state")]
        constraints = [models.UniqueConstraint(fields=["load", "number"], name="load_line_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"
