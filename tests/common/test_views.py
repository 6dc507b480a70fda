"""A session that ended in the middle of something: the way back is a page that can be shown."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from common.views import SignedIn


class Form(SignedIn):
    def get(self, _request: HttpRequest) -> HttpResponse:
        return HttpResponse("form")

    def post(self, _request: HttpRequest) -> HttpResponse:
        raise AssertionError("a visitor's form is not handled")


class ActOnly(SignedIn):
    def post(self, _request: HttpRequest) -> HttpResponse:
        raise AssertionError("a visitor's act is not handled")


class Public(Form):
    public = True


def way_back(view: type[SignedIn], method: str, path: str, **headers: str) -> str:
    request = RequestFactory(headers=headers).generic(method, path)
    request.user = AnonymousUser()
    response = view.as_view()(request)
    assert response.status_code == 302
    return str(response["Location"])


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_page_is_come_back_to_with_its_query(method: str) -> None:
    assert way_back(Form, method, "/filings/1/?tab=2") == "/accounts/login/?next=/filings/1/%3Ftab%3D2"


def test_a_form_is_come_back_to_where_it_is_filled_in() -> None:
    assert way_back(Form, "POST", "/filings/1/basics/") == "/accounts/login/?next=/filings/1/basics/"


def test_from_an_act_the_way_leads_back_to_the_page_its_button_stood_on() -> None:
    page = {"referer": "http://testserver/filings/1/"}
    assert way_back(ActOnly, "POST", "/filings/1/submit/", **page) == "/accounts/login/?next=/filings/1/"


@pytest.mark.parametrize("page", ["https://example.com/trap/", "", "nonsense"])
def test_a_page_of_another_host_is_not_come_back_to(page: str) -> None:
    assert way_back(ActOnly, "POST", "/filings/1/submit/", referer=page) == "/accounts/login/?next=/"


def test_a_public_page_asks_nobody_to_sign_in() -> None:
    request = RequestFactory().get("/public/")
    request.user = AnonymousUser()
    assert Public.as_view()(request).status_code == 200
