"""What plans set down: which is in force on a day, its targets by year, tasks and projects."""

from typing import Any

from django.db.models import Model, QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin

from common import clock
from common.api.filters import YearFilter, YesNoFilter
from common.api.pagination import Keyset
from common.api.views import Rows
from reports.models import ApprovedPlan, PlanInvestment, PlanProject, PlanTask, Target


class ApprovedPlanSerializer(serializers.ModelSerializer[ApprovedPlan]):
    version = serializers.CharField(source="version.label", read_only=True)
    participation = serializers.IntegerField(source="participation_id", read_only=True)
    base = serializers.CharField(source="participation.name_printed", read_only=True)

    class Meta:
        model = ApprovedPlan
        fields = ["id", "participation", "base", "form", "version", "since"]
        read_only_fields = fields


class TargetSerializer(serializers.ModelSerializer[Target]):
    version = serializers.CharField(source="version.label", read_only=True)
    park = serializers.UUIDField(source="park.public_id", read_only=True)

    class Meta:
        model = Target
        fields = ["id", "version", "park", "indicator", "base_year", "base", "year", "target", "is_milestone"]
        read_only_fields = fields


class PlanTaskSerializer(serializers.ModelSerializer[PlanTask]):
    version = serializers.CharField(source="version.label", read_only=True)
    park = serializers.UUIDField(source="park.public_id", read_only=True)

    class Meta:
        model = PlanTask
        fields = [
            "id", "version", "park", "key", "number", "area", "task", "responsible_body", "responsible_person",
            "starts_on", "ends_on",
        ]  # fmt: skip
        read_only_fields = fields


class InvestmentSerializer(serializers.ModelSerializer[PlanInvestment]):
    class Meta:
        model = PlanInvestment
        fields = ["year", "amount"]
        read_only_fields = fields


class PlanProjectSerializer(serializers.ModelSerializer[PlanProject]):
    version = serializers.CharField(source="version.label", read_only=True)
    park = serializers.UUIDField(source="park.public_id", read_only=True)
    by_year = InvestmentSerializer(many=True, read_only=True, help_text="万元")

    class Meta:
        model = PlanProject
        fields = [
            "id", "version", "park", "key", "number", "name", "area", "kind", "content", "body", "investment",
            "starts_on", "ends_on", "expected", "by_year",
        ]  # fmt: skip
        read_only_fields = fields


class PlanFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    on = filters.DateFilter(method="in_force_on", help_text="only what was in force on this day")
    participation = filters.NumberFilter(field_name="participation_id", min_value=1, max_value=2**63 - 1)
    programme = filters.CharFilter(field_name="participation__programme_id", max_length=40)

    class Meta:
        model = ApprovedPlan
        fields: list[str] = []

    def in_force_on(self, rows: Any, _name: str, day: Any) -> Any:
        """Keep the plans in force on a day."""
        return rows.in_force(day)


class _OfVersion(filters.FilterSet):  # type: ignore[misc] # the library has no types
    version = filters.CharFilter(field_name="version__label", max_length=60)
    park = filters.UUIDFilter(field_name="park__public_id")
    programme = filters.CharFilter(field_name="version__filing__programme_id", max_length=40)
    in_force = YesNoFilter(method="only_in_force", help_text="only what stands in a plan in force today")

    class Meta:
        model: type[Model] = Target
        fields: list[str] = []

    def only_in_force(self, rows: Any, _name: str, value: object) -> Any:
        """Keep or leave out what stands in the plans in force."""
        plans = ApprovedPlan.objects.in_force(clock.today())
        return rows.filter(version__approval__in=plans) if value else rows.exclude(version__approval__in=plans)


class TargetFilter(_OfVersion):
    indicator = filters.CharFilter(max_length=60)
    year = YearFilter()

    class Meta(_OfVersion.Meta):
        model = Target


class TaskFilter(_OfVersion):
    area = filters.CharFilter(max_length=64)

    class Meta(_OfVersion.Meta):
        model = PlanTask


class ProjectFilter(TaskFilter):
    kind = filters.CharFilter(max_length=64)

    class Meta(_OfVersion.Meta):
        model = PlanProject


class ApprovedPlans(ListModelMixin, Rows[ApprovedPlan]):
    """Versions of plans with the day since which each is in force; `on` gives those of a day."""

    queryset = ApprovedPlan.objects.none()
    serializer_class = ApprovedPlanSerializer
    filterset_class = PlanFilter
    pagination_class = Keyset

    def rows(self) -> QuerySet[ApprovedPlan]:
        return ApprovedPlan.objects.visible_to(self.actor).select_related("version", "participation")


class Targets(ListModelMixin, Rows[Target]):
    """Targets and milestones of plans, by year."""

    queryset = Target.objects.none()
    serializer_class = TargetSerializer
    filterset_class = TargetFilter
    pagination_class = Keyset

    def rows(self) -> QuerySet[Target]:
        return Target.objects.visible_to(self.actor).select_related("park", "version")


class PlanTasks(ListModelMixin, Rows[PlanTask]):
    """Tasks of plans with who answers for them."""

    queryset = PlanTask.objects.none()
    serializer_class = PlanTaskSerializer
    filterset_class = TaskFilter
    pagination_class = Keyset

    def rows(self) -> QuerySet[PlanTask]:
        return PlanTask.objects.visible_to(self.actor).select_related("park", "version")


class PlanProjects(ListModelMixin, Rows[PlanProject]):
    """Projects of plans with their investment by year."""

    queryset = PlanProject.objects.none()
    serializer_class = PlanProjectSerializer
    filterset_class = ProjectFilter
    pagination_class = Keyset

    def rows(self) -> QuerySet[PlanProject]:
        rows = PlanProject.objects.visible_to(self.actor).select_related("park", "version")
        return rows.prefetch_related("by_year")
