from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.querysets import ScopedQuerySet
from parks.models import Enterprise, Park
from programmes.models import Factor
from reports.models.filing import FilingVersion


class EnergyUseQuerySet(ScopedQuerySet["EnergyUse"]):
    def current(self) -> "EnergyUseQuerySet":
        """Return what versions that stand declare, not those replaced by a correction."""
        return self.filter(version__current_of__isnull=False)


class EnergyUse(models.Model):
    """What an enterprise used of a carrier in a year, and what that comes to by which coefficients (HZ-08).

    Amounts are in the unit of the carrier, `tce` in tonnes of standard coal, `co2` in tonnes of carbon dioxide.
    """

    version = models.ForeignKey(
        FilingVersion, on_delete=models.CASCADE, related_name="energy_uses", verbose_name=_("version")
    )
    park = models.ForeignKey(Park, on_delete=models.PROTECT, related_name="energy_uses", verbose_name=_("park"))
    enterprise = models.ForeignKey(
        Enterprise, on_delete=models.PROTECT, related_name="energy_uses", verbose_name=_("enterprise")
    )
    carrier = models.CharField(_("carrier"), max_length=40)
    year = models.PositiveSmallIntegerField(_("year"))
    amount = models.DecimalField(pgettext_lazy("energy", "amount"), max_digits=21, decimal_places=6)
    supplied = models.DecimalField(pgettext_lazy("energy", "supplied"), max_digits=21, decimal_places=6, default=0)
    unit = models.CharField(pgettext_lazy("of measurement", "unit"), max_length=30)
    # Below zero where more power or heat is handed over than taken in.
    tce = models.DecimalField(_("energy (tce)"), max_digits=24, decimal_places=4)
    co2 = models.DecimalField(_("CO2 (t)"), max_digits=24, decimal_places=4)
    tce_factor = models.ForeignKey(Factor, on_delete=models.PROTECT, related_name="+")
    co2_factor = models.ForeignKey(Factor, on_delete=models.PROTECT, related_name="+")

    objects = EnergyUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("energy use")
        verbose_name_plural = _("energy uses")
        ordering = ["version_id", "id"]
        indexes = [
            models.Index(fields=["park", "year"], name="energy_use_zone"),
            models.Index(fields=["enterprise", "year"], name="energy_use_enterprise"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["version", "enterprise", "carrier"], name="energy_use_once_per_version"),
            models.CheckConstraint(condition=Q(amount__gte=0, supplied__gte=0), name="energy_use_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.enterprise_id} {self.carrier} {self.year}"
