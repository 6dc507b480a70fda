import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Region
from common.querysets import ScopedQuerySet
from common.subjects import Subject
from parks.choices import Grade, IncidentAct, IncidentKind, IncidentState
from parks.models.park import Park


class Incident(models.Model):
    """A work-safety accident, an environmental emergency or a criminal environmental case in a park, as it stands."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    park = models.ForeignKey(Park, verbose_name=_("park"), on_delete=models.PROTECT, related_name="incidents")
    kind = models.CharField(_("kind"), max_length=20, choices=IncidentKind)
    happened_on = models.DateField(_("day"))
    description = models.CharField(_("what happened"), max_length=500)
    document = models.CharField(_("source"), max_length=200)
    # Empty is not known; none is zero.
    deaths = models.PositiveIntegerField(_("deaths"), null=True, blank=True)
    injured = models.PositiveIntegerField(_("seriously injured or poisoned"), null=True, blank=True)
    evacuated = models.PositiveIntegerField(_("evacuated"), null=True, blank=True)
    loss = models.DecimalField(_("direct loss (10 000 yuan)"), max_digits=14, decimal_places=4, null=True, blank=True)
    triggers = models.JSONField(default=list, blank=True)  # codes of parks.choices.Trigger
    computed_grade = models.CharField(_("computed grade"), max_length=15, choices=Grade, blank=True)
    official_grade = models.CharField(_("grade of the authority"), max_length=15, choices=Grade, blank=True)
    official_document = models.CharField(_("document of the authority"), max_length=200, blank=True)
    # What counts: the authority's grade where there is one, else the computed one; empty for a criminal case.
    grade = models.CharField(_("grade"), max_length=15, choices=Grade, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=IncidentState, default=IncidentState.STANDING)
    number = models.PositiveSmallIntegerField(default=1)  # of the revision that stands
    entered_by = models.ForeignKey(
        Organisation, verbose_name=_("entered by"), on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(_("entered"))

    objects = ScopedQuerySet["Incident"].as_manager()

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        ordering = ["-happened_on", "-id"]
        indexes = [models.Index(fields=["park", "kind", "happened_on"], name="incident_of_park")]
        constraints = [
            models.CheckConstraint(condition=Q(loss__isnull=True) | Q(loss__gte=0), name="incident_loss_not_negative"),
            models.CheckConstraint(
                condition=Q(kind=IncidentKind.CRIMINAL, computed_grade="", official_grade="", grade="")
                | ~Q(kind=IncidentKind.CRIMINAL) & ~Q(computed_grade="") & ~Q(grade=""),
                name="incident_graded_unless_criminal",
            ),
            models.CheckConstraint(
                condition=Q(official_grade="", official_document="", grade=F("computed_grade"))
                | ~Q(official_grade="") & ~Q(official_document="") & Q(grade=F("official_grade")),
                name="incident_authority_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.park} {self.happened_on}"

    @property
    def is_withdrawn(self) -> bool:
        return self.state == IncidentState.WITHDRAWN

    def as_subject(self) -> Subject:
        park = self.park.as_subject()
        label = f"{self.park.name} {self.happened_on}"
        return Subject("parks.incident", self.pk, label, unit=park.unit, body_id=park.body_id, park_id=park.park_id)


class IncidentRevision(models.Model):
    """A state of an incident: what was stated from then on, by whom and why. Append-only by trigger (X-02)."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=10, choices=IncidentAct)
    stated = models.JSONField()  # parks.domain.incidents.Stated, as text
    reason = models.TextField(blank=True)
    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["incident_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="incident_revision_once"),
            models.CheckConstraint(
                condition=Q(act=IncidentAct.ENTERED) | ~Q(reason=""), name="incident_revision_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id}/{self.number}"


class IncidentComment(models.Model):
    """What the park says to an incident about itself."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField()
    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["incident_id", "id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="incident_comment_not_empty")]

    def __str__(self) -> str:
        return f"{self.incident_id} {self.by_name}"


class Recommender(models.Model):
    """A region whose bodies recommend a park that lies elsewhere: written by the apps above, which know programmes."""

    park = models.ForeignKey(Park, on_delete=models.PROTECT, related_name="recommenders")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["park_id", "region_id"]
        constraints = [models.UniqueConstraint(fields=["park", "region"], name="recommender_once")]

    def __str__(self) -> str:
        return f"{self.park_id} {self.region_id}"
