import uuid

from django.conf import settings
from django.db import models

from common.querysets import ScopedQuerySet
from journal.models.subject import SubjectColumns


class StoredFile(SubjectColumns):
    """A file in the portal's store: checked by content, named by the portal, served only as an attachment."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)  # as the person named it; never used in a path
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    path = models.CharField(max_length=200, unique=True)
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    stored_at = models.DateTimeField()

    objects = ScopedQuerySet["StoredFile"].as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
