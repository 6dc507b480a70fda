"""A round in its season: checked and opened, its day moved, closed; what follows is said before it is done."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from common import policy
from common.forms import perform
from common.views import SignedIn
from programmes.choices import RoundState
from programmes.domain import going_live, moving, rounds
from programmes.forms import ExtensionForm, OpeningForm
from programmes.models import Round


class SeasonAct(SignedIn):
    """An act on a whole round: GET says what follows from it, POST does it."""

    template: ClassVar[str] = "programmes/season_act.html"
    heading: ClassVar[str | Promise]
    what: ClassVar[str | Promise]
    done: ClassVar[str | Promise]
    form_class: ClassVar[type[forms.Form]] = OpeningForm

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        return self._page(request, self._round(public_id), self.form_class())

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        opened = self._round(public_id)
        form = self.form_class(request.POST)
        if form.is_valid() and self._perform(opened, form):
            messages.success(request, str(self.done))
            return redirect("programmes:round_detail", public_id=public_id)
        return self._page(request, opened, form, status=422)

    def _perform(self, opened: Round, form: forms.Form) -> Round | None:
        return perform(form, lambda: self.run(opened, form))

    def run(self, opened: Round, form: forms.Form) -> Round:
        """Do the act."""
        raise NotImplementedError

    def heading_of(self, _opened: Round) -> str | Promise:
        """Return what the act is called."""
        return self.heading

    def what_of(self, _opened: Round) -> str | Promise:
        """Return what follows from the act."""
        return self.what

    def shown(self, _opened: Round) -> dict[str, Any]:
        """Return what the page shows besides the form."""
        return {}

    def _round(self, public_id: UUID) -> Round:
        rows = Round.objects.visible_to(self.actor).select_related("programme", "edition")
        opened = get_object_or_404(rows, public_id=public_id)
        policy.require(self.actor, "programmes.open_round", opened.programme)
        return opened

    def _page(self, request: HttpRequest, opened: Round, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {
            "round": opened,
            "form": form,
            "heading": self.heading_of(opened),
            "what": self.what_of(opened),
            **self.shown(opened),
        }
        return render(request, self.template, context, status=status)


class OpenRound(SeasonAct):
    """What stands in the way of a prepared round, whom it reaches, and the button that opens it."""

    template = "programmes/round_open.html"
    heading = gettext_lazy("Check and open")
    what = gettext_lazy("The rules are frozen for the round, and everybody named here is told.")
    done = gettext_lazy("The round is open. Those who owe a filing have been told.")

    def run(self, opened: Round, _form: forms.Form) -> Round:
        return going_live.go_live(actor=self.actor, opened=opened)

    def shown(self, opened: Round) -> dict[str, Any]:
        items = going_live.checklist(opened)
        return {
            "items": items,
            "reach": going_live.reach(opened),
            "debtors": going_live.debtors(opened),
            "is_ready": opened.state == RoundState.PREPARING and not any(one.state == "error" for one in items),
        }


class ExtendRound(SeasonAct):
    """The due day of the whole round is moved."""

    heading = gettext_lazy("Extend the round")
    what = gettext_lazy("Whoever still owes gets the new day and is told the reason. The original days are kept.")
    done = gettext_lazy("The day is moved for everybody who still owes; they have been told.")
    form_class = ExtensionForm

    def run(self, opened: Round, form: forms.Form) -> Round:
        return moving.extend_round(actor=self.actor, opened=opened, **form.cleaned_data)


class CloseRound(SeasonAct):
    """The round is closed."""

    heading = gettext_lazy("Close the round")
    what = gettext_lazy("From then on nothing can be handed in without permission. What is under review goes on.")
    done = gettext_lazy("The round is closed.")

    def heading_of(self, opened: Round) -> str | Promise:
        return gettext_lazy("End the trial") if opened.is_trial else self.heading

    def what_of(self, opened: Round) -> str | Promise:
        return _TRIAL_ENDS if opened.is_trial else self.what

    def run(self, opened: Round, _form: forms.Form) -> Round:
        return rounds.close_round(actor=self.actor, opened=opened)


_TRIAL_ENDS = gettext_lazy(
    "What was filled in is put away: readable, changed by nobody, counted nowhere. Whoever filled it in can "
    "take it over as a draft in the real round."
)
