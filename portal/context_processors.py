"""What `base.html` reads on every page: who is signed in, which doors are theirs, what is unread."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Organisation
from common import clock
from common.ui import Frame
from journal.domain import inbox
from portal.demo.people import accounts_shown
from portal.demo.world import PASSWORD
from portal.domain.standing import Standing, standing_of
from portal.doors import nav_of


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame of a page: two queries for somebody signed in, none for a visitor."""
    user = getattr(request, "user", None)
    frame = _signed_in(request, user) if user and user.is_authenticated else _visitor(request)
    return {**frame, **_demo_accounts(request)}


def _signed_in(request: HttpRequest, user: Any) -> Frame:
    standing = standing_of(user)
    return Frame(
        scope_name=_scope(standing, user.body),
        home_url=reverse("portal:home"),
        nav=nav_of(standing, request.path),
        body_name=user.body.name if user.body else "",
        person_name=user.name,
        inbox_url=reverse("journal:inbox"),
        inbox_count=inbox.unread_count(user),
        account_url=reverse("accounts:profile"),
        logout_url=reverse("accounts:logout"),
        demo_banner=settings.DEMO,
        rehearsal_date=clock.rehearsed_day(),
    )


def _visitor(request: HttpRequest) -> Frame:
    return Frame(
        scope_name=_("Public information"),
        home_url=reverse("portal:home"),
        nav=nav_of(Standing.NONE, request.path),
        login_url=reverse("accounts:login"),
        demo_banner=settings.DEMO,
        rehearsal_date=clock.rehearsed_day(),
    )


def _scope(standing: Standing, body: Organisation | None) -> str:
    if standing == Standing.PROVINCE and body:
        return body.region.name
    return {Standing.MINISTRY: _("Whole country"), Standing.PARK: _("Park")}.get(standing, "")


def _demo_accounts(request: HttpRequest) -> dict[str, Any]:
    """Return the accounts that the login page names, in the demo only."""
    if not settings.DEMO or request.path != reverse("accounts:login"):
        return {}
    return {"demo_accounts": accounts_shown(), "demo_password": PASSWORD}
