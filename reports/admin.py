"""What was handed in, for the ministries to look at: nothing is changed here."""

from common.admin import PolicyAdmin, register
from reports.models import (
    ApprovedPlan,
    DraftComment,
    EnergyUse,
    Fact,
    Filing,
    FilingVersion,
    PlanProject,
    PlanTask,
    Progress,
    PublicReport,
    PublishedRecord,
    Record,
    SentWorkbook,
    SummaryOrigin,
    Target,
    TargetWarning,
    WorkItem,
)


@register(Filing)
class FilingAdmin(PolicyAdmin):
    list_display = ("title", "filer_name", "programme", "period", "state", "holder", "held_since")
    list_filter = ("programme", "form", "state", "period")
    search_fields = ("title", "participation__name_printed", "park__name", "unit__region__name")
    list_select_related = ("programme", "participation", "park", "unit__region", "holder")
    fields = ("title", "programme", "form", "unit", "body", "period", "state", "step", "holder", "held_since")


@register(FilingVersion)
class FilingVersionAdmin(PolicyAdmin):
    list_display = ("label", "filing", "submitted_at", "submitted_by", "late", "filed_on")
    list_filter = ("late", "taken_over", "filing__form", "filing__period")
    search_fields = ("label",)
    list_select_related = ("filing", "submitted_by")
    fields = (
        "label",
        "filing",
        "number",
        "edition",
        "digest",
        "statement",
        "submitted_at",
        "submitted_by",
        "late",
        "taken_over",
        "filed_on",
    )


@register(Fact)
class FactAdmin(PolicyAdmin):
    list_display = ("park", "measure", "variant", "year", "standing", "value", "unit", "version")
    list_filter = ("measure", "variant", "year", "standing")
    search_fields = ("park__name", "measure")
    list_select_related = ("park", "version")
    fields = ("park", "measure", "variant", "year", "standing", "value", "decimals", "unit", "reason", "version")


@register(EnergyUse)
class EnergyUseAdmin(PolicyAdmin):
    list_display = ("park", "enterprise", "carrier", "year", "amount", "supplied", "unit", "tce", "co2", "version")
    list_filter = ("carrier", "year")
    search_fields = ("park__name", "enterprise__name", "enterprise__code")
    list_select_related = ("park", "enterprise", "version")
    fields = (
        "park", "enterprise", "carrier", "year", "amount", "supplied", "unit", "tce", "co2", "tce_factor",
        "co2_factor", "version",
    )  # fmt: skip


@register(PublicReport)
class PublicReportAdmin(PolicyAdmin):
    list_display = ("title", "version", "state", "published_at", "withdrawn_at")
    list_filter = ("state",)
    search_fields = ("title", "version__filing__body__name")
    list_select_related = ("version",)
    fields = ("title", "version", "state", "published_at", "withdrawn_at", "withdraw_reason")


@register(SentWorkbook)
class SentWorkbookAdmin(PolicyAdmin):
    list_display = ("file", "filing", "state", "sent_by", "sent_at", "written_at")
    list_filter = ("state",)
    list_select_related = ("file", "filing", "sent_by")
    fields = ("file", "filing", "state", "sent_by", "sent_at", "written_at")


@register(ApprovedPlan)
class ApprovedPlanAdmin(PolicyAdmin):
    list_display = ("version", "participation", "form", "since")
    list_filter = ("participation__programme", "form")
    search_fields = ("participation__name_printed", "version__label")
    list_select_related = ("version", "participation")
    fields = ("version", "participation", "form", "since")


@register(Target)
class TargetAdmin(PolicyAdmin):
    list_display = ("park", "indicator", "base_year", "base", "year", "target", "is_milestone", "version")
    list_filter = ("indicator", "year", "is_milestone")
    search_fields = ("park__name", "indicator")
    list_select_related = ("park", "version")
    fields = ("park", "indicator", "base_year", "base", "year", "target", "is_milestone", "version")


