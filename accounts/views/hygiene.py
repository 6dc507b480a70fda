"""The report of stale and shared accounts, for the security administrator."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.domain import hygiene
from accounts.models import User
from common import policy
from common.lists import Column, Flag, ListPage, Rows, Text


class Hygiene(ListPage):
    """Active accounts with a finding, and the way to the page where they are disabled or handed over."""

    title = _("Stale and shared accounts")
    counted = _("%(count)s accounts")
    default_sort = "login"
    columns = (
        Column("name", _("Person"), "name", sort="name", head=True,
               link=lambda user: reverse("admin:accounts_user_change", args=[user.pk])),
        Column("username", _("User name"), "username", sort="username"),
        Column("login", _("Last login"), "last_login", sort="last_login", classes="nw"),
        Column("stale", _("No login for 90 days"), "is_stale", sort="is_stale"),
        Column("shared", _("Several addresses within an hour"), "is_shared", sort="is_shared"),
        Column("nameless", _("No person's name"), "is_nameless", sort="is_nameless"),
    )  # fmt: skip
    filters = (
        Text("q", _("Search"), fields=("name", "username")),
        Flag("stale", _("No login for 90 days"), lambda: Q(is_stale=True)),
        Flag("shared", _("Several addresses within an hour"), lambda: Q(is_shared=True)),
        Flag("nameless", _("No person's name"), lambda: Q(is_nameless=True)),
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            policy.require(self.actor, "accounts.read_hygiene")
        return super().dispatch(request, *args, **kwargs)

    def rows(self) -> Rows:
        return hygiene.looked_at(User.objects.visible_to(self.actor))
