from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Region
from common.querysets import ScopedQuerySet
from common.subjects import Subject
from programmes.choices import Level
from programmes.definition import Definition, from_content


class Programme(models.Model):
    """A demonstration-base programme; all it demands stands in its editions."""

    code = models.CharField(_("code"), max_length=40, primary_key=True)
    name_zh = models.CharField(_("name in Chinese"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=200)
    mark = models.CharField(_("mark"), max_length=1)
    edition = models.ForeignKey(
        "programmes.Edition", verbose_name=_("current edition"), on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = ScopedQuerySet["Programme"].as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("Programmes")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name_zh

    def as_subject(self) -> Subject:
        # A programme's key is a code; the journal counts it by the id of its edition.
        return Subject("programmes.programme", self.edition_id or 0, self.name_zh, programme=self.code)


class Edition(models.Model):
    """A programme's definition as it was loaded: immutable, known by its digest. A park stays bound to its edition."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, unique=True)
    # Under which rules it stands (2015, 2026); empty where a programme has had one set only.
    regime = models.CharField(max_length=20, blank=True)
    content = models.JSONField()
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ["programme_id", "number"]
        constraints = [models.UniqueConstraint(fields=["programme", "number"], name="edition_number_once")]

    def __str__(self) -> str:
        return f"{self.programme_id}/{self.number}"

    @property
    def definition(self) -> Definition:
        """Return the typed definition; parsed once per process and digest."""
        return from_content(self.digest, self.content)


class RunningBody(models.Model):
    """Which kinds of body act in a programme at which level: the current edition's bodies, kept for scoping rows."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="running_bodies")
    level = models.CharField(max_length=10, choices=Level)
    organisation_kind = models.CharField(max_length=20)
    leads = models.BooleanField(default=False)

    class Meta:
        ordering = ["programme_id", "level", "-leads"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "level", "organisation_kind"], name="running_body_once")
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.level} {self.organisation_kind}"


class ReportingUnit(models.Model):
    """A unit that reports to the ministries in a programme: 32 for the green bases, 37 for the retrofits (X-07)."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="units")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveSmallIntegerField()

    objects = ScopedQuerySet["ReportingUnit"].as_manager()

    class Meta:
        ordering = ["programme_id", "sequence"]
        constraints = [models.UniqueConstraint(fields=["programme", "region"], name="reporting_unit_once")]

    def __str__(self) -> str:
        return f"{self.region_id}"
