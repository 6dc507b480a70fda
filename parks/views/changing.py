"""What a ministry enters when something happened to a park: one form each, all ending on the park's page."""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView

from common import policy
from common.forms import perform
from common.ui import Crumb
from common.views import SignedIn
from parks.forms.acts import CHANGES, Change
from parks.models import Park


class ChangePark(SignedIn, FormView[Any]):
    """One of the changes, for the park of the address."""

    template_name = "parks/change.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            policy.require(self.actor, "parks.change_park", self.park)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def change(self) -> Change:
        found = CHANGES.get(self.kwargs["change"])
        if found is None:
            raise Http404
        return found

    @cached_property
    def park(self) -> Park:
        rows = Park.objects.visible_to(self.actor).select_related("region")
        return get_object_or_404(rows, public_id=self.kwargs["public_id"])

    def get_form_class(self) -> type[forms.Form]:
        return self.change.form

    def get_initial(self) -> dict[str, Any]:
        return {"level": self.park.level, "kind": self.park.kind} if self.kwargs["change"] == "reclassify" else {}

    def form_valid(self, form: Any) -> HttpResponse:
        if perform(form, lambda: self.change.act(actor=self.actor, park=self.park, **form.cleaned_data)) is None:
            return self.form_invalid(form)
        messages.success(self.request, _("It stands in the history of the park."))
        return redirect("parks:detail", public_id=self.park.public_id)

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = reverse("parks:detail", args=[self.park.public_id])
        crumbs = [Crumb(_("Register of parks"), reverse("parks:list")), Crumb(self.park.name, back)]
        crumbs.append(Crumb(str(self.change.label)))
        return super().get_context_data(change=self.change, park=self.park, crumbs=crumbs, back=back, **kwargs)
