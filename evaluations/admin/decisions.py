"""What was evaluated, published and decided: to be looked at. The acts are in the portal."""

from common.admin import PolicyAdmin, register
from evaluations.models import Evaluation, Naming, PublicNotice


@register(Evaluation)
class EvaluationAdmin(PolicyAdmin):
    list_display = ("participation", "round", "state", "opened_at")
    list_filter = ("state",)
    list_select_related = ("participation", "round")
    fields = ("participation", "round", "scheme", "state", "opened_at")


@register(PublicNotice)
class PublicNoticeAdmin(PolicyAdmin):
    list_display = ("title", "opens_on", "closes_on")
    fields = ("title", "text", "opens_on", "closes_on", "phone", "address", "email", "digest", "opened_at")


@register(Naming)
class NamingAdmin(PolicyAdmin):
    list_display = ("title", "document", "dated", "imported")
    fields = ("title", "batch", "document", "dated", "published_at", "imported")
