"""What every request passes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation
from pytest_django import Settings

from common import clock
from common.middleware import ClientAddress, ContentSecurityPolicy, Language, NoStore, PinnedClock, SessionLimits

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


@dataclass
class Person:
    language: str = ""
    is_authenticated: bool = True

    def get_username(self) -> str:
        return "person"


def request(user: object = None, **cookies: str) -> HttpRequest:
    made = RequestFactory().get("/")
    made.user = user or AnonymousUser()  # type: ignore[assignment]
    made.COOKIES.update(cookies)
    return made


def empty(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def language_of(made: HttpRequest) -> tuple[str, str]:
    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(translation.get_language())

    response = Language(view)(made)
    return response.content.decode(), response["Content-Language"]


def test_the_language_of_the_product_is_chinese_whatever_the_browser_asks() -> None:
    made = request()
    made.META["HTTP_ACCEPT_LANGUAGE"] = "en"
    assert language_of(made) == ("zh-hans", "zh-hans")


@pytest.mark.parametrize(
    ("user", "cookie", "expected"),
    [
        (None, "en", "en"),
        (None, "fr", "zh-hans"),
        (Person(language=""), "en", "en"),
        (Person(language="zh-hans"), "en", "zh-hans"),
        (Person(language="en"), "zh-hans", "en"),
    ],
)
def test_the_choice_of_the_user_goes_before_the_cookie(user: object, cookie: str, expected: str) -> None:
    assert language_of(request(user, language=cookie)) == (expected, expected)


def test_the_language_does_not_leak_into_the_next_request() -> None:
    before = translation.get_language()
    language_of(request(None, language="en"))
    assert translation.get_language() == before


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "expected"),
    [
        (True, "6.6.6.6, 10.1.2.3", "10.1.2.3"),
        (True, "10.1.2.3", "10.1.2.3"),
        (True, "", "127.0.0.1"),
        (False, "6.6.6.6", "127.0.0.1"),
    ],
)
def test_the_address_is_the_one_the_proxy_saw(
    settings: Settings, behind_proxy: bool, forwarded: str, expected: str
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    made = request()
    made.META["HTTP_X_FORWARDED_FOR"] = forwarded
    ClientAddress(empty)(made)
    assert made.META["REMOTE_ADDR"] == expected


def test_pages_may_load_nothing_from_elsewhere() -> None:
    response = ContentSecurityPolicy(empty)(request())
    assert response["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
    )
    assert response["Permissions-Policy"] == "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def test_a_view_may_be_stricter() -> None:
    def sandboxed(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Security-Policy": "default-src 'none'; sandbox"})

    assert ContentSecurityPolicy(sandboxed)(request())["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_what_a_signed_in_person_sees_is_stored_nowhere() -> None:
    assert NoStore(empty)(request(Person()))["Cache-Control"] == "no-store, private"


def test_a_public_page_may_be_stored() -> None:
    assert "Cache-Control" not in NoStore(empty)(request())


def test_the_page_that_signs_somebody_out_is_not_stored_either() -> None:
    def sign_out(made: HttpRequest) -> HttpResponse:
        made.user = AnonymousUser()
        return HttpResponse()

    assert NoStore(sign_out)(request(Person()))["Cache-Control"] == "no-store, private"


@pytest.mark.django_db
def test_a_request_has_one_instant() -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(str(clock.now() == clock.now()))

    assert PinnedClock(view)(request()).content == b"True"


@pytest.fixture
def visit(db: None, settings: Settings) -> Callable[[timedelta], bool]:
    """Return a function: a request this long after noon, and whether the person is still signed in."""
    settings.SESSION_IDLE, settings.SESSION_ABSOLUTE = timedelta(hours=1), timedelta(hours=12)
    session = SessionStore()

    def at(after: timedelta) -> bool:
        made: Any = request(Person())
        made.session = session
        with clock.frozen(NOON + after):
            SessionLimits(empty)(made)
        return bool(made.user.is_authenticated)

    return at


def test_an_idle_session_ends(visit: Callable[[timedelta], bool]) -> None:
    assert [visit(timedelta()), visit(timedelta(hours=1)), visit(timedelta(hours=2, seconds=1))] == [
        True,
        True,
        False,
    ]


def test_a_session_in_use_ends_after_half_a_day(visit: Callable[[timedelta], bool]) -> None:
    assert [visit(timedelta(minutes=45 * step)) for step in range(18)] == [True] * 17 + [False]


def test_reading_pages_writes_the_session_once_a_minute(db: None) -> None:
    made: Any = request(Person())
    made.session = SessionStore()
    with clock.frozen(NOON):
        SessionLimits(empty)(made)
    made.session.modified = False
    with clock.frozen(NOON + timedelta(seconds=60)):
        SessionLimits(empty)(made)
    assert made.session.modified is False
