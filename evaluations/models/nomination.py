import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Organisation
from common.querysets import ScopedQuerySet
from common.subjects import Subject
from evaluations.choices import NominationState
from journal.models import StoredFile
from parks.models import Enterprise, Park
from programmes.definition import RecognisedTier
from programmes.models import Edition, Programme, ReportingUnit

STANDING = (NominationState.NOMINATED, NominationState.APPROVED)


class Nomination(models.Model):
    """A zone or an enterprise named for a tier of a programme, with its evidence, and what became of it (HZ-12)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="nominations")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")  # whose tiers it was named under
    tier = models.CharField(_("Tier"), max_length=40)
    kind = models.CharField(pgettext_lazy("of a tier", "Kind"), max_length=40, blank=True)
    # The zone itself, or the one in which the enterprise lay when it was named.
    park = models.ForeignKey(Park, verbose_name=_("Zone"), on_delete=models.PROTECT, related_name="nominations")
    enterprise = models.ForeignKey(
        Enterprise,
        verbose_name=_("Enterprise"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
    )
    unit = models.ForeignKey(ReportingUnit, on_delete=models.PROTECT, related_name="nominations")
    body = models.ForeignKey(
        Organisation, verbose_name=_("Named by"), on_delete=models.PROTECT, related_name="nominations"
    )
    evidence = models.TextField(pgettext_lazy("nomination", "Evidence"))
    document = models.CharField(_("Document"), max_length=200, blank=True)
    state = models.CharField(_("State"), max_length=10, choices=NominationState, default=NominationState.NOMINATED)
    reason = models.TextField(pgettext_lazy("of a decision", "Reason"), blank=True)
    nominated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    nominated_at = models.DateTimeField(pgettext_lazy("nomination", "Named on"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("Decided on"), null=True, blank=True)

    objects = ScopedQuerySet["Nomination"].as_manager()

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["-nominated_at", "-id"]
        indexes = [models.Index(fields=["programme", "tier", "state"], name="nomination_counted")]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "tier", "kind", "enterprise"],
                condition=Q(enterprise__isnull=False, state__in=STANDING),
                name="nomination_enterprise_once",
            ),
            models.UniqueConstraint(
                fields=["programme", "tier", "kind", "park"],
                condition=Q(enterprise__isnull=True, state__in=STANDING),
                name="nomination_zone_once",
            ),
            models.CheckConstraint(condition=~Q(evidence=""), name="nomination_has_evidence"),
            models.CheckConstraint(
                condition=Q(state__in=STANDING) | ~Q(reason=""), name="nomination_ended_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(state=NominationState.NOMINATED, decided_at__isnull=True)
                | ~Q(state=NominationState.NOMINATED) & Q(decided_at__isnull=False),
                name="nomination_decided_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Return the enterprise or the zone that was named."""
        return self.enterprise.name if self.enterprise else self.park.name

    @property
    def rules(self) -> RecognisedTier:
        """Return the tier as the edition has it under which it was named."""
        recognition = self.edition.definition.recognition
        tier = recognition.tier(self.tier) if recognition else None
        assert tier is not None  # noqa: S101 - nothing is named for a tier that the edition does not have
        return tier

    def as_subject(self) -> Subject:
        return Subject(
            "evaluations.nomination",
            self.pk,
            f"{self.rules.name.localised} {self.name}",
            programme=self.programme_id,
            unit=self.unit.region_id,
            body_id=self.body_id,
            park_id=self.park_id,
        )


class NominationFile(models.Model):
    """A file given as evidence."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="nomination_file")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.nomination_id} {self.file_id}"


class TierTarget(models.Model):
    """How many the ministry wants in a tier, instead of the number in the definition; the last row holds."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="tier_targets")
    tier = models.CharField(_("Tier"), max_length=40)
    target = models.PositiveIntegerField(_("Target"))
    reason = models.TextField(pgettext_lazy("of a decision", "Reason"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(_("Set on"))

    objects = ScopedQuerySet["TierTarget"].as_manager()

    class Meta:
        verbose_name = _("target of a tier")
        verbose_name_plural = _("targets of tiers")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(target__gte=1) & ~Q(reason=""), name="tier_target_positive_with_reason")
        ]

    def __str__(self) -> str:
        return f"{self.tier} {self.target}"
