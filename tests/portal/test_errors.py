"""The pages of failure say what, why and what next, and need neither session nor database."""

import re

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from portal.views import errors


def test_a_fault_of_ours_has_a_number_that_stands_in_the_log_too(caplog: pytest.LogCaptureFixture) -> None:
    response = errors.server_error(RequestFactory().get("/board/"))
    found = re.search(r"E-[0-9A-F]{8}", response.content.decode())
    assert response.status_code == 500
    assert found
    assert [found.group() in message for message in caplog.messages] == [True]


@pytest.mark.django_db
@pytest.mark.once
def test_an_address_that_leads_nowhere_shows_the_way_home() -> None:
    response = Client().get("/nothing/here/")
    assert response.status_code == 404
    assert 'href="/"' in response.content.decode()


@pytest.mark.parametrize(
    ("page", "status"), [(errors.bad_request, 400), (errors.forbidden, 403), (errors.not_found, 404)]
)
@pytest.mark.django_db
@pytest.mark.once
def test_each_page_of_failure_has_its_status_and_one_heading(page: object, status: int, rf: RequestFactory) -> None:
    request: HttpRequest = rf.get("/")
    response = page(request, ValueError("why"))  # type: ignore[operator]
    assert response.status_code == status
    assert response.content.decode().count("<h1") == 1


@pytest.mark.django_db
@pytest.mark.once
def test_a_form_that_is_too_old_is_told_how_to_go_on() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/accounts/login/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "页面" in response.content.decode()
