"""The own account: who I am here, and in which language I read."""

from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from accounts.choices import Language
from accounts.domain import users
from accounts.models import User
from common.ui import Answer
from common.views import SignedIn

_YEAR = 365 * 24 * 3600


class Profile(SignedIn, TemplateView):
    """Name, address and posts with their dates, also those that have ended."""

    template_name = "accounts/profile.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = cast("User", self.request.user)
        facts = [
            Answer(_("Name of the person"), user.name),
            Answer(_("User name"), user.username),
            Answer(_("E-mail"), user.email or "—"),
        ]
        posts = user.posts.select_related("organisation").order_by("-since", "-id")
        held = {post.pk for post in user.posts_now}
        return super().get_context_data(
            facts=facts, posts=[(post, post.pk in held) for post in posts], languages=Language.choices, **kwargs
        )


class SetLanguage(View):
    """Choose the language: kept in the cookie, and with the account of who is signed in."""

    def post(self, request: HttpRequest) -> HttpResponse:
        language = request.POST.get("language", "")
        response = HttpResponseRedirect(_way_back(request))
        if language in Language.values:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=_YEAR,
                httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
                samesite="Lax",
                secure=settings.LANGUAGE_COOKIE_SECURE,
            )
            if request.user.is_authenticated:
                users.choose_language(user=request.user, language=language)
        return response


def _way_back(request: HttpRequest) -> str:
    """Return where the choice was made; an address outside is not followed."""
    target = request.POST.get("next", "")
    secure = request.is_secure()
    return target if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=secure) else "/"
