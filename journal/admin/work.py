from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from common.admin import PolicyAdmin, register
from common.views import actor_of
from journal.domain import jobs
from journal.models import Job, Paper, StoredFile


@register(Job)
class JobAdmin(PolicyAdmin):
    list_display = ("created_at", "kind", "subject_label", "state", "tries", "due_at", "finished_at", "error")
    list_filter = ("state", "kind")
    ordering = ("-pk",)
    actions = ("run_again",)

    @admin.action(description=_("Start failed work again"))
    def run_again(self, request: HttpRequest, rows: QuerySet[Job]) -> None:
        started = sum(jobs.retry(job=job, actor=actor_of(request)) for job in rows.filter(state="failed"))
        told = ngettext("%(count)s work is started again.", "%(count)s works are started again.", started)
        self.message_user(request, told % {"count": started}, messages.SUCCESS)


@register(StoredFile)
class StoredFileAdmin(PolicyAdmin):
    list_display = ("stored_at", "name", "media_type", "size", "subject_label", "sha256")
    list_filter = ("media_type",)
    ordering = ("-pk",)


@register(Paper)
class PaperAdmin(PolicyAdmin):
    list_display = ("requested_at", "document", "subject_label", "version", "language", "state", "ready_at")
    list_filter = ("state", "document", "language")
    ordering = ("-pk",)
