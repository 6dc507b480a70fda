import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.querysets import ScopedQuerySet


class SeatSheet(models.Model):
    """A sheet of bodies and seats that was sent: looked at first, then written once."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    rows = models.JSONField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(_("sent"))
    written_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedQuerySet["SeatSheet"].as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name
