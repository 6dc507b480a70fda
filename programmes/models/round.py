import hashlib
import json
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.querysets import ScopedQuerySet
from common.subjects import Subject
from programmes.choices import Level, RoundKind, RoundState
from programmes.definition import Definition, EvaluationPlan, Form, effective
from programmes.models.programme import Edition, Programme

TRIAL_MARK = "【试填】"


class Round(models.Model):
    """One running of a demand: a call, a year's reports, an evaluation. Opening it freezes the edition."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="rounds")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="rounds")
    kind = models.CharField(max_length=20, choices=RoundKind)
    # The form that is filed (park_list, annual_report) or the evaluation scheme (mid_term, final).
    form = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=RoundState, default=RoundState.PREPARING)
    opens_on = models.DateField()
    due_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)  # empty: late filings stay possible
    quota = models.PositiveSmallIntegerField(null=True, blank=True)
    contact = models.TextField(blank=True)
    set_by_ministry = models.BooleanField(default=False)  # the day is not in the document
    # What the ministry changed of the editable values: {"deadlines.annual_report.month": 5}. Frozen with the edition.
    overrides = models.JSONField(default=dict, blank=True)
    # Who opens evaluations, asks reviewers and releases: a province does so for its own parks (CR-11).
    organised_by = models.CharField(max_length=10, choices=Level, default=Level.MINISTRY)
    # Holds what was filed on paper before the portal: it asked nobody, and the year can still be opened beside it.
    for_papers = models.BooleanField(default=False)
    # A trial before the season: filled in and handed in as in earnest, owed by nobody, counted nowhere.
    is_trial = models.BooleanField(_("On trial"), default=False)

    objects = ScopedQuerySet["Round"].as_manager()

    class Meta:
        ordering = ["-year", "-opens_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("opens_on")), name="round_due_after_opening"),
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(closes_on__gte=F("due_on")),
                name="round_closes_after_due",
            ),
            models.UniqueConstraint(
                fields=["edition", "form", "year", "for_papers"],
                condition=Q(is_trial=False),
                name="round_once_a_year",
            ),
            models.UniqueConstraint(
                fields=["edition", "form", "year"],
                condition=Q(is_trial=True) & ~Q(state=RoundState.CLOSED),
                name="round_one_trial_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(is_trial=False) | Q(for_papers=False) & ~Q(kind=RoundKind.EVALUATION),
                name="round_trial_is_of_a_form",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_put_away(self) -> bool:
        """Say whether it was a trial that is over: what was filled in stays readable, nothing is done with it."""
        return self.is_trial and self.state == RoundState.CLOSED

    @property
    def mark(self) -> str:
        """Return what stands before every title of a trial, on screen, in lists and on paper; nothing in earnest."""
        return TRIAL_MARK if self.is_trial else ""

    @property
    def definition(self) -> Definition:
        """Return what holds in this round: its edition with the ministry's changes."""
        return effective(self.edition.digest, self.edition.definition, self.overrides)

    @property
    def application_form(self) -> Form | None:
        """Return the form by which parks apply in this round; an evaluation takes no applications."""
        return None if self.kind == RoundKind.EVALUATION else self.definition.application_to(self.form)

    @property
    def acceptance(self) -> EvaluationPlan | None:
        """Return what the applications of this round must pass before their parks are named; None where lists are."""
        return None if self.kind == RoundKind.EVALUATION else self.definition.acceptance_of(self.form)

    @property
    def takes_candidates(self) -> bool:
        """Say whether parks are named from this round: a call for lists, or applications that go up one by one."""
        return not self.is_trial and (self.kind == RoundKind.CALL or self.acceptance is not None)

    @property
    def rules_digest(self) -> str:
        """Return by what the rules of the round are known: the edition as it was stored, and what was changed of it.

        Never computed from the parsed definition: a key that a later version of the code knows would change it.
        """
        if not self.overrides:
            return self.edition.digest
        changed = json.dumps(self.overrides, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(f"{self.edition.digest} {changed}".encode()).hexdigest()

    def as_subject(self) -> Subject:
        return Subject("programmes.round", self.pk, self.title, programme=self.programme_id)
