"""The receivers' pages: read what came in, then return it with reasons, pass it on or file it."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from common import policy
from common.forms import perform
from common.views import SignedIn
from reports.choices import FilingAct
from reports.domain import dossiers, eligibility, filings, plan_effects, versions
from reports.domain.dossiers import Dossier
from reports.domain.presentation import present
from reports.domain.transitions import ACTIONS, available_acts
from reports.forms.reviewing import OpinionForm, RecommendForm, ReturnForm
from reports.models import Filing, FilingVersion
from reports.views import parts
from reports.views.finding import find_filing, find_version


class ReviewPage(SignedIn):
    """What was handed in, with what changed marked, and the acts. Opening it means it was received."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = find_filing(self.actor, public_id)
        policy.require(self.actor, "reports.receive_filing", filing)
        filings.open_by_holder(actor=self.actor, filing=filing)
        version = current(self.actor, filing)
        context = {
            "filing": filing,
            "version": version,
            "views": present(version),
            "tables": eligibility.tables(dossier_of(filing)),
            "before": versions.before(version),
            "effects": plan_effects.of_version(version),
            "handlings": filing.handlings.select_related("body").order_by("id"),
            "acts": {act.value for act in available_acts(self.actor, filing)},
            "receiver": parts.receiver(filing, filing.step + 1),
            "chain": parts.links(filing),
            "crumbs": parts.crumbs(filing, _("Review")),
        }
        return render(request, "reports/review.html", context)


class ReviewAct(SignedIn):
    """An act of a receiver: GET says what follows from it, POST does it."""

    act: ClassVar[FilingAct]
    heading: ClassVar[str | Promise]
    done: ClassVar[str | Promise]
    template = "reports/act.html"

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = self._filing(public_id)
        return self._page(request, filing, self.form(filing, None))

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = self._filing(public_id)
        form = self.form(filing, request.POST)
        if form.is_valid() and self._perform(filing, form):
            messages.success(request, str(self.done))
            return redirect("reports:filing_detail", public_id=public_id)
        return self._page(request, filing, form, status=422)

    def form(self, filing: Filing, data: Any) -> forms.Form:
        """Return the form of the act; who recommends judges in it what no register establishes."""
        wanted = filing.current_step.opinion == "required"
        if filing.current_step.verb != "recommend":
            return OpinionForm(data, wanted=wanted)
        return RecommendForm(data, wanted=wanted, findings=eligibility.to_judge(dossier_of(filing)))

    def run(self, filing: Filing, form: Any) -> object:
        """Do the act."""
        raise NotImplementedError

    def _perform(self, filing: Filing, form: forms.Form) -> bool:
        return perform(form, lambda: self._judged_and_run(filing, form)) is not None

    @transaction.atomic
    def _judged_and_run(self, filing: Filing, form: Any) -> object:
        """Record what is judged in the form of a recommendation, then do the act: both or neither."""
        answers = form.answers() if isinstance(form, RecommendForm) else ()
        for clause, holds, opinion in answers:
            dossier, park = dossier_of(filing), filing.park
            assert park is not None  # noqa: S101 - parks apply
            eligibility.judge(actor=self.actor, dossier=dossier, park=park, clause=clause, holds=holds, opinion=opinion)
        return self.run(filing, form)

    def _filing(self, public_id: UUID) -> Filing:
        filing = find_filing(self.actor, public_id)
        policy.require(self.actor, ACTIONS[self.act], filing)
        return filing

    def _page(self, request: HttpRequest, filing: Filing, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {
            "filing": filing,
            "form": form,
            "act": self.act.value,
            "tables": eligibility.tables(dossier_of(filing)) if isinstance(form, RecommendForm) else [],
            "heading": self.heading,
            "receiver": parts.receiver(filing, filing.step + 1),
            "crumbs": parts.crumbs(filing, str(self.heading)),
        }
        return render(request, self.template, context, status=status)


class PassOn(ReviewAct):
    """Give the filing to the next level."""

    act = FilingAct.PASS_ON
    heading = gettext_lazy("Pass on")
    done = gettext_lazy("Passed on. The next level has been told.")

    def run(self, filing: Filing, form: Any) -> object:
        return filings.pass_on_filing(actor=self.actor, filing=filing, opinion=form.cleaned_data["opinion"])


class File(ReviewAct):
    """Accept the filing at the last level."""

    act = FilingAct.FILE
    heading = pgettext_lazy("verb", "File")
    done = gettext_lazy("Filed. The filer has been told.")

    def run(self, filing: Filing, form: Any) -> object:
        return filings.file_filing(actor=self.actor, filing=filing, opinion=form.cleaned_data["opinion"])


class Recommend(ReviewAct):
    """Recommend an application; it can then be taken over into the list."""

    act = FilingAct.RECOMMEND
    heading = gettext_lazy("Recommend")
    done = gettext_lazy("Recommended. The park has been told.")

    def run(self, filing: Filing, form: Any) -> object:
        return filings.recommend_filing(actor=self.actor, filing=filing, opinion=form.cleaned_data["opinion"])


class Decline(ReviewAct):
    """Do not recommend an application."""

    act = FilingAct.DECLINE
    heading = gettext_lazy("Do not recommend")
    done = gettext_lazy("Not recommended. The park has been told the reason.")

    def form(self, _filing: Filing, data: Any) -> forms.Form:
        form = OpinionForm(data)
        form.fields["opinion"].label = _("Reason")
        form.fields["opinion"].help_text = _("Required. The park is told the reason.")
        return form

    def run(self, filing: Filing, form: Any) -> object:
        return filings.decline_filing(actor=self.actor, filing=filing, opinion=form.cleaned_data["opinion"])


class Return(ReviewAct):
    """Give the filing back with reasons by section and place."""

    act = FilingAct.RETURN
    heading = gettext_lazy("Return for changes")
    done = gettext_lazy("Returned. The filer has been told what to mend.")
    template = "reports/return.html"

    def form(self, filing: Filing, data: Any) -> forms.Form:
        return ReturnForm(data, views=present(current(self.actor, filing)))

    def run(self, filing: Filing, form: Any) -> object:
        cleaned = form.cleaned_data
        return filings.return_filing(
            actor=self.actor, filing=filing, reasons=form.reasons(), note=cleaned["note"], due_on=cleaned["due_on"]
        )


def dossier_of(filing: Filing) -> Dossier:
    """Return what is under review, as it was handed in."""
    assert filing.current_version is not None  # noqa: S101 - what is under review has a version
    return dossiers.of_version(filing.current_version)


def current(actor: policy.Actor, filing: Filing) -> FilingVersion:
    """Return the version under review, else 404."""
    number = filing.current_version.number if filing.current_version else 0
    return find_version(actor, filing.public_id, number)
