"""Signing in, in one step or two, and out."""

from typing import Any

from axes.helpers import get_lockout_response
from django.contrib.auth.views import LoginView, LogoutView
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts import second_step
from accounts.domain import factors, sessions
from accounts.forms import SecondStepForm, SignInForm
from accounts.models import User
from accounts.throttle import tries_left
from accounts.views.factors import challenge
from common.views import actor_of


class SignIn(LoginView):
    """The login page; the session key is a new one afterwards, and both time limits begin."""

    template_name = "accounts/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:
        user = form.get_user()
        if factors.has(user):
            second_step.begin(self.request, user, self.get_success_url())
            return redirect("accounts:second_step")
        second_step.sign_in(self.request, user)
        return redirect(self.get_success_url())

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        username = form.cleaned_data.get("username", "")
        if username and form.cleaned_data.get("password") and not getattr(self.request, "axes_locked_out", False):
            sessions.record_failed_sign_in(actor=actor_of(self.request), username=username)
        return self.render_to_response(self.get_context_data(form=form, tries_left=tries_left(self.request)))


class SecondStep(FormView[SecondStepForm]):
    """Ask for the second factor; wrong tries count as wrong passwords do."""

    template_name = "accounts/second_step.html"
    form_class = SecondStepForm
    person: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = second_step.waiting(request)
        if found is None:
            return redirect("accounts:login")
        self.person = found
        if second_step.is_locked(request, found):
            response: HttpResponse = get_lockout_response(request, None, {"username": found.username})
            return response
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kinds = {factor.type for factor in factors.of(self.person)}
        return super().get_context_data(
            options=challenge(self.person) if factors.Type.WEBAUTHN in kinds else "",
            has_app=factors.Type.TOTP in kinds,
            tries_left=tries_left(self.request),
            **kwargs,
        )

    def form_valid(self, form: SecondStepForm) -> HttpResponse:
        if not _opens(self.person, form):
            second_step.fail(self.request, self.person)
            form.refuse()
            return self.form_invalid(form)
        return redirect(second_step.finish(self.request, self.person))


class SignOut(LogoutView):
    """Signs out, by POST only."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            sessions.record_sign_out(user=request.user)
        return super().post(request, *args, **kwargs)


def _opens(user: User, form: SecondStepForm) -> bool:
    credential = form.cleaned_data["credential"]
    if credential:
        return factors.check_key(user=user, credential=credential)
    return bool(form.cleaned_data["code"]) and factors.check_code(user=user, code=form.cleaned_data["code"])
