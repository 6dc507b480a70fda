"""Mending the history of a park: an entry is corrected or withdrawn, both with a reason."""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from common import policy
from common.forms import perform
from common.ui import Crumb
from common.views import SignedIn
from parks.domain import correcting
from parks.forms import WithdrawEventForm, correction_form
from parks.models import Park, ParkEvent


class _OnEvent(SignedIn, FormView[Any]):
    """An act on one entry of the history of the park of the address."""

    template_name = "parks/event_act.html"
    title: Promise
    says: Promise
    button: Promise
    done: Promise
    danger = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            policy.require(self.actor, "parks.correct_event", self.event)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def park(self) -> Park:
        rows = Park.objects.visible_to(self.actor).select_related("region")
        return get_object_or_404(rows, public_id=self.kwargs["public_id"])

    @cached_property
    def event(self) -> ParkEvent:
        rows = ParkEvent.objects.visible_to(self.actor).select_related("park", "other")
        return get_object_or_404(rows, pk=self.kwargs["event"], park=self.park)

    def act(self, form: Any) -> ParkEvent:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        if perform(form, lambda: self.act(form)) is None:
            return self.form_invalid(form)
        messages.success(self.request, str(self.done))
        return redirect("parks:detail", public_id=self.park.public_id)

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = reverse("parks:detail", args=[self.park.public_id])
        crumbs = [Crumb(_("Register of parks"), reverse("parks:list")), Crumb(self.park.name, back)]
        crumbs.append(Crumb(str(self.title)))
        return super().get_context_data(page=self, crumbs=crumbs, back=back, **kwargs)


class CorrectEvent(_OnEvent):
    """State it anew; the former entry stays readable beside the new one."""

    title = gettext_lazy("Correct an entry")
    says = gettext_lazy("The former entry stays readable with your reason; the new one takes its place.")
    button = gettext_lazy("Correct the entry")
    done = gettext_lazy("Corrected. The former entry stays readable.")

    def get_form(self, _form_class: Any = None) -> forms.Form:
        return correction_form(self.event, self.request.POST if self.request.method == "POST" else None)

    def act(self, form: Any) -> ParkEvent:
        return correcting.correct(actor=self.actor, event=self.event, **form.cleaned_data)


class WithdrawEvent(_OnEvent):
    """Say that it did not happen; what it changed in the register is taken back."""

    title = gettext_lazy("Withdraw an entry")
    says = gettext_lazy("For what did not happen at all. What the entry changed in the register is taken back.")
    button = gettext_lazy("Withdraw the entry")
    done = gettext_lazy("Withdrawn. The entry stays readable as withdrawn.")
    danger = True
    form_class = WithdrawEventForm

    def act(self, form: Any) -> ParkEvent:
        return correcting.withdraw(actor=self.actor, event=self.event, **form.cleaned_data)
