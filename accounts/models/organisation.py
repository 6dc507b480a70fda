from django.db import models

from accounts.choices import OrganisationKind
from accounts.models.region import Region
from common.querysets import ScopedQuerySet
from common.subjects import Subject


class Organisation(models.Model):
    """A body: a ministry, a provincial department, a park committee, an evaluation body."""

    kind = models.CharField(max_length=20, choices=OrganisationKind)
    name = models.CharField(max_length=100, unique=True)
    short_name = models.CharField(max_length=40)
    # The country for national bodies, the province for provincial ones, where it lies for a park committee.
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="organisations")
    is_active = models.BooleanField(default=True)

    objects = ScopedQuerySet["Organisation"].as_manager()

    class Meta:
        ordering = ["region_id", "kind", "name"]
        indexes = [models.Index(fields=["kind", "region"], name="organisation_kind_region")]

    def __str__(self) -> str:
        return self.name

    def as_subject(self) -> Subject:
        return Subject("accounts.organisation", self.pk, self.name, unit=self.region_id, body_id=self.pk)
