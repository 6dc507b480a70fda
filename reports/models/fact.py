from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.querysets import ScopedQuerySet
from parks.models import Park
from reports.choices import FactStanding
from reports.models.filing import FilingVersion


class FactQuerySet(ScopedQuerySet["Fact"]):
    def current(self) -> "FactQuerySet":
        """Return the facts of versions that stand, not of those replaced by a later one."""
        return self.filter(version__current_of__isnull=False)


class Fact(models.Model):
    """A figure given: park × measure × variant × year, with printed decimals and source version (X-03)."""

    version = models.ForeignKey(
        FilingVersion, on_delete=models.CASCADE, related_name="facts", verbose_name=_("version")
    )
    park = models.ForeignKey(Park, on_delete=models.PROTECT, related_name="facts", verbose_name=_("park"))
    measure = models.CharField(_("measure"), max_length=60)
    variant = models.CharField(_("variant"), max_length=30)
    year = models.PositiveSmallIntegerField(_("year"))
    standing = models.CharField(_("standing"), max_length=20, choices=FactStanding, default=FactStanding.VALUE)
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=6, null=True, blank=True)
    decimals = models.PositiveSmallIntegerField(_("decimals"), default=0)  # as printed: 0.460 is not 0.46
    unit = models.CharField(pgettext_lazy("of measurement", "unit"), max_length=30)
    reason = models.CharField(_("reason"), max_length=500, blank=True)  # why not applicable

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["park_id", "measure", "year"]
        indexes = [models.Index(fields=["park", "measure", "variant", "year"], name="fact_lookup")]
        constraints = [
            models.UniqueConstraint(fields=["version", "measure", "variant", "year"], name="fact_once_per_version"),
            models.CheckConstraint(
                condition=Q(standing=FactStanding.VALUE, value__isnull=False)
                | Q(standing=FactStanding.NOT_APPLICABLE, value__isnull=True),
                name="fact_value_or_not_applicable",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.year}"


class ListEntry(models.Model):
    """A park on a submitted list, in the province's order (GB-11, GB-12)."""

    version = models.ForeignKey(FilingVersion, on_delete=models.CASCADE, related_name="entries")
    park = models.ForeignKey(Park, on_delete=models.PROTECT, related_name="list_entries")
    rank = models.PositiveSmallIntegerField()
    leading_industries = models.CharField(max_length=200, blank=True)
    opinion = models.TextField()

    objects = ScopedQuerySet["ListEntry"].as_manager()

    class Meta:
        ordering = ["version_id", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["version", "park"], name="list_entry_park_once"),
            models.UniqueConstraint(fields=["version", "rank"], name="list_entry_rank_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rank} {self.park_id}"
