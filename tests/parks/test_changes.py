"""What can happen to a park: dated, with its document, told on its page; a double entry is closed only when unused."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.models import User
from common.errors import ActRefused, RuleViolation
from common.policy import SYSTEM
from journal.models import Event
from parks.domain import changes, history, loads, search
from parks.domain import parks as register
from parks.domain.loads import sending
from parks.models import Park, ParkEvent
from tests.factories import accounts, incidents, parks
from tests.fixtures import People

DAY = date(2025, 7, 1)
BASIS = "国函〔2025〕60号"


@pytest.fixture
def ministry(people: People) -> User:
    return accounts.reload(people.ministry)


@pytest.fixture
def rudong(people: People) -> Park:
    return parks.park("如东经济开发区", code="S327001", area_ha=Decimal("800.50"))


@pytest.fixture
def haian(people: People) -> Park:
    return parks.park("海安经济开发区", code="S327002")


def told(park: Park) -> list[tuple[date, str, tuple[str, ...], str]]:
    park.refresh_from_db()
    return [(one.on, one.what, one.lines, str(one.other or "")) for one in history.of(park, SYSTEM)]


def test_a_merged_park_leads_to_its_successor_and_stays_findable(
    ministry: User, rudong: Park, haian: Park, client: Client
) -> None:
    changes.merge(actor=ministry, park=rudong, into=haian, on=DAY, basis=BASIS)
    assert told(rudong) == [(DAY, "并入其他园区", (), "海安经济开发区")]
    assert told(haian) == [(DAY, "其他园区并入", (), "如东经济开发区")]
    assert (rudong.is_active, rudong.successor) == (False, haian)
    client.force_login(ministry)
    page = client.get(f"/parks/{rudong.public_id}/").content.decode()
    assert f'<a href="/parks/{haian.public_id}/">现为海安经济开发区</a>' in page
    assert BASIS in page
    assert [park.name for park in client.get("/parks/?q=rudong").context["page"]] == ["如东经济开发区"]
    assert list(search.find("如东")) == []


def test_a_park_split_off_knows_where_it_comes_from(ministry: User, rudong: Park) -> None:
    made = changes.split(actor=ministry, park=rudong, code="S327009", name="洋口港经济开发区", on=DAY, basis=BASIS)
    assert (made.region_id, made.is_active, Park.objects.get(pk=rudong.pk).is_active) == ("320000", True, True)
    assert told(made) == [(DAY, "由其他园区分设", (), "如东经济开发区")]
    assert told(rudong) == [(DAY, "分设园区", (), "洋口港经济开发区")]


def test_a_moved_boundary_keeps_the_area_before(ministry: User, rudong: Park) -> None:
    changes.move_boundary(actor=ministry, park=rudong, area_ha=Decimal("1200.00"), on=DAY, basis=BASIS)
    assert told(rudong) == [(DAY, "范围调整", ("面积（公顷）：800.5 → 1200",), "")]
    assert rudong.area_ha == Decimal("1200.00")


def test_a_raised_park_has_its_new_level_and_the_old_one_in_its_history(ministry: User, rudong: Park) -> None:
    changes.reclassify(actor=ministry, park=rudong, level="national", kind="etdz", on=DAY, basis=BASIS)
    assert told(rudong) == [(DAY, "级别或类型变更", ("其他 其他 → 国家级 经济技术开发区",), "")]
    assert (rudong.level, rudong.kind) == ("national", "etdz")


def test_a_renaming_stands_in_the_history(ministry: User, rudong: Park) -> None:
    register.rename(actor=ministry, park=rudong, name="如东洋口经济开发区", on=DAY, basis=BASIS)
    assert told(rudong) == [(DAY, "更名", ("如东经济开发区 → 如东洋口经济开发区",), "")]


def test_a_dissolved_park_is_offered_no_longer_and_changes_no_more(ministry: User, rudong: Park, haian: Park) -> None:
    changes.dissolve(actor=ministry, park=rudong, on=DAY, basis=BASIS)
    assert told(rudong) == [(DAY, "撤销", (), "")]
    with pytest.raises(RuleViolation):
        changes.move_boundary(actor=ministry, park=rudong, area_ha=Decimal(1), on=DAY, basis=BASIS)
    with pytest.raises(RuleViolation):
        changes.merge(actor=ministry, park=haian, into=rudong, on=DAY, basis=BASIS)


def test_a_double_entry_is_closed_and_its_names_lead_to_the_one_that_stays(
    ministry: User, rudong: Park, haian: Park
) -> None:
    register.add_alias(actor=SYSTEM, park=haian, name="海安开发区")
    changes.close_duplicate(actor=ministry, park=haian, into=rudong, on=DAY, basis="两个名称印在同一名单")
    assert sorted(one.name for one in rudong.former_names.all()) == ["海安开发区", "海安经济开发区"]
    assert [park.name for park in search.find("海安开发区")] == ["如东经济开发区"]
    assert told(haian) == [(DAY, "重复登记，已归并", (), "如东经济开发区")]


def test_an_entry_that_others_refer_to_is_not_closed(people: People, ministry: User, rudong: Park) -> None:
    with pytest.raises(RuleViolation) as violation:
        changes.close_duplicate(actor=ministry, park=people.changzhou, into=rudong, on=DAY, basis="x")
    assert [(one.address, one.message) for one in violation.value.problems] == [
        ("into", "本条登记已被引用：已有园区管委会。")
    ]
    incidents.incident(ministry, rudong)
    with pytest.raises(RuleViolation) as violation:
        changes.close_duplicate(actor=ministry, park=rudong, into=people.changzhou, on=DAY, basis="x")
    assert [one.message for one in violation.value.problems] == ["本条登记已被引用：事故（事件）。"]
    assert Park.objects.filter(is_active=False).count() == 0


@pytest.mark.parametrize(("on", "basis", "address"), [(date(2999, 1, 1), BASIS, "on"), (DAY, " ", "basis")])
def test_what_happened_has_a_day_that_came_and_a_document(
    ministry: User, rudong: Park, on: date, basis: str, address: str
) -> None:
    with pytest.raises(RuleViolation) as violation:
        changes.dissolve(actor=ministry, park=rudong, on=on, basis=basis)
    assert [one.address for one in violation.value.problems] == [address]
    assert (Park.objects.get(pk=rudong.pk).is_active, ParkEvent.objects.count()) == (True, 0)


def test_the_database_knows_no_event_without_its_other_park(ministry: User, rudong: Park) -> None:
    event = changes.dissolve(actor=ministry, park=rudong, on=DAY, basis=BASIS)
    for wrong in ({"kind": "merged_into"}, {"basis": ""}, {"other": rudong}, {"area_after": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ParkEvent.objects.filter(pk=event.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Park.objects.filter(pk=rudong.pk).update(is_active=True, successor=rudong)


@pytest.mark.parametrize("name", ["province", "park", "reviewer", "system_admin", "nobody"])
def test_others_enter_nothing(people: People, rudong: Park, haian: Park, name: str) -> None:
    actor = accounts.reload(getattr(people, name))
    every: dict[Any, dict[str, Any]] = {
        changes.merge: {"into": haian},
        changes.split: {"code": "S1", "name": "新园区"},
        changes.move_boundary: {"area_ha": Decimal(1)},
        changes.reclassify: {"level": "national", "kind": "etdz"},
        changes.dissolve: {},
        changes.close_duplicate: {"into": haian},
    }
    for act, values in every.items():
        with pytest.raises(ActRefused):
            act(actor=actor, park=rudong, on=DAY, basis=BASIS, **values)


def test_lists_that_named_the_park_stand_in_its_history(ministry: User, rudong: Park) -> None:
    upload = ContentFile("名称,省份,级别\n如东经济开发区,江苏,省级\n".encode(), name="a.csv")
    load = loads.send(actor=ministry, upload=upload, source="公告2018年第4号")
    sending.keep_lines(load, sending.compare(load))
    load.refresh_from_db()
    loads.confirm(actor=ministry, load=load, version=load.version)
    (entry,) = history.of(rudong, SYSTEM)
    assert (entry.what, entry.basis, entry.lines) == ("与名单核对", "公告2018年第4号", ("级别：其他 → 省级",))


# Pages ---------------------------------------------------------------------------------------------------------------


def test_a_ministry_enters_a_merger_on_the_page_and_errors_stand_at_their_fields(
    ministry: User, rudong: Park, haian: Park, client: Client
) -> None:
    client.force_login(ministry)
    address = f"/parks/{rudong.public_id}/change/merge/"
    wrong = client.post(address, {"into": "没有的园区", "on": "2025-07-01", "basis": BASIS})
    assert (wrong.status_code, wrong.context["form"].errors["into"]) == (422, ["名录库中没有“没有的园区”。"])
    assert client.post(address, {"into": "S327002", "on": "2025-07-01", "basis": BASIS}).status_code == 302
    event = Event.objects.get(kind="park.merged_into")
    assert (event.basis, event.data) == (
        BASIS,
        {"on": "2025-07-01", "other": "海安经济开发区", "after": "海安经济开发区"},
    )


def test_a_name_that_two_parks_have_asks_for_the_code(ministry: User, rudong: Park, client: Client) -> None:
    for where, code in (("320000", "A-1"), ("330000", "A-2")):
        parks.park("城东工业园区", where, code=code)
    client.force_login(ministry)
    answer = {"into": "城东工业园区", "on": "2025-07-01", "basis": BASIS}
    form = client.post(f"/parks/{rudong.public_id}/change/duplicate/", answer).context["form"]
    assert form.errors["into"] == ["有多个同名园区：江苏城东工业园区 A-1、浙江城东工业园区 A-2。请填写代码。"]


def test_an_unknown_change_is_not_there_and_a_province_is_told_why_not(
    people: People, ministry: User, rudong: Park, client: Client
) -> None:
    client.force_login(ministry)
    assert client.get(f"/parks/{rudong.public_id}/change/vanish/").status_code == 404
    client.force_login(people.province)
    assert client.get(f"/parks/{rudong.public_id}/change/merge/").status_code == 403
    assert "登记沿革事项" not in client.get(f"/parks/{rudong.public_id}/").content.decode()
