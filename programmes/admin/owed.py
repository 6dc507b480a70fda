from common.admin import PolicyAdmin, register
from programmes.models import Obligation


@register(Obligation)
class ObligationAdmin(PolicyAdmin):
    list_display = ("title", "debtor", "programme", "due_on", "closes_on", "state", "met_late", "next_notice_at")
    list_filter = ("programme", "state", "met_late", "period")
    list_select_related = ("debtor", "programme")
    search_fields = ("title", "debtor__name")
    fields = (
        "title",
        "programme",
        "round",
        "debtor",
        "unit",
        "participation",
        "basis",
        "original_due_on",
        "due_on",
        "closes_on",
        "state",
        "met_at",
        "met_late",
        "next_notice",
        "next_notice_at",
    )
