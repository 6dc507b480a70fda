from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import OrganisationKind
from accounts.models.region import Region
from common.querysets import ScopedQuerySet
from common.subjects import Subject


class Organisation(models.Model):
    """A body: a ministry, a provincial department, a park committee, an evaluation body."""

    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    name = models.CharField(_("name"), max_length=100, unique=True)
    short_name = models.CharField(_("short name"), max_length=40)
    # The country for national bodies, the province for provincial ones, where it lies for a park committee.
    region = models.ForeignKey(Region, verbose_name=_("region"), on_delete=models.PROTECT, related_name="organisations")
    is_active = models.BooleanField(_("active"), default=True)
    # Whether filings are drafted, checked and issued here, each by who holds the duty (经办、审核、签发).
    signs_in_steps = models.BooleanField(_("drafting, checking and issuing in steps"), default=False)

    objects = ScopedQuerySet["Organisation"].as_manager()

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["region_id", "kind", "name"]
        indexes = [models.Index(fields=["kind", "region"], name="organisation_kind_region")]

    def __str__(self) -> str:
        return self.name

    def as_subject(self) -> Subject:
        return Subject("accounts.organisation", self.pk, self.name, unit=self.region_id, body_id=self.pk)
