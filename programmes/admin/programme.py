from django.utils.translation import gettext_lazy as _

from common.admin import PolicyAdmin, register
from programmes.models import Participation, Programme, Round


@register(Programme)
class ProgrammeAdmin(PolicyAdmin):
    list_display = ("code", "name_zh", "mark", "edition")
    list_select_related = ("edition",)
    search_fields = ("code", "name_zh")
    fields = ("code", "name_zh", "name_en", "mark", "edition")


@register(Round)
class RoundAdmin(PolicyAdmin):
    list_display = ("title", "programme", "kind", "year", "due_on", "closes_on", "state", "is_trial")
    list_filter = ("programme", "kind", "state", "year", "is_trial")
    list_select_related = ("programme",)
    search_fields = ("title",)
    fieldsets = (
        (None, {"fields": ("title", "programme", "edition", "kind", "form", "year", "state", "is_trial")}),
        (_("Days"), {"fields": ("opens_on", "due_on", "closes_on", "set_by_ministry")}),
        (_("Quota and contact"), {"fields": ("quota", "contact")}),
    )


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
