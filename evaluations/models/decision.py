import uuid
from dataclasses import replace

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.querysets import ScopedQuerySet
from common.subjects import Subject
from evaluations.choices import ReviewOutcome, Verdict
from journal.models import StoredFile
from parks.models import Park
from programmes.models import ReportingUnit, Round
from reports.models import FilingVersion


class OfCandidate(models.Model):
    """Names a candidate of a call: a park as a unit recommended it, whichever version of the list stands."""

    round = models.ForeignKey(Round, verbose_name=_("Call"), on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(ReportingUnit, verbose_name=_("Unit"), on_delete=models.PROTECT, related_name="+")
    park = models.ForeignKey(Park, verbose_name=_("Park"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.park}"


class ExpertReview(OfCandidate):
    """What the experts said of a candidate, as the ministry records it before the notice (GB-14)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    outcome = models.CharField(_("Result of the expert review"), max_length=20, choices=ReviewOutcome)
    document = models.CharField(_("Document"), max_length=100, blank=True)
    note = models.TextField(_("Words on the result"), blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("Recorded"))

    objects = ScopedQuerySet["ExpertReview"].as_manager()

    class Meta:
        verbose_name = _("expert review")
        verbose_name_plural = _("expert reviews")
        ordering = ["round_id", "unit__sequence", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "unit", "park"], name="expert_review_once"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=ReviewOutcome.values), name="expert_review_outcome_known"
            ),
        ]

    def as_subject(self) -> Subject:
        # No unit, body or park: it must not be found from the side of those who are reviewed.
        return Subject("evaluations.expert_review", self.pk, self.park.name, programme=self.round.programme_id)


class StagedDecision(OfCandidate):
    """What the ministry means to decide on a candidate, with the reason. For its own eyes until the release."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    verdict = models.CharField(_("Intended decision"), max_length=10, choices=Verdict)
    reason = models.TextField(_("Reason"), blank=True)
    # As the list is to print it: place, name and region; only for a candidate that is taken up.
    sequence = models.PositiveSmallIntegerField(_("Place on the list"), null=True, blank=True)
    name_printed = models.CharField(_("Name as printed"), max_length=100, blank=True)
    region_printed = models.CharField(_("Region as printed"), max_length=30, blank=True)
    # Counts the changes, so that two officials do not overwrite each other.
    version = models.PositiveIntegerField(default=1)
    staged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("By"), on_delete=models.PROTECT, related_name="+"
    )
    staged_at = models.DateTimeField(_("Staged"))
    released_at = models.DateTimeField(_("Released"), null=True, blank=True)

    objects = ScopedQuerySet["StagedDecision"].as_manager()

    class Meta:
        verbose_name = _("decision on a candidate")
        verbose_name_plural = _("decisions on candidates")
        ordering = ["round_id", "unit__sequence", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "unit", "park"], name="staged_decision_once"),
            models.CheckConstraint(
                condition=models.Q(verdict__in=Verdict.values), name="staged_decision_verdict_known"
            ),
        ]

    def as_subject(self) -> Subject:
        """Return what pages and rows about it are found by; the province is in it only once it is released."""
        subject = Subject("evaluations.staged_decision", self.pk, self.park.name, programme=self.round.programme_id)
        return replace(subject, unit=self.unit.region_id) if self.released_at else subject


class ExcessRefusal(models.Model):
    """The ministry does not take the candidates above the quota of a list, with the reason (GB-12)."""

    version = models.OneToOneField(FilingVersion, on_delete=models.PROTECT, related_name="excess_refusal")
    reason = models.TextField(_("Reason"))
    parks = models.ManyToManyField(Park, related_name="+")
    refused_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    refused_at = models.DateTimeField()

    objects = ScopedQuerySet["ExcessRefusal"].as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.version}"

    def as_subject(self) -> Subject:
        return replace(self.version.filing.as_subject(), kind="evaluations.excess_refusal", id=self.pk)
