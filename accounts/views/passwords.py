"""The own password."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView

from accounts.domain import passwords
from accounts.forms import PasswordForm
from accounts.models import User
from common.forms import perform
from common.views import SignedIn


class ChangePassword(SignedIn, FormView[PasswordForm]):
    """Change the own password; this session stays, all others of the account end."""

    template_name = "accounts/password.html"
    form_class = PasswordForm
    success_url = reverse_lazy("accounts:profile")

    @property
    def user(self) -> User:
        return cast("User", self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(forced=passwords.must_change(self.user), **kwargs)

    def form_valid(self, form: PasswordForm) -> HttpResponse:
        password = form.cleaned_data["password"]
        user = perform(form, lambda: passwords.change_password(user=self.user, password=password))
        if user is None:
            return self.form_invalid(form)
        update_session_auth_hash(self.request, user)
        messages.success(self.request, _("The password is changed. Other sessions of your account have ended."))
        return super().form_valid(form)
