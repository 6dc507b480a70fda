from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from parks.models import Park
from programmes.models import ReportingUnit, Round
from reports.choices import EligibilityCause, EligibilityOutcome
from reports.models.filing import FilingVersion


class EligibilityJudgement(models.Model):
    """What a province judges of a clause that no register can establish. Append-only by trigger; the latest counts."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="eligibility_judgements")
    unit = models.ForeignKey(ReportingUnit, on_delete=models.PROTECT, related_name="+")
    park = models.ForeignKey(Park, on_delete=models.PROTECT, related_name="+")
    clause = models.CharField(max_length=64)
    # What was known when it was judged: the judgement stands while that is unchanged.
    facts = models.CharField(max_length=500)
    holds = models.BooleanField(_("met"))
    opinion = models.TextField(_("opinion"))
    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["round", "park", "clause"], name="eligibility_judged")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(opinion=""), name="eligibility_judgement_has_opinion")
        ]

    def __str__(self) -> str:
        return f"{self.clause} {self.park_id}"


class EligibilityRecord(models.Model):
    """How a park of a version stood at a time: frozen when handed in, and again when the register changed."""

    version = models.ForeignKey(FilingVersion, on_delete=models.PROTECT, related_name="eligibility")
    park = models.ForeignKey(Park, on_delete=models.PROTECT, related_name="+")
    cause = models.CharField(max_length=10, choices=EligibilityCause)
    outcome = models.CharField(max_length=10, choices=EligibilityOutcome)  # not met when a clause blocks
    findings = models.JSONField()  # a row for each clause, in Chinese
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["version", "park"], name="eligibility_of_version")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.park_id} {self.outcome}"

    @property
    def unsettled(self) -> list[dict[str, Any]]:
        """Return the rows that keep the park from being taken up: not met, or not established and not judged."""
        return [row for row in self.findings if row["blocking"] and row["outcome"] != EligibilityOutcome.MET]
