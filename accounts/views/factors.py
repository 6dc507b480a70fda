"""The own second factor: set up an app or a security key, new recovery codes, remove."""

import base64
import json
from typing import Any, cast

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from accounts import second_step
from accounts.domain import factors
from accounts.forms import AddAppForm, AddKeyForm, PresentForm
from accounts.models import User
from common.forms import perform
from common.views import SignedIn

_PENDING = "new_app"


class OwnFactor(SignedIn):
    """What these pages share: the own account, and the recovery codes shown once."""

    @property
    def user(self) -> User:
        return cast("User", self.request.user)

    def changed(self, codes: list[str], message: str) -> HttpResponse:
        """Go back to the overview, by way of the recovery codes when there are new ones."""
        messages.success(self.request, message)
        if not codes:
            return redirect("accounts:factors")
        return render(self.request, "accounts/recovery_codes.html", {"codes": codes})


class Factors(OwnFactor, TemplateView):
    """What the account has, and the ways to more."""

    template_name = "accounts/factors.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        held = factors.of(self.user)
        return super().get_context_data(
            factors=held,
            has_app=any(factor.type == factors.Type.TOTP for factor in held),
            codes_left=factors.codes_left(self.user),
            must_set_up=factors.must_set_up(self.user),
            **kwargs,
        )


class AddApp(OwnFactor, FormView[AddAppForm]):
    """Scan the picture, type the code the app shows."""

    template_name = "accounts/add_app.html"
    form_class = AddAppForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.session[_PENDING] = factors.new_secret()
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        secret = self.request.session.get(_PENDING, "")
        address = get_adapter().build_totp_url(self.user, secret)
        picture = base64.b64encode(get_adapter().build_totp_svg(address).encode()).decode()
        return super().get_context_data(secret=secret, picture=f"data:image/svg+xml;base64,{picture}", **kwargs)

    def form_valid(self, form: AddAppForm) -> HttpResponse:
        secret, code = self.request.session.get(_PENDING, ""), form.cleaned_data["code"]
        if not secret:
            return redirect("accounts:add_app")
        codes = perform(form, lambda: factors.add_app(user=self.user, secret=secret, code=code))
        if codes is None:
            return self.form_invalid(form)
        del self.request.session[_PENDING]
        second_step.mark(self.request, self.user)
        return self.changed(codes, _("The app is set up. Signing in asks for its code from now on."))


class AddKey(OwnFactor, FormView[AddKeyForm]):
    """Touch the security key; the browser answers the challenge."""

    template_name = "accounts/add_key.html"
    form_class = AddKeyForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        options = json.dumps(webauthn.begin_registration(self.user, False))
        return super().get_context_data(options=options, **kwargs)

    def form_valid(self, form: AddKeyForm) -> HttpResponse:
        values = {"name": form.cleaned_data["name"], "credential": form.cleaned_data["credential"]}
        codes = perform(form, lambda: factors.add_key(user=self.user, **values))
        if codes is None:
            return self.form_invalid(form)
        second_step.mark(self.request, self.user)
        return self.changed(codes, _("The key is set up. Signing in asks for it from now on."))


class Confirmed(OwnFactor, FormView[PresentForm]):
    """An act that asks for the present password."""

    template_name = "accounts/factor_act.html"
    form_class = PresentForm

    @property
    def heading(self) -> str:
        raise NotImplementedError

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(heading=self.heading, **kwargs)


class RenewCodes(Confirmed):
    """New recovery codes, shown once."""

    @property
    def heading(self) -> str:
        return _("New recovery codes")

    def form_valid(self, _form: PresentForm) -> HttpResponse:
        codes = factors.renew_codes(user=self.user)
        return self.changed(codes, _("The recovery codes before open nothing any more."))


class RemoveFactor(Confirmed):
    """Take an app or a key out of force."""

    @property
    def heading(self) -> str:
        return _("Remove “%(name)s”") % {"name": self.factor}

    @property
    def factor(self) -> Authenticator:
        rows = Authenticator.objects.filter(user_id=self.user.pk, type__in=factors.FACTORS)
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def form_valid(self, _form: PresentForm) -> HttpResponse:
        factors.remove(user=self.user, factor=self.factor)
        return self.changed([], _("It opens nothing any more."))


def challenge(user: User) -> str:
    """Return what a security key has to answer, as the browser takes it; the session keeps the question."""
    return json.dumps(webauthn.begin_authentication(user))
