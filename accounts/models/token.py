from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.querysets import ScopedQuerySet


class TokenQuerySet(ScopedQuerySet["Token"]):
    def valid_on(self, day: date) -> "TokenQuerySet":
        """Return the tokens that open the door on a day; the last day counts."""
        return self.filter(revoked_at__isnull=True, expires_on__gte=day, user__is_active=True)


class Token(models.Model):
    """A key with which a program acts for its owner. Only its digest is kept: it is shown once, when it is made."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("account"), on_delete=models.PROTECT, related_name="tokens"
    )
    name = models.CharField(_("name"), max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("created"))
    expires_on = models.DateField(_("last day"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("access token")
        verbose_name_plural = _("access tokens")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"],
                condition=models.Q(revoked_at__isnull=True),
                name="token_name_once",
                violation_error_message=_("There is a token of this name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name
