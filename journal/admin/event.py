from tempfile import TemporaryFile
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext_lazy as _

from common import clock, sheets
from common.acts import Act, ActAdmin
from common.admin import PolicyAdmin, register
from journal.domain import checking
from journal.domain.labels import label_of
from journal.models import Event, Job, Seal

# All that an auditor needs to check a row's digest outside the portal.
EXPORTED = ("pk", *(field.attname for field in Event._meta.concrete_fields if not field.primary_key))  # noqa: SLF001 - Django's documented API


@register(Event)
class EventAdmin(PolicyAdmin):
    list_display = ("at", "worded", "outcome", "actor_label", "actor_body", "subject_label", "programme", "unit")
    list_filter = ("outcome", "programme", "kind")
    search_fields = ("subject_label", "actor_label", "actor_body", "kind")
    ordering = ("-pk",)
    actions = ("export",)
    # Who acted stands in words: not every reader of the journal sees accounts.
    exclude = ("actor",)

    @admin.display(description=_("What was done"), ordering="kind")
    def worded(self, event: Event) -> str:
        return label_of(event.kind)

    @admin.action(description=_("Export as csv"))
    def export(self, request: HttpRequest, events: QuerySet[Event]) -> FileResponse:
        file: Any = TemporaryFile()  # noqa: SIM115 - FileResponse closes it
        sheets.write_csv(file, EXPORTED, events.values_list(*EXPORTED).iterator())
        file.seek(0)
        name = f"journal-{clock.today():%Y%m%d}.csv"
        return FileResponse(file, as_attachment=True, filename=name, content_type="text/csv; charset=utf-8")


def _check(actor: Any, _row: None, _values: dict[str, Any]) -> Job:
    return checking.ask(actor=actor)


@register(Seal)
class SealAdmin(ActAdmin):
    list_display = ("pk", "at", "first_event", "last_event", "count", "digest")
    ordering = ("-pk",)
    acts = (
        Act(
            code="check",
            label=_("Check the journal against its seals"),
            action=checking.CHECK,
            form=lambda _actor, _row, data: forms.Form(data),
            run=_check,
            done=_("The journal is being checked. You are told what was found."),
            on_row=False,
        ),
    )
