"""What was filed before the portal: sent as a sheet and confirmed once, or entered one by one."""

from tempfile import TemporaryFile
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import policy, sheets
from common.forms import perform
from common.ui import Crumb
from common.views import SignedIn
from reports.domain import history
from reports.domain.history import Kept, Kind
from reports.forms.history import ConfirmForm, ContentForm, CorrectionForm, PaperForm, SheetForm
from reports.models import Filing
from reports.views.finding import find_filing

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class HistoryView(SignedIn):
    """A page for those who enter papers; all others read why it is not theirs."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            policy.require(self.actor, "reports.take_over_filings")
        return super().dispatch(request, *args, **kwargs)

    def page(self, name: str, context: dict[str, Any], *more: str, status: int = 200) -> HttpResponse:
        """Return a page with the way to it."""
        context["crumbs"] = _crumbs(*more)
        return render(self.request, f"reports/{name}.html", context, status=status)


class HistoryPage(HistoryView):
    """Send a sheet, or go to the entry of a single paper."""

    def get(self, _request: HttpRequest) -> HttpResponse:
        return self._page(SheetForm(kinds=self._kinds()))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SheetForm(request.POST, request.FILES, kinds=self._kinds())
        stored = perform(form, lambda: self._keep(form)) if form.is_valid() else None
        if stored is None:
            return self._page(form, status=422)
        return redirect("reports:history_sheet", public_id=stored.public_id)

    def _keep(self, form: SheetForm) -> Any:
        kind = _kind_or_404(self.actor, form.cleaned_data["kind"])
        return history.keep(actor=self.actor, kind=kind, upload=form.cleaned_data["sheet"])

    def _kinds(self) -> list[Kind]:
        return history.kinds(self.actor)

    def _page(self, form: SheetForm, status: int = 200) -> HttpResponse:
        return self.page("history", {"form": form, "kinds": self._kinds()}, status=status)


class SheetTemplate(HistoryView):
    """The empty sheet of a form: the bases of the actor are in it, the rest is to be filled in."""

    def get(self, request: HttpRequest) -> FileResponse:
        kind = _kind_or_404(self.actor, request.GET.get("kind", ""))
        columns = history.columns_of(kind)
        head = [_("base"), _("year"), _("day of filing"), *(one.label for one in columns)]
        rows = [[base.name_printed] for base in history.bases(self.actor, kind)]
        file = TemporaryFile()  # noqa: SIM115 - FileResponse closes it
        sheets.write_xlsx(file, kind.form.name.localised, head, rows)
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename=f"{kind.name}.xlsx", content_type=XLSX)


class SheetPreview(HistoryView):
    """What a sheet would bring, by row and column; the confirmation writes it all at once."""

    def get(self, _request: HttpRequest, public_id: UUID) -> HttpResponse:
        sheet = self._sheet(public_id)
        found = history.preview(actor=self.actor, kind=sheet.kind, rows=sheet.rows)
        return self._page(sheet, found, ConfirmForm(unusual=found.is_unusual))

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        sheet = self._sheet(public_id)
        found = history.preview(actor=self.actor, kind=sheet.kind, rows=sheet.rows)
        form = ConfirmForm(request.POST, unusual=found.is_unusual)
        written = perform(form, lambda: self._write(sheet, form)) if form.is_valid() else None
        if written is None:
            return self._page(sheet, found, form, status=422)
        count = len(written)
        text = ngettext("%(count)d filing was entered.", "%(count)d filings were entered.", count) % {"count": count}
        messages.success(request, text)
        return redirect(f"{reverse('reports:filing_list')}?before=1")

    def _write(self, sheet: Kept, form: ConfirmForm) -> list[Any]:
        return history.take_over_sheet(
            actor=self.actor,
            sheet=sheet,
            note=form.cleaned_data["note"],
            accept_unusual=form.cleaned_data.get("accept_unusual", False),
        )

    def _sheet(self, public_id: UUID) -> Kept:
        found = history.kept(self.actor, public_id)
        if found is None:
            raise Http404
        return found

    def _page(self, sheet: Kept, found: history.Preview, form: ConfirmForm, status: int = 200) -> HttpResponse:
        context = {"sheet": sheet, "preview": found, "form": form}
        return self.page("history_sheet", context, _("Check the sheet"), status=status)


class EnterPaper(HistoryView):
    """Enter one paper: first which, then its figures, a text and the scan."""

    def get(self, request: HttpRequest) -> HttpResponse:
        chosen = self._chosen(request.GET or None)
        if not (chosen.is_bound and chosen.is_valid()):
            return self.page("history_choose", {"form": chosen}, _("Enter one paper"))
        return self._page(chosen, ContentForm(columns=self._columns(chosen)))

    def post(self, request: HttpRequest) -> HttpResponse:
        chosen = self._chosen(request.POST)
        if not chosen.is_valid():
            return self.page("history_choose", {"form": chosen}, _("Enter one paper"), status=422)
        form = ContentForm(request.POST, request.FILES, columns=self._columns(chosen))
        version = perform(form, lambda: self._take_over(chosen, form)) if form.is_valid() else None
        if version is None:
            return self._page(chosen, form, status=422)
        messages.success(request, _("Entered. It is on file, marked as filed before the portal."))
        return redirect("reports:filing_detail", public_id=version.filing.public_id)

    def _take_over(self, chosen: PaperForm, form: ContentForm) -> Any:
        return history.take_over(
            actor=self.actor,
            participation=chosen.cleaned_data["base"],
            form=_kind_or_404(self.actor, chosen.cleaned_data["kind"]).form.code,
            period=chosen.cleaned_data["year"],
            filed_on=form.day(),
            content=form.content(),
            files=form.scans(),
            note=form.cleaned_data["note"],
        )

    def _chosen(self, data: Any) -> PaperForm:
        kind = history.kind_of(self.actor, data.get("kind", "")) if data else None
        return PaperForm(data, kinds=history.kinds(self.actor), bases=history.bases(self.actor, kind))

    def _columns(self, chosen: PaperForm) -> list[history.Column]:
        return history.columns_of(_kind_or_404(self.actor, chosen.cleaned_data["kind"]))

    def _page(self, chosen: PaperForm, form: ContentForm, status: int = 200) -> HttpResponse:
        kind = _kind_or_404(self.actor, chosen.cleaned_data["kind"])
        context = {"form": form, "chosen": chosen.cleaned_data, "kind": kind}
        return self.page("history_new", context, _("Enter one paper"), status=status)


class CorrectPaper(HistoryView):
    """Mend what was entered of a paper, with a reason; the version before stays."""

    def get(self, _request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = self._filing(public_id)
        return self._page(filing, self._form(filing, None))

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = self._filing(public_id)
        form = self._form(filing, request.POST, request.FILES)
        version = perform(form, lambda: self._correct(filing, form)) if form.is_valid() else None
        if version is None:
            return self._page(filing, form, status=422)
        messages.success(request, _("Corrected. The version before stays and can be read."))
        return redirect("reports:filing_detail", public_id=public_id)

    def _correct(self, filing: Filing, form: CorrectionForm) -> Any:
        return history.correct_paper(
            actor=self.actor,
            filing=filing,
            base_version=form.cleaned_data["base_version"],
            filed_on=form.day(),
            content=form.content(),
            files=form.scans(),
            reason=form.cleaned_data["note"],
        )

    def _filing(self, public_id: UUID) -> Filing:
        filing = find_filing(self.actor, public_id)
        policy.require(self.actor, "reports.correct_paper", filing)
        return filing

    def _form(self, filing: Filing, *data: Any) -> CorrectionForm:
        version = filing.current_version
        assert version is not None  # noqa: S101 - the policy looked
        columns = history.columns_of(Kind(version.edition, filing.filled_form))
        initial = {"filed_on": version.filed_on, "base_version": version.number}
        standing = history.content_of(version, columns)
        return CorrectionForm(*data, columns=columns, standing=standing, initial=initial)

    def _page(self, filing: Filing, form: CorrectionForm, status: int = 200) -> HttpResponse:
        return self.page("history_correct", {"form": form, "filing": filing}, _("Correct"), status=status)


def _kind_or_404(actor: policy.Actor, code: str) -> Kind:
    found = history.kind_of(actor, code)
    if found is None:
        raise Http404
    return found


def _crumbs(*more: str) -> list[Crumb]:
    own = reverse("reports:history") if more else ""
    rows = [Crumb(_("Filings"), reverse("reports:filing_list")), Crumb(_("Filed before the portal"), own)]
    return rows + [Crumb(label) for label in more]
