import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from common.querysets import ScopedQuerySet
from journal.models.subject import SubjectColumns


class StoredFile(SubjectColumns):
    """A file in the portal's store: checked by content, named by the portal, served only as an attachment."""

    public_id = models.UUIDField(
        pgettext_lazy("journal", "Identifier"), default=uuid.uuid4, unique=True, editable=False
    )
    name = models.CharField(
        pgettext_lazy("journal", "Name"), max_length=200
    )  # as the person named it; never used in a path
    media_type = models.CharField(pgettext_lazy("journal", "Media type"), max_length=100)
    size = models.PositiveBigIntegerField(pgettext_lazy("journal", "Size"))
    sha256 = models.CharField(pgettext_lazy("journal", "SHA-256"), max_length=64, db_index=True)
    path = models.CharField(pgettext_lazy("journal", "Place"), max_length=200, unique=True)
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("journal", "Stored by"),
    )
    stored_at = models.DateTimeField(pgettext_lazy("journal", "Stored"))

    objects = ScopedQuerySet["StoredFile"].as_manager()

    class Meta:
        verbose_name = pgettext_lazy("journal", "stored file")
        verbose_name_plural = pgettext_lazy("journal", "Stored files")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
