"""Signing in and out."""

from typing import Any

from django.contrib.auth.views import LoginView, LogoutView
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from accounts.domain import sessions
from accounts.forms import SignInForm
from accounts.throttle import tries_left
from common import clock
from common.views import actor_of


class SignIn(LoginView):
    """The login page; the session key is a new one afterwards, and both time limits begin."""

    template_name = "accounts/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        self.request.session["began"] = self.request.session["seen"] = clock.now().isoformat()
        sessions.record_sign_in(user=form.get_user())
        return response

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        username = form.cleaned_data.get("username", "")
        if username and form.cleaned_data.get("password") and not getattr(self.request, "axes_locked_out", False):
            sessions.record_failed_sign_in(actor=actor_of(self.request), username=username)
        return self.render_to_response(self.get_context_data(form=form, tries_left=tries_left(self.request)))


class SignOut(LogoutView):
    """Signs out, by POST only."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            sessions.record_sign_out(user=request.user)
        return super().post(request, *args, **kwargs)