@register(PlanTask)
class PlanTaskAdmin(PolicyAdmin):
    list_display = ("task", "park", "area", "responsible_body", "starts_on", "ends_on", "version")
    list_filter = ("area",)
    search_fields = ("park__name", "task", "responsible_body")
    list_select_related = ("park", "version")
    fields = (
        "task",
        "park",
        "area",
        "responsible_body",
        "responsible_person",
        "starts_on",
        "ends_on",
        "version",
    )


@register(PlanProject)
class PlanProjectAdmin(PolicyAdmin):
    list_display = ("name", "park", "area", "kind", "investment", "starts_on", "ends_on", "version")
    list_filter = ("area", "kind")
    search_fields = ("park__name", "name", "body")
    list_select_related = ("park", "version")
    fields = (
        "name",
        "park",
        "area",
        "kind",
        "content",
        "body",
        "investment",
        "starts_on",
        "ends_on",
        "expected",
        "version",
    )


@register(Record)
class RecordAdmin(PolicyAdmin):
    list_display = ("title", "ledger", "programme", "participation", "dated", "amount", "state", "owner", "due_on")
    list_filter = ("programme", "ledger", "state", "year")
    search_fields = ("title", "participation__name_printed")
    list_select_related = ("programme", "participation", "owner")
    fields = (
        "title",
        "programme",
        "ledger",
        "participation",
        "unit",
        "dated",
        "category",
        "giver",
        "amount",
        "project_name",
        "rank",
        "text",
        "state",
        "owner",
        "due_on",
        "answer",
        "closed_on",
        "entered_by",
        "entered_at",
    )


@register(PublishedRecord)
class PublishedRecordAdmin(PolicyAdmin):
    list_display = ("title", "programme", "park_name", "region", "published_on", "withdrawn_on")
    list_filter = ("programme", "ledger")
    search_fields = ("title", "park_name")
    list_select_related = ("programme",)
    fields = ("title", "programme", "ledger", "park_name", "region", "text", "published_on", "withdrawn_on", "reason")


@register(WorkItem)
class WorkItemAdmin(PolicyAdmin):
    list_display = ("title", "participation", "year", "responsible_body", "responsible_person", "starts_on", "ends_on")
    list_filter = ("participation__programme", "year")
    search_fields = ("title", "participation__name_printed", "responsible_body", "responsible_person")
    list_select_related = ("participation",)
    fields = ("title", "participation", "year", "responsible_body", "responsible_person", "starts_on", "ends_on")


@register(Progress)
class ProgressAdmin(PolicyAdmin):
    list_display = ("name", "park", "year", "status", "invested", "version")
    list_filter = ("year", "status")
    search_fields = ("name", "park__name")
    list_select_related = ("park", "version")
    fields = ("name", "park", "year", "status", "invested", "version")


@register(SummaryOrigin)
class SummaryOriginAdmin(PolicyAdmin):
    list_display = ("version", "address", "source", "value")
    list_filter = ("version__filing__form", "version__filing__period")
    search_fields = ("version__label", "address")
    list_select_related = ("version", "source")
    fields = ("version", "address", "source", "value", "decimals")


@register(DraftComment)
class DraftCommentAdmin(PolicyAdmin):
    list_display = ("place", "filing", "body", "at", "is_done", "answered_at")
    list_filter = ("is_done", "filing__programme")
    search_fields = ("place", "filing__title", "filing__participation__name_printed")
    list_select_related = ("filing", "body")
    fields = ("filing", "place", "text", "body", "by", "at", "answer", "is_done", "answered_at")


@register(TargetWarning)
class TargetWarningAdmin(PolicyAdmin):
    list_display = ("participation", "indicator", "year", "version", "warned_at")
    list_filter = ("participation__programme", "indicator", "year")
    search_fields = ("participation__name_printed", "indicator")
    list_select_related = ("participation", "version")
    fields = ("participation", "indicator", "year", "version", "warned_at")
