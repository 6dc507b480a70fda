"""Bodies and seats from a sheet: send it, look at what it would do, confirm once."""

from tempfile import TemporaryFile
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import FormView

from accounts.domain import seating
from accounts.forms import SeatSheetForm
from accounts.models import SeatSheet
from common import policy, sheets
from common.errors import RuleViolation
from common.forms import perform
from common.views import SignedIn

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportSeats(SignedIn, FormView[SeatSheetForm]):
    """Send a sheet; it is read and shown, nothing is written yet."""

    template_name = "accounts/import_seats.html"
    form_class = SeatSheetForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            policy.require(self.actor, "accounts.import_seats")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: SeatSheetForm) -> HttpResponse:
        kept = perform(form, lambda: seating.keep(actor=self.actor, upload=form.cleaned_data["sheet"]))
        if kept is None:
            return self.form_invalid(form)
        return redirect("accounts:seat_sheet", public_id=kept.public_id)


class SeatTemplate(SignedIn):
    """The empty sheet."""

    def get(self, _request: HttpRequest) -> FileResponse:
        policy.require(self.actor, "accounts.import_seats")
        file = TemporaryFile()  # noqa: SIM115 - FileResponse closes it
        title = _("Bodies and seats")
        sheets.write_xlsx(file, title, seating.head(get_language() or ""), [])
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename=f"{title}.xlsx", content_type=_XLSX)


class SeatSheetPage(SignedIn):
    """What the sheet would do, row by row; the confirmation writes it all at once."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        return self._page(request, self._sheet(public_id))

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        sheet = self._sheet(public_id)
        accepted = {int(number) for number in request.POST.getlist("accept") if number.isdecimal()}
        try:
            seating.write(actor=self.actor, sheet=sheet, accepted=accepted, seal=request.POST.get("seal", ""))
        except RuleViolation as violation:
            return self._page(request, sheet, str(violation), status=422)
        messages.success(request, _("The sheet is written."))
        return redirect("accounts:people")

    def _sheet(self, public_id: UUID) -> SeatSheet:
        return get_object_or_404(SeatSheet.objects.visible_to(self.actor), public_id=public_id)

    def _page(self, request: HttpRequest, sheet: SeatSheet, complaint: str = "", status: int = 200) -> HttpResponse:
        preview = seating.preview(actor=self.actor, sheet=sheet)
        context = {"sheet": sheet, "preview": preview, "complaint": complaint}
        return render(request, "accounts/seat_sheet.html", context, status=status)
