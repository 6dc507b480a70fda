"""The incident register: who sees, enters and corrects, what is kept, who is told."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.models import User
from common.errors import ActRefused, RuleViolation
from journal.domain.jobs import run_job
from journal.models import Event, Job, Notification
from parks.domain import incidents
from parks.domain.stating import Stated
from parks.models import Incident, IncidentRevision
from tests.factories import accounts, parks
from tests.factories import incidents as make
from tests.fixtures import People

POSTED = {
    "kind": "safety",
    "happened_on": "2025-06-18",
    "description": "储罐区起火",
    "document": "苏应急函〔2025〕12号",
    "deaths": "3",
    "injured": "2",
    "evacuated": "",
    "loss": "1200.5",
    "official_grade": "",
    "official_document": "",
}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def now(user: User) -> User:
    return accounts.reload(user)


def work() -> None:
    for job in Job.objects.filter(state="queued").order_by("pk"):
        run_job(job.pk)


def test_a_province_enters_an_incident_and_the_page_explains_its_grade(people: People) -> None:
    client = signed_in(people.province)
    address = f"/parks/{people.yancheng.public_id}/incidents/new/"
    assert f'href="{address}"' in client.get(f"/parks/{people.yancheng.public_id}/").content.decode()
    answer = client.post(address, POSTED)
    one = Incident.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/incidents/{one.public_id}/")
    assert (one.grade, one.loss, one.evacuated, one.entered_by.short_name) == (
        "larger", Decimal("1200.5"), None, "江苏省发展改革委",
    )  # fmt: skip
    page = client.get(f"/incidents/{one.public_id}/").content.decode()
    assert "3人以上" in page
    assert "1000万元以上" in page
    assert "1200.5万元" in page
    assert "国务院令第493号" in page


@pytest.mark.parametrize(
    ("wrong", "at", "message"),
    [
        ({"happened_on": "2999-01-01"}, "happened_on", "日期尚未到来"),
        ({"kind": "flood"}, "kind", "flood"),
        ({"description": " "}, "description", "填写“事由”"),
        ({"document": ""}, "document", "填写“依据材料”"),
        ({"deaths": "-1"}, "deaths", "0"),
        ({"deaths": "三人"}, "deaths", "“死亡人数”应为数字"),
        ({"loss": "1.23456"}, "loss", "4"),
        ({"triggers": ["water_city"]}, "triggers", "仅突发环境事件可选"),
        ({"official_grade": "major"}, "official_document", "请填写主管部门认定等级的文件"),
        ({"official_document": "国务院批复"}, "official_grade", "请选择该文件认定的等级"),
        ({"kind": "criminal", "official_grade": "major", "official_document": "x"}, "official_grade", "不划分等级"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    people: People, wrong: dict[str, Any], at: str, message: str
) -> None:
    answer = signed_in(people.province).post(f"/parks/{people.yancheng.public_id}/incidents/new/", {**POSTED, **wrong})
    form = answer.context["form"]
    assert (answer.status_code, list(form.errors), Incident.objects.count()) == (422, [at], 0)
    page = answer.content.decode()
    assert message in page
    assert 'value="1200.5"' in page or "loss" in wrong


@pytest.mark.parametrize(
    "stated",
    [
        make.stated(deaths=-1), make.stated(loss=Decimal(-1)), make.stated(loss=Decimal("NaN")),
        make.stated(loss=Decimal("1.23456")), make.stated(document=" "), make.stated(description="长" * 501),
        make.stated(triggers=("earthquake",)), make.stated(kind="flood"), make.stated(official_grade="huge"),
    ],
)  # fmt: skip
def test_the_act_refuses_what_no_form_lets_through(people: People, stated: Stated) -> None:
    with pytest.raises(RuleViolation):
        incidents.enter(actor=now(people.ministry), park=people.yancheng, stated=stated)
    assert not Incident.objects.exists()


def test_who_sees_an_incident(people: People) -> None:
    one = make.incident(now(people.province), people.yancheng)
    names = (
        "ministry", "other_ministry", "province", "park", "other_province", "other_park", "reviewer", "system_admin",
        "security_admin", "audit_admin", "nobody",
    )  # fmt: skip
    address = f"/incidents/{one.public_id}/"
    seen = {name: signed_in(getattr(people, name)).get(address).status_code for name in names}
    assert [name for name, code in seen.items() if code == 200] == ["ministry", "other_ministry", "province", "park"]
    assert {code for code in seen.values() if code != 200} == {404}
    assert Client().get(address).status_code == 302


def test_a_province_that_recommends_a_park_elsewhere_answers_for_it_too(people: People) -> None:
    one = make.incident(now(people.ministry), people.yancheng)
    incidents.note_recommender(people.yancheng, "310000")
    shanghai = now(people.other_province)
    assert list(Incident.objects.visible_to(shanghai)) == [one]
    make.incident(shanghai, people.yancheng)
    with pytest.raises(ActRefused):
        make.incident(shanghai, people.changzhou)


def test_a_province_answers_for_the_parks_of_its_separately_planned_city(people: People) -> None:
    dalian = parks.park("大连经济技术开发区", "210200")
    one = make.incident(now(people.ministry), dalian)
    liaoning = accounts.person("liaoning", accounts.body("drc", "210000"))
    assert list(Incident.objects.visible_to(liaoning)) == [one]


@pytest.mark.parametrize("name", ["other_province", "park", "reviewer", "system_admin", "nobody"])
def test_nobody_else_enters(people: People, name: str) -> None:
    with pytest.raises(ActRefused):
        make.incident(now(getattr(people, name)), people.yancheng)


def test_a_correction_is_a_new_state_and_the_former_one_is_kept(people: People) -> None:
    client = signed_in(people.province)
    one = make.incident(now(people.province), people.yancheng, deaths=2, injured=0, loss=Decimal(300))
    address = f"/incidents/{one.public_id}/correct/"
    assert 'value="300"' in client.get(address).content.decode()
    client.post(address, {**POSTED, "deaths": "4", "number": "1", "reason": "2名伤者7日内死亡"})
    one.refresh_from_db()
    assert (one.grade, one.deaths, one.number) == ("larger", 4, 2)
    kept = IncidentRevision.objects.filter(incident=one).order_by("number")
    assert [(row.act, row.stated["deaths"], row.reason) for row in kept] == [
        ("entered", "2", ""), ("corrected", "4", "2名伤者7日内死亡"),
    ]  # fmt: skip
    page = client.get(f"/incidents/{one.public_id}/").content.decode()
    assert "死亡人数：由“2人”改为“4人”" in page
    assert "2名伤者7日内死亡" in page


def test_a_correction_wants_a_reason_a_difference_and_the_state_that_was_read(people: People) -> None:
    province = now(people.province)
    one = make.incident(province, people.yancheng, deaths=2)
    for number, stated, reason in (
        (1, make.stated(deaths=2), "重复"), (1, make.stated(deaths=3), " "), (7, make.stated(deaths=3), "更正"),
    ):  # fmt: skip
        with pytest.raises(RuleViolation):
            incidents.correct(actor=province, incident=one, number=number, stated=stated, reason=reason)
    assert IncidentRevision.objects.count() == 1


def test_a_revision_is_never_changed(people: People) -> None:
    make.incident(now(people.province), people.yancheng)
    with pytest.raises(IntegrityError), transaction.atomic():
        IncidentRevision.objects.update(reason="改")


def test_a_ministry_mends_what_a_province_entered_but_not_the_other_way(people: People) -> None:
    ministry, province = now(people.ministry), now(people.province)
    of_province = make.incident(province, people.yancheng)
    of_ministry = make.incident(ministry, people.yancheng)
    incidents.withdraw(actor=ministry, incident=of_province, reason="重复登记")
    with pytest.raises(ActRefused):
        incidents.withdraw(actor=province, incident=of_ministry, reason="不实")
    with pytest.raises(ActRefused):
        incidents.withdraw(actor=ministry, incident=of_province, reason="再次撤销")


def test_a_withdrawn_incident_stays_readable_and_counts_no_more(people: People) -> None:
    one = make.incident(now(people.province), people.yancheng, deaths=3)
    signed_in(people.province).post(f"/incidents/{one.public_id}/withdraw/", {"reason": "发生在园区外"})
    page = signed_in(people.park).get(f"/incidents/{one.public_id}/").content.decode()
    assert "此登记已撤销" in page
    assert "发生在园区外" in page
    standing = incidents.of_park(people.yancheng, kind="safety", since=date(2020, 1, 1), until=date(2030, 1, 1))
    assert not standing.exists()


def test_the_authority_counts_before_the_computation_and_the_difference_is_shown(people: People) -> None:
    one = make.incident(
        now(people.province), people.yancheng, deaths=2, injured=0, loss=Decimal(0), official_grade="larger",
        official_document="市政府批复〔2025〕3号",
    )  # fmt: skip
    assert (one.computed_grade, one.grade) == ("ordinary", "larger")
    page = signed_in(people.ministry).get(f"/incidents/{one.public_id}/").content.decode()
    assert "主管部门认定为较大，按填报数字测算为一般，以主管部门认定为准" in page


def test_a_number_not_known_yet_is_said(people: People) -> None:
    one = make.incident(now(people.province), people.yancheng, deaths=0, injured=0)
    assert "尚不掌握：直接经济损失" in signed_in(people.ministry).get(f"/incidents/{one.public_id}/").content.decode()


def test_a_criminal_case_stands_apart_without_a_grade(people: People) -> None:
    one = make.incident(now(people.ministry), people.yancheng, kind="criminal", deaths=40)
    assert (one.computed_grade, one.grade) == ("", "")
    assert "环境犯罪案件不划分等级" in signed_in(people.park).get(f"/incidents/{one.public_id}/").content.decode()


@pytest.mark.parametrize(
    "broken", [{"grade": ""}, {"grade": "major"}, {"official_grade": "major", "grade": "major"}, {"loss": -1}]
)
def test_the_database_says_no_too(people: People, broken: dict[str, Any]) -> None:
    one = make.incident(now(people.province), people.yancheng)
    with pytest.raises(IntegrityError), transaction.atomic():
        Incident.objects.filter(pk=one.pk).update(**broken)


def test_the_park_is_told_and_comments_and_the_entering_body_is_told_of_that(people: People) -> None:
    one = make.incident(now(people.province), people.yancheng)
    signed_in(people.park).post(f"/incidents/{one.public_id}/comment/", {"text": "起火点在园区红线外"})
    work()
    told = Notification.objects.filter(link=f"/incidents/{one.public_id}/").order_by("pk")
    assert list(told.values_list("user__username", "title")) == [
        ("park", "新登记事故（事件）：盐城环保高新技术产业开发区 2025-06-18"),
        ("province", "园区对事故（事件）作出说明：盐城环保高新技术产业开发区 2025-06-18"),
    ]
    assert "起火点在园区红线外" in signed_in(people.province).get(f"/incidents/{one.public_id}/").content.decode()
    with pytest.raises(ActRefused):
        incidents.comment(actor=now(people.other_park), incident=one, text="无关")
    assert list(Event.objects.filter(kind__startswith="incident.").order_by("pk").values_list("kind", "park_id")) == [
        ("incident.entered", people.yancheng.pk), ("incident.commented", people.yancheng.pk),
    ]  # fmt: skip


def test_the_list_is_sorted_by_gravity_filtered_and_exported_as_shown(people: People) -> None:
    province = now(people.province)
    for deaths in (3, 30, 0, 10):
        make.incident(province, people.yancheng, deaths=deaths)
    make.incident(province, people.changzhou, kind="criminal", description="非法倾倒")
    client = signed_in(people.province)
    rows = client.get("/incidents/?sort=-grade").context["page"]
    assert [row.grade for row in rows] == ["extraordinary", "major", "larger", "ordinary", ""]
    exported = b"".join(client.get("/incidents/?kind=criminal&export=csv")).decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in exported] == ["园区", "常州经济开发区"]
    assert [row.park for row in client.get("/incidents/?q=changzhou").context["page"]] == [people.changzhou]


def test_the_admin_corrects_and_withdraws_by_the_same_acts(people: People) -> None:
    one = make.incident(now(people.province), people.yancheng)
    client = signed_in(people.ministry)
    page = client.get(f"/admin/parks/incident/{one.pk}/correct/").content.decode()
    assert "苏应急函〔2025〕12号" in page
    client.post(f"/admin/parks/incident/{one.pk}/correct/", {**POSTED, "deaths": "12", "number": "1", "reason": "核实"})
    one.refresh_from_db()
    assert (one.grade, one.number) == ("major", 2)
    client.post(f"/admin/parks/incident/{one.pk}/withdraw/", {"reason": "重复"})
    one.refresh_from_db()
    assert one.state == "withdrawn"
