"""A high-tech zone whose enterprises declare energy, for the tests of HZ-08, HZ-09 and HZ-11."""

from dataclasses import dataclass
from datetime import date

from accounts.choices import OrganisationKind
from accounts.models import User
from common.policy import SYSTEM
from parks import credit_code
from parks.choices import ParkKind, ParkLevel
from parks.domain import enterprises
from parks.models import Enterprise
from programmes.domain import participations
from programmes.models import Participation, Programme
from reports.models import Filing
from tests.factories import accounts, parks
from tests.obligations.walking import browser, done

NAME = "无锡国家高新技术产业开发区"


@dataclass
class Zone:
    """Who is there: the zone, its province, another province, both ministries; three enterprises."""

    ministry: User
    province: User
    other_province: User
    park: User
    other_park: User
    base: Participation
    firms: list[Enterprise]


def zone(*, firms: int = 3) -> Zone:
    """Build the zone under the frozen clock."""
    committee = parks.committee(NAME)
    listed = parks.park(NAME, committee=committee, level=ParkLevel.NATIONAL, kind=ParkKind.HITECH)
    programme = Programme.objects.get(pk="hitech_zones")
    base = participations.enrol(
        actor=SYSTEM, park=listed, programme=programme, unit=programme.units.get(region="320000"), batch=1, sequence=1,
        name_printed=NAME, region_printed="江苏", listed_on=date(2021, 3, 1),
    )  # fmt: skip

    def official(username: str, kind: str, where: str) -> User:
        return accounts.person(username, accounts.body(OrganisationKind(kind), where))

    return Zone(
        ministry=official("ministry", "most", "000000"),
        province=official("province", "sti", "320000"),
        other_province=official("other_province", "sti", "330000"),
        park=accounts.person("park", committee),
        other_park=accounts.person("other_park", parks.committee("昆山国家高新技术产业开发区")),
        base=base,
        firms=[firm(base, number) for number in range(firms)],
    )


def firm(base: Participation, number: int) -> Enterprise:
    stem = f"9132020{number:04d}MADEMX"
    code = stem + credit_code.check_character(stem)
    name = f"无锡演示第{number + 1:03d}制造有限公司"
    return enterprises.register(actor=SYSTEM, name=name, code=code, park=base.park)


def grid(filing: Filing, one: Enterprise) -> str:
    """Return the address of the grid of an enterprise."""
    return f"/filings/{filing.public_id}/sections/declarations/enterprise/?of={one.code}"


def declared(user: User, filing: Filing, one: Enterprise, **amounts: str) -> None:
    """Declare for an enterprise by its grid; a carrier takes an amount, or `amount-supplied`."""
    page = browser(user).get(grid(filing, one))
    typed = {"version": page.context["mark"]}
    for carrier, text in amounts.items():
        amount, _minus, supplied = text.partition("-")
        typed |= {f"{carrier}/amount": amount, f"{carrier}/supplied": supplied}
    done(browser(user).post(grid(filing, one), typed))


def covered(user: User, filing: Filing) -> None:
    """Fill in the section that says what is covered."""
    version = filing.sections.get(code="coverage").version
    address = f"/filings/{filing.public_id}/sections/coverage/"
    done(browser(user).post(address, {"version": version, "scope": "规模以上工业企业全部申报。"}))
