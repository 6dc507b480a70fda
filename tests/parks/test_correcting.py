"""A wrong entry in the history of a park is corrected or withdrawn; the former one stays readable (X-02, X-06)."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from common.errors import ActRefused, RuleViolation
from common.policy import SYSTEM
from journal.models import Event
from parks.domain import changes, correcting, history, search
from parks.domain import parks as register
from parks.models import Park, ParkEvent
from tests.factories import accounts, incidents, parks
from tests.fixtures import People

DAY, RIGHT_DAY = date(2025, 7, 1), date(2025, 6, 30)
BASIS, RIGHT_BASIS = "国函〔2025〕60号", "国函〔2025〕61号"
WHY = "录入时看错文号"


@pytest.fixture
def ministry(people: People) -> User:
    return accounts.reload(people.ministry)


@pytest.fixture
def rudong(people: People) -> Park:
    return parks.park("如东经济开发区", code="S327001", area_ha=Decimal("800.50"))


@pytest.fixture
def haian(people: People) -> Park:
    return parks.park("海安经济开发区", code="S327002")


def only(park: Park) -> ParkEvent:
    return ParkEvent.objects.get(park=park)


def correct(actor: User, event: ParkEvent, **values: Any) -> ParkEvent:
    return correcting.correct(
        actor=actor, event=event, **{"reason": WHY, "on": event.on, "basis": event.basis, **values}
    )


def stands(park: Park) -> tuple[Any, ...]:
    park.refresh_from_db()
    return park.name, park.area_ha, park.level, park.kind, park.is_active, park.successor


ACTS: list[tuple[Any, dict[str, Any], dict[str, Any]]] = [
    (register.rename, {"name": "如东洋口经济开发区"}, {"name": "如东洋口港经济开发区"}),
    (changes.merge, {"into": "海安经济开发区"}, {"into": "常州经济开发区"}),
    (changes.move_boundary, {"area_ha": Decimal("12.00")}, {"area_ha": Decimal("1200.00")}),
    (changes.reclassify, {"level": "national", "kind": "etdz"}, {"level": "provincial", "kind": "etdz"}),
    (changes.close_duplicate, {"into": "海安经济开发区"}, {"into": "常州经济开发区"}),
    (changes.dissolve, {}, {}),
]


def named(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with parks in the place of their names."""
    return {**values, **({"into": Park.objects.get(name=values["into"])} if "into" in values else {})}


def test_of_one_day_what_stands_comes_before_what_was_corrected(ministry: User, rudong: Park) -> None:
    changes.move_boundary(actor=ministry, park=rudong, area_ha=Decimal("12.00"), on=DAY, basis=BASIS)
    made = correct(ministry, only(rudong), area_ha=Decimal("1200.00"))
    told = [(entry.event, entry.withdrawn is None) for entry in history.of(rudong, ministry)]
    assert told == [(made, True), (ParkEvent.objects.exclude(pk=made.pk).get(park=rudong), False)]


@pytest.mark.parametrize(("act", "wrong", "right"), ACTS)
def test_what_did_not_happen_is_taken_back_and_stays_readable(
    ministry: User, rudong: Park, haian: Park, act: Any, wrong: dict[str, Any], right: dict[str, Any]
) -> None:
    before = stands(rudong)
    act(actor=ministry, park=rudong, on=DAY, basis=BASIS, **named(wrong))
    event = only(rudong)
    correcting.withdraw(actor=ministry, event=event, reason=WHY)
    assert stands(rudong) == before
    event.refresh_from_db()
    assert (event.is_withdrawn, event.withdrawn_reason, event.withdrawn_by, event.replaced_by) == (
        True, WHY, ministry, None,
    )  # fmt: skip
    assert list(rudong.former_names.all()) == []
    assert list(haian.former_names.all()) == []
    assert [park.name for park in search.find("如东")] == ["如东经济开发区"]
    assert Event.objects.get(kind="park.event_withdrawn").reason == WHY


