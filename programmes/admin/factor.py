from common.admin import PolicyAdmin, register
from programmes.models import Factor


@register(Factor)
class FactorAdmin(PolicyAdmin):
    list_display = ("carrier", "quantity", "value", "unit", "region", "year", "source_zh", "status", "edition")
    list_filter = ("edition", "quantity", "status", "carrier")
    list_select_related = ("edition",)
    search_fields = ("carrier", "source_zh", "source_number")
    fields = (
        "carrier", "quantity", "value", "unit", "region", "year", "source_zh", "source_number", "status", "note_zh",
        "edition",
    )  # fmt: skip
