"""Parks from a sheet: send it, look at what it would do, decide row by row, confirm once."""

from tempfile import TemporaryFile
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.generic import FormView

from accounts.domain import regions
from common import policy, sheets
from common.errors import RuleViolation
from common.forms import perform
from common.lists import Choice, Column, ListPage, Rows, Text
from common.ui import Crumb, Tab
from common.views import SignedIn
from parks.choices import Decision, LineState, LoadState
from parks.domain import loads
from parks.domain.loads import words
from parks.domain.loads.columns import HEADS
from parks.forms import LoadForm
from parks.models import LoadLine, ParkLoad

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ROW = "row-"


class Keeper(SignedIn):
    """Asks the policy before anything is read or shown; a visitor is asked to sign in first."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            policy.require(self.actor, "parks.load_parks")
        return super().dispatch(request, *args, **kwargs)


class LoadList(Keeper, ListPage):
    """The sheets that were sent, the last one first."""

    template_name = "parks/load_list.html"
    title = gettext_lazy("Sheets of parks")
    counted = gettext_lazy("%(count)s sheets")
    columns = (
        Column(
            "name",
            gettext_lazy("File"),
            "name",
            sort="name",
            head=True,
            link=lambda load: reverse("parks:load", args=[load.public_id]),
        ),
        Column("source", gettext_lazy("Which list it is"), "source", sort="source"),
        Column("rows", gettext_lazy("Rows"), "rows", sort="rows", numeric=True),
        Column("state", gettext_lazy("State"), "state", sort="state", labels=dict(LoadState.choices), classes="nw"),
        Column("sent_by", gettext_lazy("Sent by"), "sent_by__name", sort="sent_by__name", classes="nw"),
        Column("sent_at", gettext_lazy("Sent"), "sent_at", sort="sent_at", classes="nw"),
    )
    filters = (
        Text("q", gettext_lazy("File or list"), ("name", "source")),
        Choice("state", gettext_lazy("State"), LoadState.choices, "state"),
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(crumbs=_way(), **kwargs)

    def rows(self) -> Rows:
        seen = ParkLoad.objects.visible_to(self.actor).defer("table", "merged").select_related("sent_by")
        return seen.annotate(rows=Count("lines")).order_by("-pk")


class SendLoad(Keeper, FormView[LoadForm]):
    """Send a sheet; what cannot be read is refused here, nothing is written yet."""

    template_name = "parks/load_send.html"
    form_class = LoadForm

    def form_valid(self, form: LoadForm) -> HttpResponse:
        values = {**form.cleaned_data, "upload": form.cleaned_data["sheet"]}
        values.pop("sheet")
        load = perform(form, lambda: loads.send(actor=self.actor, **values))
        return redirect("parks:load", public_id=load.public_id) if load else self.form_invalid(form)

    def form_invalid(self, form: LoadForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = [*_way(), Crumb(_("Load from a sheet"))]
        return super().get_context_data(crumbs=crumbs, **kwargs)


class LoadTemplate(Keeper):
    """The empty sheet with the heads that are understood."""

    def get(self, _request: HttpRequest) -> FileResponse:
        file = TemporaryFile()  # noqa: SIM115 - FileResponse closes it
        heads = [said[0] if column != "area_ha" else f"{said[0]}（公顷）" for column, said in HEADS.items()]
        sheets.write_xlsx(file, "园区名录", heads, [])
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename="园区名录.xlsx", content_type=_XLSX)


class LoadPage(ListPage):
    """What a sheet would do, row by row, or what it did; decisions are kept, one confirmation writes all."""

    template_name = "parks/load.html"
    counted = gettext_lazy("%(count)s rows")
    columns = (
        Column("number", pgettext_lazy("of a sheet", "Row"), "number", sort="number", numeric=True),
        Column("name", gettext_lazy("Park"), "name", head=True),
        Column("region", gettext_lazy("Province"), "region__short_name", classes="nw"),
        Column("state", gettext_lazy("State"), "state", labels=dict(LineState.choices), classes="nw"),
        Column(
            "says",
            gettext_lazy("What it would do, or what is to be mended"),
            words.notes,
            template="parks/includes/load_says.html",
            classes="wide-s",
        ),
        Column(
            "decision",
            gettext_lazy("Decision"),
            "decision",
            labels=dict(Decision.choices),
            template="parks/includes/load_choice.html",
            classes="wide-s",
        ),
    )
    filters = (
        Choice("state", gettext_lazy("State"), LineState.choices, "state"),
        Choice("region", gettext_lazy("Province"), lambda _request: regions.choices(), "region"),
        Text("q", gettext_lazy("Name"), ("name", "code")),
    )
    complaint: tuple[str, ...] = ()

    @property
    def title(self) -> str:  # type: ignore[override]  # each sheet has a name of its own
        return self.load.source

    @cached_property
    def load(self) -> ParkLoad:
        seen = ParkLoad.objects.visible_to(self.actor).defer("table", "merged")
        return get_object_or_404(seen.select_related("sent_by", "confirmed_by"), public_id=self.kwargs["public_id"])

    def rows(self) -> Rows:
        lines = LoadLine.objects.visible_to(self.actor).filter(load=self.load)
        return lines.select_related("region", "park").order_by("number")

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        """Keep decisions, leave the open rows out, confirm or discard: the button that was pressed says which."""
        acts = {"confirm": self._confirm, "rest": self._leave_rest_out, "discard": self._discard}
        try:
            acts.get(request.POST.get("act", ""), self._decide)(request)
        except RuleViolation as violation:
            self.complaint = tuple(f"{one.message} {one.remedy}".strip() for one in violation.problems)
            del self.load
            return self.render_to_response(self.get_context_data(public_id=public_id), status=422)
        query = request.GET.urlencode()
        return redirect(f"{request.path}?{query}" if query else request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counts = loads.counts(self.load)
        return super().get_context_data(
            load=self.load,
            job=loads.work_on(self.load),
            complaint=self.complaint,
            tabs=self._tabs(counts),
            counts=counts,
            may_discard=self.load.state in loads.DISCARDABLE,
            crumbs=[*_way(), Crumb(self.load.name)],
            **kwargs,
        )

    def _confirm(self, request: HttpRequest) -> None:
        version = request.POST.get("version", "")
        load = loads.confirm(actor=self.actor, load=self.load, version=int(version) if version.isdecimal() else -1)
        if load.state == LoadState.WRITTEN:
            messages.success(request, _("The sheet is in the register."))

    def _leave_rest_out(self, request: HttpRequest) -> None:
        count = loads.leave_rest_out(actor=self.actor, load=self.load)
        message = ngettext("%(count)d row is left out.", "%(count)d rows are left out.", count)
        messages.success(request, message % {"count": count})

    def _discard(self, request: HttpRequest) -> None:
        loads.discard(actor=self.actor, load=self.load)
        messages.success(request, _("The sheet is discarded. The register is as it was."))

    def _decide(self, request: HttpRequest) -> None:
        posted = {key.removeprefix(_ROW): str(value) for key, value in request.POST.items() if key.startswith(_ROW)}
        choices = {int(number): value for number, value in posted.items() if number.isdecimal() and len(number) < 8}  # noqa: PLR2004 - the largest sheet has fewer rows
        loads.decide(actor=self.actor, load=self.load, choices=choices)
        messages.success(request, _("The decisions are kept."))

    def _tabs(self, counts: dict[str, int]) -> list[Tab]:
        asked = self.request.GET.get("state", "")
        states = [("", _("All"), counts["total"]), *((one.value, str(one.label), counts[one]) for one in LineState)]
        return [
            Tab(str(label), f"?state={code}" if code else "?", str(count), current=code == asked)
            for code, label, count in states
        ]


def _way() -> list[Crumb]:
    return [Crumb(_("Register of parks"), reverse("parks:list")), Crumb(_("Sheets of parks"), reverse("parks:loads"))]