@pytest.mark.parametrize(("act", "wrong", "right"), ACTS[:-1])
def test_another_value_leaves_the_register_as_if_it_had_been_entered_rightly(
    ministry: User, rudong: Park, haian: Park, act: Any, wrong: dict[str, Any], right: dict[str, Any]
) -> None:
    act(actor=ministry, park=rudong, on=DAY, basis=BASIS, **named(wrong))
    event = only(rudong)
    made = correct(ministry, event, **named(right))
    event.refresh_from_db()
    assert (event.replaced_by, made.is_withdrawn, made.kind) == (made, False, event.kind)
    assert correcting.stated_of(made) == named(right)
    corrected = stands(rudong)
    correcting.withdraw(actor=ministry, event=made, reason=WHY)
    act(actor=ministry, park=rudong, on=DAY, basis=BASIS, **named(right))
    assert stands(rudong) == corrected


@pytest.mark.parametrize(("act", "wrong", "right"), ACTS)
def test_day_and_basis_are_mended_and_the_register_stays(
    ministry: User, rudong: Park, haian: Park, act: Any, wrong: dict[str, Any], right: dict[str, Any]
) -> None:
    act(actor=ministry, park=rudong, on=DAY, basis=BASIS, **named(wrong))
    before, event = stands(rudong), only(rudong)
    made = correct(ministry, event, on=RIGHT_DAY, basis=RIGHT_BASIS)
    assert (made.on, made.basis, stands(rudong)) == (RIGHT_DAY, RIGHT_BASIS, before)
    correcting.withdraw(actor=ministry, event=made, reason=WHY)  # its names follow, so that it can be taken back whole
    assert list(haian.former_names.all()) == []
    assert Park.objects.get(pk=rudong.pk).name == "如东经济开发区"


def test_the_day_of_a_renaming_stands_at_the_former_name_too(ministry: User, rudong: Park) -> None:
    register.rename(actor=ministry, park=rudong, name="洋口经济开发区", on=DAY, basis=BASIS)
    correct(ministry, only(rudong), on=RIGHT_DAY, basis=RIGHT_BASIS)
    assert [(one.name, one.until, one.basis) for one in rudong.former_names.all()] == [
        ("如东经济开发区", RIGHT_DAY, RIGHT_BASIS)
    ]


def test_a_split_leads_to_the_right_park_or_is_taken_back_while_nothing_refers_to_it(
    people: People, ministry: User, rudong: Park, haian: Park
) -> None:
    made = changes.split(actor=ministry, park=rudong, code="S327009", name="洋口港经济开发区", on=DAY, basis=BASIS)
    right = correct(ministry, only(made), into=haian)
    assert (right.other, right.before, right.park.is_active) == (haian, "海安经济开发区", True)
    incidents.incident(ministry, made)
    with pytest.raises(RuleViolation) as violation:
        correcting.withdraw(actor=ministry, event=right, reason=WHY)
    assert [one.message for one in violation.value.problems] == ["本条登记已被引用：事故（事件）。"]
    other = changes.split(actor=ministry, park=rudong, code="S327010", name="掘港经济开发区", on=DAY, basis=BASIS)
    correcting.withdraw(actor=ministry, event=only(other), reason=WHY)
    assert Park.objects.get(pk=other.pk).is_active is False


def test_an_entry_on_which_a_later_one_rests_keeps_its_value_but_not_its_day(ministry: User, rudong: Park) -> None:
    first, _second = (
        changes.move_boundary(actor=ministry, park=rudong, area_ha=Decimal(area), on=DAY, basis=BASIS)
        for area in ("900.00", "1000.00")
    )
    for act in (
        lambda: correct(ministry, first, area_ha=Decimal("950.00")),
        lambda: correcting.withdraw(actor=ministry, event=first, reason=WHY),
    ):
        with pytest.raises(RuleViolation) as violation:
            act()
        assert [one.message for one in violation.value.problems] == ["名录已有后续变更，以本条为基础。"]
    assert correct(ministry, first, on=RIGHT_DAY).area_after == Decimal("900.00")
    rudong.refresh_from_db()
    assert rudong.area_ha == Decimal("1000.00")


