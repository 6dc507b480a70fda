"""The page behind the link of an invitation: set the password, then sign in as everybody does."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.generic import FormView

from accounts.domain import invitations
from accounts.forms import NewPasswordForm
from accounts.models import Invitation
from common.forms import perform

_GONE = 410


class AcceptInvitation(FormView[NewPasswordForm]):
    """Set the password; a link that opens nothing any more says why and who helps."""

    template_name = "accounts/invitation.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("accounts:login")
    invitation: Invitation

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = invitations.find(kwargs["token"])
        if found is None:
            raise Http404
        self.invitation = found
        response = super().dispatch(request, *args, **kwargs) if found.is_open else self._closed(request)
        add_never_cache_headers(response)
        # The address opens the account: it is told to nobody. Not "no-referrer": with that, browsers send the form
        # with `Origin: null`, which the check against forged requests refuses.
        response.headers["Referrer-Policy"] = "strict-origin"
        return response

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        invitations.note_opened(invitation=self.invitation)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(invitation=self.invitation, person=self.invitation.user, **kwargs)

    def form_valid(self, form: NewPasswordForm) -> HttpResponse:
        password = form.cleaned_data["password"]
        if perform(form, lambda: invitations.accept(invitation=self.invitation, password=password)) is None:
            return self.form_invalid(form)
        messages.success(self.request, _("The password is set. Sign in with it."))
        return super().form_valid(form)

    def _closed(self, request: HttpRequest) -> HttpResponse:
        context = {"invitation": self.invitation, "reason": invitations.closed(self.invitation)}
        return render(request, "accounts/invitation_closed.html", context, status=_GONE)
