"""What a plan sets down, as typed rows of a version: targets by year, tasks, projects and their investment (GB-17)."""

from datetime import date

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from common.querysets import ScopedQuerySet
from parks.models import Park
from programmes.models import Participation
from reports.models.filing import FilingVersion


class Target(models.Model):
    """What a plan wants an indicator to have reached by the end of a year, and from where it starts.

    An indicator has one row for its target, the last year, and one for each milestone set on the way.
    """

    version = models.ForeignKey(FilingVersion, on_delete=models.CASCADE, related_name="targets")
    park = models.ForeignKey(Park, on_delete=models.PROTECT, related_name="targets")
    indicator = models.CharField(_("indicator"), max_length=60)
    base = models.DecimalField(_("baseline"), max_digits=20, decimal_places=6, null=True, blank=True)
    base_decimals = models.PositiveSmallIntegerField(default=0)
    base_year = models.PositiveSmallIntegerField(_("base year"), null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=20, decimal_places=6, null=True, blank=True)
    target_decimals = models.PositiveSmallIntegerField(default=0)
    year = models.PositiveSmallIntegerField(_("year"))  # by the end of which it is to be reached
    is_milestone = models.BooleanField(_("milestone"), default=False)

    objects = ScopedQuerySet["Target"].as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["version_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "indicator", "year"], name="target_once_per_version_and_year"),
            models.UniqueConstraint(
                fields=["version", "indicator"], condition=Q(is_milestone=False), name="target_final_once_per_version"
            ),
            models.CheckConstraint(
                condition=Q(base_year__isnull=True) | Q(base_year__lt=F("year")), name="target_after_base_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"


class PlanTask(models.Model):
    """A task of a plan with who answers for it; `key` is the row's own and stays the same from version to version."""

    version = models.ForeignKey(
        FilingVersion, on_delete=models.CASCADE, related_name="tasks", verbose_name=_("version")
    )
    park = models.ForeignKey(Park, on_delete=models.PROTECT, related_name="plan_tasks", verbose_name=_("park"))
    key = models.UUIDField()
    number = models.PositiveSmallIntegerField(_("number"))
    area = models.CharField(_("task area"), max_length=64)
    task = models.CharField(_("task"), max_length=200)
    responsible_body = models.CharField(_("responsible body"), max_length=100)
    responsible_person = models.CharField(_("responsible person"), max_length=50, blank=True)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("end"), null=True, blank=True)

    objects = ScopedQuerySet["PlanTask"].as_manager()

    class Meta:
        verbose_name = _("task of a plan")
        verbose_name_plural = _("tasks of plans")
        ordering = ["version_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="plan_task_once_per_version"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="plan_task_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.task


class PlanProject(models.Model):
    """A project of a plan; investment in 万元. High energy use is refused before a row is written (GB-27)."""

    version = models.ForeignKey(
        FilingVersion, on_delete=models.CASCADE, related_name="projects", verbose_name=_("version")
    )
    park = models.ForeignKey(Park, on_delete=models.PROTECT, related_name="plan_projects", verbose_name=_("park"))
    key = models.UUIDField()
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("project"), max_length=100)
    area = models.CharField(_("task area"), max_length=64, blank=True)
    kind = models.CharField(_("kind of project"), max_length=64, blank=True)
    content = models.TextField(_("content"), blank=True)
    body = models.CharField(_("carried out by"), max_length=100, blank=True)
    investment = models.DecimalField(_("investment, 万元"), max_digits=18, decimal_places=6)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("end"), null=True, blank=True)
    expected = models.TextField(_("expected outcome"), blank=True)

    objects = ScopedQuerySet["PlanProject"].as_manager()

    class Meta:
        verbose_name = _("project of a plan")
        verbose_name_plural = _("projects of plans")
        ordering = ["version_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="plan_project_once_per_version"),
            models.CheckConstraint(condition=Q(investment__gt=0), name="plan_project_has_investment"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="plan_project_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlanInvestment(models.Model):
    """What a project of a plan costs in one year, in 万元."""

    project = models.ForeignKey(PlanProject, on_delete=models.CASCADE, related_name="by_year")
    year = models.PositiveSmallIntegerField(_("year"))
    amount = models.DecimalField(_("investment, 万元"), max_digits=18, decimal_places=6)

    objects = ScopedQuerySet["PlanInvestment"].as_manager()

    class Meta:
        ordering = ["project_id", "year"]
        constraints = [
            models.UniqueConstraint(fields=["project", "year"], name="plan_investment_once_per_year"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="plan_investment_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.amount}"


class ApprovedPlanQuerySet(ScopedQuerySet["ApprovedPlan"]):
    def in_force(self, day: date) -> "ApprovedPlanQuerySet":
        """Return the plans in force on a day: for each base and form the version approved last until then."""
        until = ApprovedPlan.objects.filter(
            participation=OuterRef("participation"), form=OuterRef("form"), since__lte=day
        )
        return self.filter(pk=Subquery(until.order_by("-since", "-id").values("pk")[:1]))


class ApprovedPlan(models.Model):
    """From which day a version of a plan is in force: the day on which the last level put it on file (GB-18, CR-07).

    The version before stays in force until then, whatever is drafted or under review.
    """

    version = models.OneToOneField(
        FilingVersion, on_delete=models.PROTECT, related_name="approval", verbose_name=_("version")
    )
    participation = models.ForeignKey(
        Participation, on_delete=models.PROTECT, related_name="approved_plans", verbose_name=_("base")
    )
    form = models.CharField(_("form"), max_length=40)
    since = models.DateField(_("in force since"))

    objects = ApprovedPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan in force")
        verbose_name_plural = _("plans in force")
        ordering = ["participation_id", "since", "id"]
        indexes = [models.Index(fields=["participation", "form", "since"], name="approved_plan_lookup")]

    def __str__(self) -> str:
        return self.version.label
