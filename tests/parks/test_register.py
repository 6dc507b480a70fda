"""The register of parks: entering, renaming, the real 31 bases."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from accounts.models import Organisation
from common.errors import ActRefused, RuleViolation
from common.policy import SYSTEM
from journal.models import Event
from parks.domain import loading
from parks.domain import parks as register
from parks.models import Park
from tests.factories import accounts, parks
from tests.fixtures import People


@pytest.mark.django_db
def test_a_park_is_entered_with_its_spelling() -> None:
    park = parks.park("重庆经济技术开发区", "500000", code="500000-001")
    assert (park.pinyin, park.initials) == ("chongqingjingjijishukaifaqu", "cqjjjskfq")
    assert [(event.kind, event.subject_label) for event in Event.objects.filter(kind="park.registered")] == [
        ("park.registered", "重庆经济技术开发区")
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "code", "address"), [("  ", "A-2", "name"), ("另一园区", "A-1", "code")])
def test_what_is_wrong_with_a_park_is_said_at_its_field(name: str, code: str, address: str) -> None:
    parks.park("某园区", code="A-1")
    with pytest.raises(RuleViolation) as violation:
        parks.park(name, code=code)
    assert [problem.address for problem in violation.value.problems] == [address]


@pytest.mark.parametrize("name", ["province", "park", "reviewer", "system_admin", "nobody"])
def test_the_register_is_kept_by_the_ministries(people: People, name: str) -> None:
    actor = accounts.reload(getattr(people, name))
    with pytest.raises(ActRefused):
        register.register(actor=actor, code="A-1", name="某园区", region=accounts.region())
    with pytest.raises(ActRefused):
        register.rename(actor=actor, park=people.yancheng, name="新名", on=date(2026, 1, 1), basis="x")
    with pytest.raises(ActRefused):
        register.add_alias(actor=actor, park=people.yancheng, name="新名")


def test_x_06_a_renamed_park_keeps_its_former_name_and_the_history(people: People) -> None:
    actor = accounts.reload(people.ministry)
    renamed = register.rename(
        actor=actor, park=people.changzhou, name="常州国家经济开发区", on=date(2026, 1, 1), basis="国函〔2026〕1号"
    )
    assert (renamed.name, renamed.initials) == ("常州国家经济开发区", "czgjjjkfq")
    assert [(one.name, one.until, one.basis) for one in renamed.former_names.all()] == [
        ("常州经济开发区", date(2026, 1, 1), "国函〔2026〕1号")
    ]
    event = Event.objects.get(kind="park.renamed")
    assert (event.actor_label, event.data["before"], event.data["after"]) == (
        "ministry", "常州经济开发区", "常州国家经济开发区",
    )  # fmt: skip


def test_a_park_is_not_renamed_to_the_name_it_has(people: People) -> None:
    with pytest.raises(RuleViolation):
        register.rename(actor=SYSTEM, park=people.changzhou, name=" 常州經濟開發區", on=date(2026, 1, 1), basis="x")


@pytest.mark.django_db
def test_the_31_bases_are_loaded_once_with_their_committees() -> None:
    call_command("load_parks")
    call_command("load_parks")
    assert (Park.objects.count(), Organisation.objects.filter(kind="park_committee").count()) == (31, 31)
    assert loading.load_bases(actor=SYSTEM) == 0


@pytest.mark.django_db
def test_a_base_that_got_its_official_code_is_not_entered_again() -> None:
    call_command("load_parks")
    Park.objects.filter(code="320000-007").update(code="G321099")
    assert loading.load_bases(actor=SYSTEM) == 0


@pytest.mark.django_db
def test_base_7_lies_in_jiangsu_though_shanghai_recommended_it() -> None:
    call_command("load_parks")
    park = Park.objects.get(name="漕河泾新兴技术开发区盐城分区")
    assert (park.region.short_name, park.city, str(park.committee), park.code) == (
        "江苏", "盐城市", "漕河泾新兴技术开发区盐城分区管理委员会", "320000-007",
    )  # fmt: skip


def test_a_municipality_is_named_once_as_the_place_of_a_park(people: People) -> None:
    told = {}
    for city in ("盐城市", people.yancheng.region.name, ""):
        Park.objects.filter(pk=people.yancheng.pk).update(city=city)
        told[city] = _place_on_its_page(people)
    assert told == {"盐城市": "江苏省盐城市", "江苏省": "江苏省", "": "江苏省"}


def _place_on_its_page(people: People) -> str:
    client = Client()
    client.force_login(people.ministry)
    page = client.get(f"/parks/{people.yancheng.public_id}/").content.decode()
    eyebrow = page.split('<p class="eyebrow">')[1].split(" ·")[0]
    assert f"<dd>{eyebrow}</dd>" in page
    return eyebrow


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("天津经济技术开发区", "etdz", "national"),
        ("苏州国家高新技术产业开发区", "hitech", "national"),
        ("汨罗高新技术产业开发区", "hitech", "other"),
        ("遂昌工业园区", "industrial", "other"),
        ("高碑店经济开发区", "other", "other"),
    ],
)
def test_kind_and_level_are_read_from_the_name_as_far_as_it_says_them(name: str, kind: str, level: str) -> None:
    assert (loading.kind_of(name), loading.level_of(name)) == (kind, level)


@pytest.mark.parametrize(
    ("name", "seen"),
    [("ministry", 2), ("province", 2), ("other_park", 2), ("reviewer", 0), ("system_admin", 0), ("nobody", 0)],
)
def test_officials_see_the_register_and_others_nothing(people: People, client: Client, name: str, seen: int) -> None:
    client.force_login(getattr(people, name))
    assert len(client.get("/parks/").context["page"].object_list) == seen
    assert client.get(f"/parks/{people.yancheng.public_id}/").status_code == (200 if seen else 404)


def test_the_page_of_a_park_shows_facts_and_other_names(people: People, client: Client) -> None:
    register.add_alias(actor=SYSTEM, park=people.changzhou, name="常州经开区", basis="通知")
    client.force_login(people.province)
    page = client.get(f"/parks/{people.changzhou.public_id}/").content.decode()
    assert "<h1>常州经济开发区</h1>" in page
    assert "常州经济开发区管理委员会" in page
    assert "常州经开区" in page


def test_a_ministry_keeps_the_register_in_the_admin(people: People, client: Client) -> None:
    client.force_login(people.ministry)
    answer = {"code": "A-1", "name": "某园区", "region": "320000", "city": "", "level": "other", "kind": "other"}
    assert client.post("/admin/parks/park/register/", answer).status_code == 302
    park = Park.objects.get(code="A-1")
    rename = {"name": "某新园区", "on": "2026-01-01", "basis": "批复"}
    assert client.post(f"/admin/parks/park/{park.pk}/rename/", rename).status_code == 302
    assert client.post(f"/admin/parks/park/{park.pk}/add-alias/", {"name": "旧园区", "basis": ""}).status_code == 302
    park.refresh_from_db()
    assert (park.name, sorted(park.former_names.values_list("name", flat=True))) == ("某新园区", ["旧园区", "某园区"])
    assert client.get("/admin/parks/park/").status_code == 200
    assert client.get(f"/admin/parks/park/{park.pk}/change/").status_code == 200
