"""What was evaluated, published and decided: to be looked at. The acts are in the portal."""

from common.admin import PolicyAdmin, register
from evaluations.models import (
    Evaluation,
    ExpertReview,
    Naming,
    Objection,
    PublicNotice,
    StagedDecision,
    Statement,
)


@register(Evaluation)
class EvaluationAdmin(PolicyAdmin):
    list_display = ("participation", "round", "state", "opened_at")
    list_filter = ("state",)
    list_select_related = ("participation", "round")
    fields = ("participation", "round", "scheme", "state", "opened_at")


@register(PublicNotice)
class PublicNoticeAdmin(PolicyAdmin):
    list_display = ("title", "opens_on", "closes_on")
    fields = (
        "title", "text", "opens_on", "closes_on", "phone", "address", "email", "digest", "opened_at", "corrects",
        "correction",
    )  # fmt: skip


@register(Naming)
class NamingAdmin(PolicyAdmin):
    list_display = ("title", "document", "dated", "imported")
    fields = ("title", "batch", "document", "dated", "letter_title", "addressees", "letter", "published_at", "imported")


@register(ExpertReview)
class ExpertReviewAdmin(PolicyAdmin):
    list_display = ("park", "round", "outcome", "document", "recorded_at")
    list_filter = ("outcome",)
    list_select_related = ("park", "round")
    fields = ("park", "round", "outcome", "document", "note", "recorded_at")


@register(StagedDecision)
class StagedDecisionAdmin(PolicyAdmin):
    list_display = ("park", "round", "verdict", "sequence", "staged_by", "staged_at", "released_at")
    list_filter = ("verdict",)
    list_select_related = ("park", "round", "staged_by")
    fields = (
        "park", "round", "verdict", "reason", "sequence", "name_printed", "region_printed", "staged_by", "staged_at",
        "released_at",
    )  # fmt: skip


@register(Objection)
class ObjectionAdmin(PolicyAdmin):
    """Without a word of who objected: that stands on the page of the desk alone."""

    list_display = ("number", "notice", "state", "outcome", "received_at", "assigned_to")
    list_filter = ("state", "outcome")
    list_select_related = ("notice__round", "assigned_to")
    fields = ("number", "notice", "sequence", "text", "state", "outcome", "answer", "received_at", "answered_at")


@register(Statement)
class StatementAdmin(PolicyAdmin):
    list_display = ("matter", "body", "due_on", "given_at")
    list_select_related = ("body",)
    fields = ("matter", "body", "question", "due_on", "text", "given_at")
