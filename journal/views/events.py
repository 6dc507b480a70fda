from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common import policy
from common.lists import Choice, Column, ListPage, Text
from common.views import actor_of
from journal.choices import EventOutcome
from journal.domain.labels import label_of
from journal.models import Event


def _kinds(_request: HttpRequest) -> list[tuple[str, str]]:
    kinds = Event.objects.order_by("kind").values_list("kind", flat=True).distinct()
    return [(kind, label_of(kind)) for kind in kinds]


class EventList(ListPage):
    """The journal, for the audit administrator; for all others there is no such page."""

    title = pgettext_lazy("journal", "Journal")
    counted = _("%(count)s events")
    default_sort = "-at"
    columns = (
        Column("at", pgettext_lazy("journal", "Time"), "at", sort="id", classes="nw"),
        Column("what", _("What was done"), lambda event: label_of(event.kind), head=True),
        Column(
            "outcome", pgettext_lazy("journal", "Outcome"), "outcome", labels=dict(EventOutcome.choices), classes="nw"
        ),
        Column("who", pgettext_lazy("journal", "Who"), "actor_label"),
        Column("body", pgettext_lazy("journal", "For whom"), "actor_body"),
        Column("subject", pgettext_lazy("journal", "Subject"), "subject_label"),
        Column("reason", pgettext_lazy("journal", "Reason"), "reason"),
        Column("address", pgettext_lazy("journal", "From where"), "address"),
    )
    filters = (
        Text("q", pgettext_lazy("journal", "Search"), fields=("subject_label", "actor_label", "actor_body")),
        Choice("kind", _("What was done"), _kinds, "kind"),
        Choice("outcome", pgettext_lazy("journal", "Outcome"), EventOutcome.choices, "outcome"),
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not policy.can(actor_of(request), "journal.read_events"):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def rows(self) -> Any:
        return Event.objects.visible_to(self.actor)
