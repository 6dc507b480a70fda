import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.querysets import ScopedQuerySet
from common.subjects import Subject
from parks.models.park import Park


class Enterprise(models.Model):
    """An enterprise in a park, known by its unified social credit code; nothing that it has reported."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=100)
    code = models.CharField(_("unified social credit code"), max_length=18, unique=True)
    park = models.ForeignKey(Park, verbose_name=_("park"), on_delete=models.PROTECT, related_name="enterprises")
    registered_at = models.DateTimeField(pgettext_lazy("enterprise", "Entered"))

    objects = ScopedQuerySet["Enterprise"].as_manager()

    class Meta:
        verbose_name = _("enterprise")
        verbose_name_plural = _("enterprises")
        ordering = ["park_id", "name", "id"]
        indexes = [models.Index(fields=["name"], name="enterprise_name")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(code=""), name="enterprise_has_name_and_code"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def as_subject(self) -> Subject:
        return Subject(
            "parks.enterprise",
            self.pk,
            self.name,
            unit=self.park.region_id,
            body_id=self.park.committee_id,
            park_id=self.park_id,
        )
