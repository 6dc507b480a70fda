from django.conf import settings
from django.db import models


class FormerPassword(models.Model):
    """The digest of a password that was in use, kept so that it is not chosen again."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="former_passwords")
    encoded = models.CharField(max_length=128)
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
