"""The own access tokens: make one and see its key once, revoke one."""

from datetime import timedelta
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.domain import tokens
from accounts.models import Token, User
from common import clock
from common.forms import DayInput, perform
from common.views import SignedIn

USUAL_LIFE = timedelta(days=90)


class TokenForm(forms.Form):
    """What the token is for, and how long it lasts."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=60,
        help_text=gettext_lazy("Which program uses it, for example: annual data transfer."),
    )
    expires_on = forms.DateField(label=gettext_lazy("Last day"), widget=DayInput())


class TokenList(SignedIn):
    """The tokens of the account; a POST makes one, whose key is shown on the answer and nowhere else."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(request, TokenForm(initial={"expires_on": clock.today() + USUAL_LIFE}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TokenForm(request.POST)
        made = perform(form, lambda: self._make(form)) if form.is_valid() else None
        if made is None:
            return self._page(request, form, status=422)
        return self._page(request, TokenForm(initial={"expires_on": clock.today() + USUAL_LIFE}), made=made)

    def _make(self, form: TokenForm) -> tuple[Token, str]:
        return tokens.make_token(actor=self.actor, user=cast("User", self.request.user), **form.cleaned_data)

    def _page(self, request: HttpRequest, form: TokenForm, *, status: int = 200, **more: Any) -> HttpResponse:
        context = {
            "form": form,
            "tokens": Token.objects.visible_to(self.actor),
            "today": clock.today(),
            "longest": tokens.MAX_DAYS,
            **more,
        }
        return render(request, "accounts/tokens.html", context, status=status)


class RevokeToken(SignedIn):
    """Revoke one of the own tokens."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        token = get_object_or_404(Token.objects.visible_to(self.actor).select_related("user"), pk=pk)
        tokens.revoke_token(actor=self.actor, token=token)
        messages.success(request, _("The token is revoked. What used it gets no answer any more."))
        return redirect("accounts:tokens")
