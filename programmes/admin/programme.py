from common.admin import PolicyAdmin, register
from programmes.models import Participation, Programme


@register(Programme)
class ProgrammeAdmin(PolicyAdmin):
    list_display = ("code", "name_zh", "mark", "edition")
    list_select_related = ("edition",)
    search_fields = ("code", "name_zh")
    fields = ("code", "name_zh", "name_en", "mark", "edition")


@register(Participation)
class ParticipationAdmin(PolicyAdmin):
    list_display = ("sequence", "name_printed", "programme", "unit", "park", "listed_on", "state")
    list_filter = ("programme", "state", "batch")
    list_select_related = ("programme", "unit__region", "park")
    search_fields = ("name_printed",)
    fields = (
        "name_printed",
        "region_printed",
        "park",
        "programme",
        "edition",
        "unit",
        "batch",
        "sequence",
        "listed_on",
        "document",
        "state",
    )
