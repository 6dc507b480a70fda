import uuid
from dataclasses import replace

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.querysets import ScopedQuerySet
from common.subjects import Subject
from evaluations.choices import AssignmentState, EvaluationState
from programmes.definition.scheme import Scheme
from programmes.models import Participation, Round


class Evaluation(models.Model):
    """The evaluation of one base in a round. Scores live in tables of their own and reach the park only by release."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(
        Round, verbose_name=_("Evaluation round"), on_delete=models.PROTECT, related_name="evaluations"
    )
    participation = models.ForeignKey(
        Participation, verbose_name=_("Base"), on_delete=models.PROTECT, related_name="evaluations"
    )
    scheme = models.CharField(_("Scheme"), max_length=40)
    state = models.CharField(_("State"), max_length=10, choices=EvaluationState, default=EvaluationState.SCORING)
    opened_at = models.DateTimeField(_("Opened"))

    objects = ScopedQuerySet["Evaluation"].as_manager()

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ["round_id", "participation__sequence"]
        constraints = [models.UniqueConstraint(fields=["round", "participation"], name="evaluation_once")]

    def __str__(self) -> str:
        return f"{self.participation}"

    @property
    def rules(self) -> Scheme:
        """Return the scheme by which it is judged, of the edition that the round froze."""
        return self.round.definition.scheme(self.scheme)

    def as_subject(self) -> Subject:
        base = self.participation.as_subject()
        return replace(base, kind="evaluations.evaluation", id=self.pk)


class Assignment(models.Model):
    """A reviewer asked to score one evaluation. Who reviews is confidential."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    evaluation = models.ForeignKey(
        Evaluation, verbose_name=_("evaluation"), on_delete=models.PROTECT, related_name="assignments"
    )
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    state = models.CharField(_("State"), max_length=10, choices=AssignmentState, default=AssignmentState.ASSIGNED)
    due_on = models.DateField(_("Sheet due on"))
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()
    submitted_at = models.DateTimeField(_("Submitted"), null=True, blank=True)
    recusal_reason = models.TextField(blank=True)

    objects = ScopedQuerySet["Assignment"].as_manager()

    class Meta:
        verbose_name = _("score sheet")
        verbose_name_plural = _("score sheets")
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "reviewer"], name="assignment_once"),
            models.CheckConstraint(
                condition=~Q(state=AssignmentState.SUBMITTED) | Q(submitted_at__isnull=False),
                name="assignment_submitted_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation}"

    def as_subject(self) -> Subject:
        # No unit, body or park: rows about it must not be found from the side of those who are evaluated.
        base = self.evaluation.as_subject()
        return Subject("evaluations.assignment", self.pk, base.label, programme=base.programme)


class ScoreSheet(models.Model):
    """A reviewer's scores. Total in hundredths of a point, computed when the sheet is submitted."""

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="sheet")
    version = models.PositiveIntegerField(default=0)
    opinion = models.TextField(blank=True)
    total = models.PositiveIntegerField(null=True, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedQuerySet["ScoreSheet"].as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(total__isnull=True) | Q(total__lte=11000), name="score_sheet_total_range"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assignment}"


class Score(models.Model):
    """The points given for a criterion, in hundredths, with the reason."""

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.PROTECT, related_name="scores")
    criterion = models.CharField(max_length=40)
    points = models.PositiveIntegerField(null=True, blank=True)
    # What was typed and is no possible score: a draft loses nothing.
    typed = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)

    objects = ScopedQuerySet["Score"].as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "criterion"], name="score_once"),
            models.CheckConstraint(condition=Q(points__isnull=True) | Q(typed=""), name="score_points_or_typed"),
        ]

    def __str__(self) -> str:
        return self.criterion


class Result(models.Model):
    """The weighted total and band of an evaluation, before release: for the ministry's eyes only."""

    evaluation = models.OneToOneField(Evaluation, on_delete=models.PROTECT, related_name="result")
    mean = models.PositiveIntegerField()  # of the submitted sheets, before vetoes and downgrades
    total = models.PositiveIntegerField()
    band = models.CharField(max_length=40)
    vetoes = models.JSONField(default=list, blank=True)  # codes of the scheme that the ministry found to apply
    downgrades = models.JSONField(default=list, blank=True)
    reason = models.TextField(blank=True)  # on what it found them
    computed_at = models.DateTimeField()

    objects = ScopedQuerySet["Result"].as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.evaluation}"

    def as_subject(self) -> Subject:
        base = self.evaluation.as_subject()
        return Subject("evaluations.result", self.pk, base.label, programme=base.programme)


class Release(models.Model):
    """What the park and the province are told: a copied snapshot, not a flag on live rows."""

    evaluation = models.OneToOneField(Evaluation, on_delete=models.PROTECT, related_name="release")
    total = models.PositiveIntegerField()
    band = models.CharField(max_length=40)
    band_name = models.CharField(max_length=40)
    findings = models.JSONField(default=list, blank=True)  # names of the vetoes and downgrades that applied
    opinions = models.JSONField(default=list, blank=True)  # without names, in an order that tells nothing
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField()

    objects = ScopedQuerySet["Release"].as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.evaluation}"

    def as_subject(self) -> Subject:
        return replace(self.evaluation.as_subject(), kind="evaluations.release", id=self.pk)