@pytest.mark.parametrize(
    ("values", "address"),
    [
        ({"reason": " "}, "reason"),
        ({}, ""),
        ({"on": date(2999, 1, 1)}, "on"),
        ({"basis": " "}, "basis"),
    ],
)
def test_a_correction_has_a_reason_and_a_difference(
    ministry: User, rudong: Park, values: dict[str, Any], address: str
) -> None:
    event = changes.dissolve(actor=ministry, park=rudong, on=DAY, basis=BASIS)
    with pytest.raises(RuleViolation) as violation:
        correct(ministry, event, **values)
    assert [one.address for one in violation.value.problems] == [address]
    assert (ParkEvent.objects.count(), ParkEvent.objects.get().is_withdrawn) == (1, False)


def test_what_is_withdrawn_is_not_mended_again(ministry: User, rudong: Park) -> None:
    event = changes.dissolve(actor=ministry, park=rudong, on=DAY, basis=BASIS)
    correcting.withdraw(actor=ministry, event=event, reason=WHY)
    with pytest.raises(ActRefused):
        correct(ministry, event, on=RIGHT_DAY)


def test_the_database_knows_no_withdrawal_without_a_reason(ministry: User, rudong: Park) -> None:
    event = changes.dissolve(actor=ministry, park=rudong, on=DAY, basis=BASIS)
    for wrong in ({"withdrawn_reason": "x"}, {"replaced_by": event}, {"withdrawn_at": event.recorded_at}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ParkEvent.objects.filter(pk=event.pk).update(**wrong)


@pytest.mark.parametrize("name", ["province", "park", "reviewer", "system_admin", "nobody"])
def test_others_mend_nothing(people: People, rudong: Park, name: str) -> None:
    event = changes.dissolve(actor=SYSTEM, park=rudong, on=DAY, basis=BASIS)
    actor = accounts.reload(getattr(people, name))
    with pytest.raises(ActRefused):
        correct(actor, event, on=RIGHT_DAY)
    with pytest.raises(ActRefused):
        correcting.withdraw(actor=actor, event=event, reason=WHY)


# Pages and admin -----------------------------------------------------------------------------------------------------


def test_the_page_offers_the_former_values_and_shows_both_entries_afterwards(
    ministry: User, rudong: Park, client: Client
) -> None:
    event = changes.move_boundary(actor=ministry, park=rudong, area_ha=Decimal("12.00"), on=DAY, basis=BASIS)
    client.force_login(ministry)
    address = reverse("parks:event_correct", args=[rudong.public_id, event.pk])
    assert address in client.get(f"/parks/{rudong.public_id}/").content.decode()
    assert 'value="12.00"' in client.get(address).content.decode()
    wrong = client.post(address, {"area_ha": "1200", "on": "2025-07-01", "basis": BASIS, "reason": ""})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["reason"])
    answer = client.post(address, {"area_ha": "1200", "on": "2025-07-01", "basis": BASIS, "reason": WHY})
    assert answer.status_code == 302
    page = client.get(f"/parks/{rudong.public_id}/").content.decode()
    for words in ("800.5 → 12", "800.5 → 1200", WHY, "已更正"):
        assert words in page
    assert client.get(address).status_code == 403  # it is withdrawn already
    other = reverse("parks:event_withdraw", args=[parks.park("他园", code="X1").public_id, event.pk])
    assert client.get(other).status_code == 404


def test_the_admin_corrects_and_withdraws_by_the_same_acts(
    ministry: User, rudong: Park, haian: Park, client: Client
) -> None:
    event = changes.merge(actor=ministry, park=rudong, into=haian, on=DAY, basis=BASIS)
    client.force_login(ministry)
    address = f"/admin/parks/parkevent/{event.pk}/"
    posted = {"into": "常州经济开发区", "on": "2025-07-01", "basis": BASIS, "reason": WHY}
    assert client.post(f"{address}correct/", posted).status_code == 302
    rudong.refresh_from_db()
    assert rudong.successor is not None
    assert rudong.successor.name == "常州经济开发区"
    again = ParkEvent.objects.get(withdrawn_at=None)
    assert client.post(f"/admin/parks/parkevent/{again.pk}/withdraw/", {"reason": WHY}).status_code == 302
    assert Park.objects.filter(pk=rudong.pk, is_active=True, successor=None).exists()
