import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Region
from common.querysets import ScopedQuerySet
from common.subjects import Subject
from parks.choices import ParkKind, ParkLevel


class Park(models.Model):
    """An industrial park (园区) in the national register. Where it lies is not who recommends it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=100)
    pinyin = models.CharField(_("pinyin"), max_length=400, blank=True)
    initials = models.CharField(_("initials"), max_length=100, blank=True)
    # All that it is found by (parks.domain.spelling): one column to look through instead of five and a table.
    search_text = models.TextField(editable=False, default="")
    region = models.ForeignKey(Region, verbose_name=_("province"), on_delete=models.PROTECT, related_name="parks")
    city = models.CharField(_("city"), max_length=60, blank=True)
    level = models.CharField(_("level"), max_length=20, choices=ParkLevel, default=ParkLevel.OTHER)
    kind = models.CharField(_("kind"), max_length=20, choices=ParkKind, default=ParkKind.OTHER)
    in_catalogue_2018 = models.BooleanField(
        _("in the catalogue of 2018"), null=True, blank=True
    )  # empty: not established
    approved_on = models.CharField(_("approved"), max_length=7, blank=True)  # as printed in the catalogue: YYYY.MM
    area_ha = models.DecimalField(_("approved area (hectares)"), max_digits=12, decimal_places=2, null=True, blank=True)
    leading_industries = models.CharField(_("leading industries"), max_length=200, blank=True)
    committee = models.ForeignKey(
        Organisation,
        verbose_name=_("park committee"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parks",
    )
    is_active = models.BooleanField(_("active"), default=True)
    # Where it went: merged into that park, or entered twice.
    successor = models.ForeignKey(
        "self",
        verbose_name=_("continued as"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
    )

    objects = ScopedQuerySet["Park"].as_manager()

    class Meta:
        verbose_name = _("park")
        verbose_name_plural = _("parks")
        ordering = ["region_id", "name", "id"]
        indexes = [
            models.Index(fields=["region", "name", "id"], name="park_region_name"),
            models.Index(fields=["region", "pinyin", "id"], name="park_region_pinyin"),
            models.Index(fields=["name"], name="park_name"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(area_ha__isnull=True) | models.Q(area_ha__gt=0), name="park_area_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(successor__isnull=True) | models.Q(is_active=False), name="park_successor_closed"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def lies_in(self) -> str:
        """Province and city; a municipality is both, and is named once."""
        return self.region.name if self.city == self.region.name else f"{self.region.name}{self.city}"

    def as_subject(self) -> Subject:
        return Subject(
            "parks.park", self.pk, self.name, unit=self.region_id, body_id=self.committee_id, park_id=self.pk
        )


class FormerName(models.Model):
    """A name the park had, or is also printed under, so that it is found by any of them (X-06)."""

    park = models.ForeignKey(Park, verbose_name=_("park"), on_delete=models.PROTECT, related_name="former_names")
    name = models.CharField(_("name"), max_length=100, db_index=True)
    pinyin = models.CharField(max_length=400, blank=True)
    initials = models.CharField(max_length=100, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)  # empty: an alias still in use
    basis = models.CharField(_("basis"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("other name of a park")
        verbose_name_plural = _("other names of parks")
        ordering = ["park_id", "id"]
        constraints = [models.UniqueConstraint(fields=["park", "name"], name="former_name_once")]

    def __str__(self) -> str:
        return self.name
