from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import HandOverState
from accounts.models.user import Post
from common.querysets import ScopedQuerySet
from common.subjects import Subject


class HandOver(models.Model):
    """A body, its level above or the holder asks that a seat changes hands; the security administrator does it."""

    post = models.ForeignKey(Post, verbose_name=_("post"), on_delete=models.PROTECT, related_name="hand_overs")
    # Who follows need not have an account yet, so it is a name and an address.
    successor_name = models.CharField(_("successor"), max_length=60)
    successor_email = models.EmailField(_("e-mail of the successor"))
    since = models.DateField(_("first day of the successor"))
    title = models.CharField(_("title in office"), max_length=60, blank=True)
    reason = models.TextField(_("reason"))
    state = models.CharField(_("state"), max_length=10, choices=HandOverState, default=HandOverState.WAITING)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("proposed by"), on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField(_("proposed"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)

    objects = ScopedQuerySet["HandOver"].as_manager()

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["post"], condition=models.Q(state=HandOverState.WAITING), name="hand_over_one_waiting"
            ),
            models.CheckConstraint(
                condition=models.Q(state=HandOverState.WAITING, decided_at__isnull=True)
                | (~models.Q(state=HandOverState.WAITING) & models.Q(decided_at__isnull=False)),
                name="hand_over_decided_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post} → {self.successor_name}"

    @property
    def is_waiting(self) -> bool:
        return self.state == HandOverState.WAITING

    def as_subject(self) -> Subject:
        label = f"{self.post.organisation.name} {self.post.user.name} → {self.successor_name}"
        region, body = self.post.organisation.region_id, self.post.organisation_id
        return Subject("accounts.handover", self.pk, label, unit=region, body_id=body)
