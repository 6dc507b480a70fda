"""Regions and bodies as they are called."""

import pytest
from django.core.management import CommandError, call_command

from accounts.choices import Role
from accounts.domain import organisations, passwords, regions
from accounts.models import Organisation, Region, User
from accounts.reference.bodies import bodies
from common.errors import ActRefused, RuleViolation
from common.policy import SYSTEM
from tests.factories import accounts
from tests.fixtures import People


@pytest.mark.parametrize(
    ("kind", "region", "name", "short_name"),
    [
        ("drc", "320000", "江苏省发展和改革委员会", "江苏省发展改革委"),
        ("drc", "110000", "北京市发展和改革委员会", "北京市发展改革委"),
        ("drc", "450000", "广西壮族自治区发展和改革委员会", "广西壮族自治区发展改革委"),
        ("drc", "660000", "新疆生产建设兵团发展和改革委员会", "新疆生产建设兵团发展改革委"),
        ("drc", "440300", "深圳市发展和改革委员会", "深圳市发展改革委"),
        ("sti", "320000", "江苏省科学技术厅", "江苏省科技厅"),
        ("sti", "120000", "天津市科学技术局", "天津市科技局"),
        ("ee", "310000", "上海市生态环境局", "上海市生态环境局"),
        ("ee", "650000", "新疆维吾尔自治区生态环境厅", "新疆维吾尔自治区生态环境厅"),
        ("com", "500000", "重庆市商务委员会", "重庆市商务委"),
        ("iit", "330000", "浙江省经济和信息化厅", "浙江省经信厅"),
        ("iit", "210200", "大连市工业和信息化局", "大连市工信局"),
        ("ndrc", "000000", "国家发展和改革委员会", "国家发展改革委"),
    ],
)
def test_bodies_have_their_names(kind: str, region: str, name: str, short_name: str) -> None:
    found = [(row.name, row.short_name) for row in bodies() if (row.kind, row.region) == (kind, region)]
    assert found == [(name, short_name)]


def test_no_two_bodies_have_one_name() -> None:
    names = [row.name for row in bodies()]
    assert (len(names), len(set(names))) == (5 + 37 * 5, 5 + 37 * 5)


@pytest.mark.django_db
def test_regions_and_bodies_are_loaded_once() -> None:
    assert (regions.load_regions(actor=SYSTEM), regions.load_regions(actor=SYSTEM)) == (38, 0)
    assert (organisations.load_bodies(actor=SYSTEM), organisations.load_bodies(actor=SYSTEM)) == (190, 0)
    assert (Region.objects.count(), Organisation.objects.count()) == (38, 190)
    assert len(regions.choices()) == 37


def test_only_the_system_administrator_loads_regions_and_enters_bodies(people: People) -> None:
    for actor in (people.security_admin, people.ministry, people.nobody):
        with pytest.raises(ActRefused):
            regions.load_regions(actor=actor)
        with pytest.raises(ActRefused):
            organisations.found(actor=actor, kind="experts", name="x", short_name="x", region=accounts.region("000000"))


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "name", "address"), [("club", "x", "kind"), ("experts", " ", "name")])
def test_what_is_wrong_with_a_body_is_said_at_its_field(kind: str, name: str, address: str) -> None:
    with pytest.raises(RuleViolation) as violation:
        organisations.found(actor=SYSTEM, kind=kind, name=name, short_name="", region=accounts.region("000000"))
    assert [problem.address for problem in violation.value.problems] == [address]


@pytest.mark.django_db
def test_a_new_installation_gets_its_administrators_from_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRST_PASSWORD", "Erste-Mal-1")
    call_command("create_administrator", "security_admin", "anquan", "安全员", body="运行中心")
    user = User.objects.get(username="anquan")
    assert (user.roles, passwords.must_change(user)) == (frozenset({str(Role.SECURITY_ADMIN)}), True)
    with pytest.raises(CommandError, match="用户名已被使用"):
        call_command("create_administrator", "audit_admin", "anquan", "安全员", body="运行中心")
