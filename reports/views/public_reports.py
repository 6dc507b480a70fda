"""Public versions of reports: prepared and withdrawn by who filed them, read by anybody (HZ-11)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import DetailView

from common import policy
from common.forms import perform
from common.lists import Column, ListPage, Text
from common.ui import Crumb
from common.views import SignedIn, actor_of
from programmes.models import Participation, Round
from reports.domain import encouraged, filings, public_reports
from reports.forms.public_report import PublicForm, WithdrawForm
from reports.models import Filing, PublicReport
from reports.views import parts
from reports.views.finding import find_filing


class PublicReportList(ListPage):
    """Reports that are public; who prepares one sees it here too."""

    public = True
    title = gettext_lazy("Green development reports")
    counted = gettext_lazy("%(count)s reports")
    default_sort = "-published"
    columns = (
        Column(
            "title",
            pgettext_lazy("public version", "Title"),
            "title",
            sort="title",
            head=True,
            link=lambda row: reverse("reports:public_report", args=[row.public_id]),
        ),
        Column(
            "body", pgettext_lazy("public version", "Published by"), "version__filing__body__name",
            sort="version__filing__body__name",
        ),
        Column(
            "period", gettext_lazy("Year"), lambda row: str(row.version.filing.period),
            sort="version__filing__period", classes="nw",
        ),
        Column(
            "state", gettext_lazy("State"), lambda row: row.get_state_display(), sort="state", classes="nw",
            template="includes/state_cell.html",
        ),
        Column(
            "published", pgettext_lazy("public version", "Published"), "published_at", sort="published_at",
            classes="nw",
        ),
    )  # fmt: skip
    filters = (Text("q", gettext_lazy("Zone or title"), fields=("title", "version__filing__body__name")),)

    def rows(self) -> QuerySet[PublicReport]:
        rows = PublicReport.objects.visible_to(self.actor).select_related("version__filing__body")
        return rows.defer("version__content", "version__files")


class PublicReportPage(DetailView[PublicReport]):
    """A public report: the parts that were chosen, and its PDF."""

    template_name = "reports/public_report.html"
    slug_field = slug_url_kwarg = "public_id"
    context_object_name = "report"

    def get_queryset(self) -> QuerySet[PublicReport]:
        rows = PublicReport.objects.visible_to(actor_of(self.request))
        return rows.select_related("version__filing__body", "version__filing__programme")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report: PublicReport = self.object
        return super().get_context_data(
            parts=report.parts.all(),
            paper=public_reports.paper_of(report),
            may_withdraw=bool(policy.can(actor_of(self.request), "reports.withdraw_public_report", report)),
            crumbs=[Crumb(str(PublicReportList.title), reverse("reports:public_reports")), Crumb(report.title)],
            **kwargs,
        )


class KeepPublic(SignedIn):
    """Choose the parts, edit their text, save or publish."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = self._filing(public_id)
        return self._page(request, filing, self._form(filing))

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = self._filing(public_id)
        form = self._form(filing, request.POST)
        report = perform(form, lambda: self._kept(filing, form)) if form.is_valid() else None
        if report is None:
            return self._page(request, filing, form, status=422)
        if "publish" in request.POST:
            return redirect("reports:public_report", public_id=report.public_id)
        messages.success(request, _("Saved. Nobody outside sees it yet."))
        return redirect("reports:keep_public", public_id=public_id)

    def _kept(self, filing: Filing, form: PublicForm) -> PublicReport:
        title, texts = form.cleaned_data["title"], form.texts()
        report = public_reports.save_public(actor=self.actor, filing=filing, title=title, texts=texts)
        return public_reports.publish(actor=self.actor, report=report) if "publish" in self.request.POST else report

    def _filing(self, public_id: UUID) -> Filing:
        filing = find_filing(self.actor, public_id)
        policy.require(self.actor, "reports.keep_public_report", filing)
        return filing

    def _form(self, filing: Filing, data: Any = None) -> PublicForm:
        version, report = filing.current_version, public_reports.standing(filing)
        assert version is not None  # noqa: S101 - the policy looked: what is filed has a version
        return PublicForm(data, version=version, report=report)

    def _page(self, request: HttpRequest, filing: Filing, form: PublicForm, status: int = 200) -> HttpResponse:
        kept_back = [one for one in filing.filled_form.sections if not one.publishable]
        pairs = [(form[code], form[f"text_{code}"]) for code in form.codes]
        crumbs = parts.crumbs(filing, _("Public version"))
        context = {"filing": filing, "form": form, "pairs": pairs, "kept_back": kept_back, "crumbs": crumbs}
        return render(request, "reports/keep_public.html", context, status=status)


class WithdrawPublic(SignedIn):
    """Take back what was made public."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        return self._page(request, self._report(public_id), WithdrawForm())

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        report, form = self._report(public_id), WithdrawForm(request.POST)
        withdrawn = perform(form, lambda: self._withdrawn(report, form)) if form.is_valid() else None
        if withdrawn:
            messages.success(request, _("It is withdrawn."))
            return redirect("reports:public_report", public_id=public_id)
        return self._page(request, report, form, status=422)

    def _withdrawn(self, report: PublicReport, form: WithdrawForm) -> PublicReport:
        return public_reports.withdraw(actor=self.actor, report=report, reason=form.cleaned_data["reason"])

    def _report(self, public_id: UUID) -> PublicReport:
        rows = PublicReport.objects.visible_to(self.actor).select_related("version__filing__body")
        report: PublicReport = get_object_or_404(rows, public_id=public_id)
        policy.require(self.actor, "reports.withdraw_public_report", report)
        return report

    def _page(self, request: HttpRequest, report: PublicReport, form: WithdrawForm, status: int = 200) -> HttpResponse:
        crumbs = [Crumb(report.title, reverse("reports:public_report", args=[report.public_id])), Crumb(_("Withdraw"))]
        return render(
            request, "reports/withdraw_public.html", {"report": report, "form": form, "crumbs": crumbs}, status=status
        )


class BeginEncouraged(SignedIn):
    """Begin what a round only encourages: for the park of the programme that the actor acts for, else 404."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        opened, base = self._found(public_id)
        form = opened.definition.form(opened.form)
        context = {"round": opened, "base": base, "form": form, "cited": opened.definition.basis_of(form)}
        return render(request, "reports/begin_encouraged.html", context)

    def post(self, _request: HttpRequest, public_id: UUID) -> HttpResponse:
        opened, base = self._found(public_id)
        filing = filings.open_filing(actor=self.actor, round=opened, unit=base.unit, participation=base)
        return redirect("reports:filing_detail", public_id=filing.public_id)

    def _found(self, public_id: UUID) -> tuple[Round, Participation]:
        rows = Round.objects.visible_to(self.actor).select_related("edition", "programme")
        opened = get_object_or_404(rows, public_id=public_id)
        base = encouraged.base_for(self.actor, opened)
        if base is None:
            raise Http404
        return opened, base
