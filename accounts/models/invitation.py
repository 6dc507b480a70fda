import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import InvitationPurpose, InvitationState
from common import clock
from common.querysets import ScopedQuerySet


class InvitationQuerySet(ScopedQuerySet["Invitation"]):
    def unanswered(self) -> "InvitationQuerySet":
        """Return what was neither accepted nor withdrawn; it may have expired."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)


class Invitation(models.Model):
    """A link by mail with which a person sets a password, once and until it expires. Nothing secret is kept."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("account"), on_delete=models.PROTECT, related_name="invitations"
    )
    purpose = models.CharField(_("purpose"), max_length=10, choices=InvitationPurpose)
    email = models.EmailField(_("e-mail"))
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("invited by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    created_at = models.DateTimeField(_("created"))
    expires_at = models.DateTimeField(_("expires"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="invitation_one_unanswered",
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True) | models.Q(withdrawn_at__isnull=True),
                name="invitation_accepted_or_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.email}"

    @property
    def state(self) -> InvitationState:
        """Return how far it is; what expired unanswered is expired, whether it was opened or not."""
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.withdrawn_at:
            return InvitationState.WITHDRAWN
        if clock.now() >= self.expires_at:
            return InvitationState.EXPIRED
        if self.opened_at:
            return InvitationState.OPENED
        return InvitationState.SENT if self.sent_at else InvitationState.WAITING

    @property
    def is_open(self) -> bool:
        """Say whether its link still sets a password."""
        return self.user.is_active and self.state in (
            InvitationState.WAITING,
            InvitationState.SENT,
            InvitationState.OPENED,
        )
