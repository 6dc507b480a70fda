from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.querysets import ScopedQuerySet
from common.subjects import Subject
from programmes.choices import FactorQuantity, FactorStatus


class FactorEdition(models.Model):
    """The coefficients of energy as they were loaded: immutable, numbered, known by their digest (HZ-08)."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    digest = models.CharField(max_length=64, unique=True)
    content = models.JSONField()
    loaded_at = models.DateTimeField(pgettext_lazy("energy", "loaded"))

    class Meta:
        verbose_name = _("edition of coefficients")
        verbose_name_plural = _("editions of coefficients")
        ordering = ["number"]

    def __str__(self) -> str:
        return str(self.number)

    def as_subject(self) -> Subject:
        return Subject("programmes.factor_edition", self.pk, str(self.number))


class Factor(models.Model):
    """What one unit of a carrier is worth in tce or t of CO2, for a region and year or for all, and who says so."""

    edition = models.ForeignKey(
        FactorEdition, on_delete=models.PROTECT, related_name="factors", verbose_name=_("edition of coefficients")
    )
    carrier = models.CharField(_("carrier"), max_length=40)
    quantity = models.CharField(pgettext_lazy("of a coefficient", "for"), max_length=4, choices=FactorQuantity)
    region = models.CharField(_("region"), max_length=6, blank=True)  # empty: of the whole country
    year = models.PositiveSmallIntegerField(_("year"), default=0)  # 0: of any year
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=8)
    unit = models.CharField(pgettext_lazy("of measurement", "unit"), max_length=30)  # of the carrier
    source_zh = models.CharField(_("source"), max_length=200)
    source_en = models.CharField(max_length=200)
    source_number = models.CharField(_("number of the document"), max_length=100, blank=True)
    status = models.CharField(_("standing"), max_length=10, choices=FactorStatus)
    note_zh = models.CharField(pgettext_lazy("energy", "note"), max_length=200, blank=True)
    note_en = models.CharField(max_length=200, blank=True)

    objects = ScopedQuerySet["Factor"].as_manager()

    class Meta:
        verbose_name = _("coefficient")
        verbose_name_plural = _("coefficients")
        ordering = ["edition_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "carrier", "quantity", "region", "year"], name="factor_once_per_edition"
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="factor_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.carrier} {self.quantity} {self.value.normalize():f}"
