import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from accounts.models import Organisation, User
from common import policy
from common.policy import Actor, Decision, Refused, rule
from journal.models import Event
from tests.factories import accounts as make

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@rule("test.refuse")
def refuse(_actor: Actor, _subject: object) -> Decision:
    return Refused("本报告由省发展改革委审核，现在不能修改。")


def act(request: HttpRequest) -> HttpResponse:
    policy.require(request.user, "test.refuse", Organisation.objects.get())  # type: ignore[arg-type]  # a person
    return HttpResponse("done")


def denied(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("not yours")


urlpatterns = [path("act/", act), path("denied/", denied, name="denied"), path("", include("config.urls"))]
handler403 = "portal.views.errors.forbidden"


@pytest.fixture
def wangs(client: Client, wang: User) -> Client:
    client.force_login(wang)
    return client


def test_a_refused_act_shows_its_reason_and_is_recorded(wangs: Client, wang: User) -> None:
    body = make.body()
    before = Event.objects.count()
    answer = wangs.post("/act/", REMOTE_ADDR="192.0.2.9")
    assert answer.status_code == 403
    assert "本报告由省发展改革委审核，现在不能修改。" in answer.content.decode()
    assert Event.objects.count() == before + 1
    event = Event.objects.order_by("-pk")[0]
    assert (event.kind, event.outcome, event.actor, event.address) == ("test.refuse", "refused", wang, "192.0.2.9")
    assert (event.reason, event.subject) == ("本报告由省发展改革委审核，现在不能修改。", body.as_subject())


def test_what_django_denies_is_recorded_too(wangs: Client) -> None:
    assert wangs.get("/denied/").status_code == 403
    event = Event.objects.order_by("-pk")[0]
    assert (event.kind, event.outcome, event.reason) == ("denied", "refused", "not yours")
