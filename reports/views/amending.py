"""A change of what is on file: opened with its reason, given up again."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from common import policy
from common.forms import perform
from common.views import SignedIn
from reports.domain import amending
from reports.forms.plans import ConfirmForm, ReasonForm
from reports.models import Filing
from reports.views import parts
from reports.views.finding import find_filing


class ChangeAct(SignedIn):
    """An act of the filer on what is on file: GET says what follows from it, POST does it."""

    action: ClassVar[str]
    heading: ClassVar[str | Promise]
    done: ClassVar[str | Promise]
    form_class: ClassVar[type[Any]] = ConfirmForm

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        return self._page(request, self._filing(public_id), self.form_class())

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing, form = self._filing(public_id), self.form_class(request.POST)
        if form.is_valid() and perform(form, lambda: self.run(filing, form.cleaned_data)) is not None:
            messages.success(request, str(self.done))
            return redirect("reports:filing_detail", public_id=public_id)
        return self._page(request, filing, form, status=422)

    def run(self, filing: Filing, cleaned: dict[str, Any]) -> object:
        """Do the act."""
        raise NotImplementedError

    def _filing(self, public_id: UUID) -> Filing:
        filing = find_filing(self.actor, public_id)
        policy.require(self.actor, f"reports.{self.action}_filing", filing)
        return filing

    def _page(self, request: HttpRequest, filing: Filing, form: Any, status: int = 200) -> HttpResponse:
        context = {
            "filing": filing,
            "form": form,
            "act": self.action,
            "heading": self.heading,
            "crumbs": parts.crumbs(filing, str(self.heading)),
        }
        return render(request, "reports/amend.html", context, status=status)


class Amend(ChangeAct):
    """Open what is on file for a change."""

    action = "amend"
    heading = gettext_lazy("Change or supplement")
    done = gettext_lazy("It is open for the change. What is on file stands meanwhile.")
    form_class = ReasonForm

    def run(self, filing: Filing, cleaned: dict[str, Any]) -> object:
        return amending.amend_filing(actor=self.actor, filing=filing, reason=cleaned["reason"])


class Drop(ChangeAct):
    """Give a change up."""

    action = "drop"
    heading = gettext_lazy("Give the change up")
    done = gettext_lazy("The change was given up. What is on file stands as it was.")

    def run(self, filing: Filing, cleaned: dict[str, Any]) -> object:  # noqa: ARG002 - nothing is asked
        return amending.drop_change(actor=self.actor, filing=filing)
