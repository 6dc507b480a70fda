"""Energy: the arithmetic against figures worked by hand, which coefficient is taken, 300 firms with six carriers."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from common import clock
from parks.models import Enterprise
from programmes.definition import carriers, energy_factors, units
from programmes.definition.dictionary import coefficients
from programmes.domain import factors
from programmes.models import Factor
from reports.domain import dossiers, projections
from reports.domain.dossiers import Place
from reports.domain.energy.converting import NOTHING, Converted, convert, total
from reports.domain.kinds.energy import number_of, uses_of
from reports.models import EnergyUse, Filing
from tests.obligations.energy import Zone, covered, firm, grid, zone
from tests.obligations.walking import begun, browser, handed_in, opened

NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)
SIX = ("raw_coal", "natural_gas", "diesel", "heat", "electricity", "green_electricity")

QUERIES = {
    "api:energy-use-list": 8,
    "api:factor-list": 7,
    "programmes:factor_list": 11,
    "reports:energy_enterprise": 10,
    "reports:energy_list": 11,
    "reports:energy_zone": 11,
}

# Amount, supplied, tce and t CO2 for one unit; what comes out, worked by hand.
WORKED = (
    ("1000", "0", "0.7143", "1.9003", "714.3000", "1900.3000"),
    ("0.0001", "0", "0.7143", "1.9003", "0.0001", "0.0002"),
    ("12.5", "2.5", "1.4571", "3.0959", "14.5710", "30.9590"),
    ("0", "620000", "0.03412", "0.11", "-21154.4000", "-68200.0000"),
    ("35", "35", "13.3", "21.622", "0.0000", "0.0000"),
    ("0.00005", "0", "1", "1", "0.0001", "0.0001"),  # a half is rounded up
    ("0", "0.00005", "1", "1", "-0.0001", "-0.0001"),
    ("123456789012345", "0", "21.622", "0", "2669382692024923.5900", "0.0000"),
)


@pytest.mark.parametrize(("amount", "supplied", "tce", "co2", "energy", "carbon"), WORKED)
def test_conversion_is_as_worked_by_hand(
    amount: str, supplied: str, tce: str, co2: str, energy: str, carbon: str
) -> None:
    found = convert(Decimal(amount), Decimal(supplied), tce=Decimal(tce), co2=Decimal(co2))
    assert (str(found.tce), str(found.co2)) == (energy, carbon)


amounts = st.decimals(min_value=0, max_value=10**9, places=4)
worths = st.decimals(min_value=0, max_value=30, places=4)
HALF = Decimal("0.00005")


@given(amounts, amounts, worths, worths)
def test_parts_add_up_to_the_whole(one: Decimal, other: Decimal, tce: Decimal, co2: Decimal) -> None:
    whole = convert(one + other, Decimal(0), tce=tce, co2=co2)
    parts = total(convert(part, Decimal(0), tce=tce, co2=co2) for part in (one, other))
    assert abs(parts.tce - whole.tce) <= 3 * HALF
    assert abs(parts.co2 - whole.co2) <= 3 * HALF


@given(amounts, st.integers(min_value=1, max_value=1000), worths)
def test_so_many_times_the_amount_is_so_many_times_the_energy(amount: Decimal, times: int, worth: Decimal) -> None:
    once, often = (convert(one, Decimal(0), tce=worth, co2=worth).tce for one in (amount, amount * times))
    assert abs(often - once * times) <= HALF * (times + 1)


@given(amounts, amounts, worths)
def test_what_one_hands_over_and_another_takes_counts_once(made: Decimal, given_: Decimal, worth: Decimal) -> None:
    maker = convert(Decimal(0), given_, tce=worth, co2=worth)
    taker = convert(given_, Decimal(0), tce=worth, co2=worth)
    assert maker + taker == NOTHING
    assert convert(made, made, tce=worth, co2=worth) == NOTHING


@given(st.lists(st.tuples(amounts, worths), max_size=20))
def test_the_order_of_rows_does_not_matter(rows: list[tuple[Decimal, Decimal]]) -> None:
    found = [convert(amount, Decimal(0), tce=worth, co2=worth) for amount, worth in rows]
    assert total(found) == total(reversed(found)) == Converted(sum((one.tce for one in found), Decimal(0)),
                                                               sum((one.co2 for one in found), Decimal(0)))  # fmt: skip


def coefficient(region: str, year: int) -> Factor:
    return Factor(carrier="electricity", quantity="co2", region=region, year=year)


@pytest.mark.parametrize(
    ("known", "taken"),
    [
        ([("", 0), ("", 2021), ("", 2022)], ("", 2022)),  # the latest before the year
        ([("", 0), ("", 2021), ("", 2025), ("", 2026)], ("", 2025)),  # the year itself
        ([("", 2027), ("", 2026)], ("", 2026)),  # the first after it, where there is none before
        ([("", 0)], ("", 0)),
        ([("", 2025), ("320000", 2021)], ("320000", 2021)),  # the region's own goes first
        ([("", 2022), ("330000", 2025)], ("", 2022)),  # that of another region never
        ([("320000", 2022), ("320500", 2021)], ("320500", 2021)),
    ],
)
def test_the_coefficient_of_region_and_year_is_taken(known: list[tuple[str, int]], taken: tuple[str, int]) -> None:
    found = factors.best([coefficient(*one) for one in known], "320500", 2025)["electricity", "co2"]
    assert (found.region, found.year) == taken


def test_coefficients_agree_with_the_conventions_among_the_units() -> None:
    worth = {(one.carrier, one.quantity): one.value for one in energy_factors().coefficients}
    conventions = {one.code: one.value for one in coefficients()}
    assert worth["electricity", "tce"] == conventions["electricity_calorific"]
    assert worth["heat", "tce"] == conventions["heat"]


def test_none_of_the_coefficients_claims_to_have_been_checked() -> None:
    assert {one.status for one in energy_factors().coefficients} == {"recalled", "assumed"}


@pytest.mark.parametrize(
    ("text", "carrier", "number"),
    [
        ("１２，３４５．６吨", "raw_coal", "12345.6"),
        ("1,250.5 万立方米", "natural_gas", "1250.5"),
        ("50 10 000 kWh", "electricity", "50"),
        ("5 t", "diesel", "5"),
        ("5", "diesel", "5"),
    ],
)
def test_amounts_are_read_as_people_type_them(text: str, carrier: str, number: str) -> None:
    assert number_of(text, carriers()[carrier]) == Decimal(number)


def test_every_unit_of_a_carrier_is_known() -> None:
    assert {one.unit for one in carriers().values()} <= set(units())


# A large zone -------------------------------------------------------------------------------------------------------


@pytest.fixture
def frozen() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


def large(firms: int) -> tuple[Zone, Filing]:
    """Return a zone whose firms declare six carriers each, in a draft."""
    cast = zone(firms=0)
    cast.firms = [firm(cast.base, number) for number in range(firms)]
    filing = begun(cast.park, opened(cast.ministry, "hitech_zones", "energy_declaration"))
    rows = [
        {"uuid": f"00000000-0000-4000-8000-{number * 10 + place:012d}", "enterprise": one.code, "carrier": carrier,
         "amount": str(100 + number), "supplied": "", "note": ""}
        for number, one in enumerate(cast.firms)
        for place, carrier in enumerate(SIX)
    ]  # fmt: skip
    filing.sections.filter(code="declarations").update(content={"rows": rows}, version=1)
    covered(cast.park, filing)
    return cast, filing


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("programmes", "frozen")
def test_300_firms_with_six_carriers_are_shown_written_and_added_up() -> None:
    cast, filing = large(300)
    listed = browser(cast.park).get(f"/filings/{filing.public_id}/sections/declarations/")
    assert (len(listed.context["page"]), listed.context["page"].paginator.count) == (50, 300)
    assert browser(cast.park).get(grid(filing, cast.firms[-1])).context["lines"][0].line.row["amount"] == "399"
    handed_in(cast.park, filing)
    assert EnergyUse.objects.count() == 300 * len(SIX)
    # Amounts run from 100 to 399, 74 850 in all.
    power = sum((one.co2 for one in EnergyUse.objects.filter(carrier="electricity")), Decimal(0))
    assert power == Decimal(74_850) * Decimal("5.366")
    place = Place(dossiers.of_version(filing.versions.get()), filing.filled_form.section("declarations"))
    assert len(uses_of(place)) == 300 * len(SIX)


@pytest.mark.django_db
@pytest.mark.usefixtures("programmes", "frozen")
@pytest.mark.parametrize("firms", [1, 3])
def test_pages_ask_the_database_as_often_for_one_firm_as_for_three(firms: int) -> None:
    cast, filing = large(firms)
    handed_in(cast.park, filing)
    here = [cast.base.park.public_id, 2025]
    pages = {
        "reports:energy_list": reverse("reports:energy_list"),
        "reports:energy_zone": reverse("reports:energy_zone", args=here),
        "reports:energy_enterprise": reverse("reports:energy_enterprise", args=[*here, cast.firms[0].public_id]),
        "programmes:factor_list": reverse("programmes:factor_list"),
        "api:energy-use-list": reverse("api:energy-use-list"),
        "api:factor-list": reverse("api:factor-list"),
    }
    assert {name: _queries(cast.ministry, address) for name, address in pages.items()} == QUERIES


def _queries(user: User, address: str) -> int:
    reader = browser(user)
    with CaptureQueriesContext(connection) as asked:
        assert reader.get(address).status_code == HTTPStatus.OK
    return len(asked)


@pytest.mark.django_db
@pytest.mark.usefixtures("programmes", "frozen")
def test_a_firm_that_moved_away_keeps_what_it_declared() -> None:
    cast, filing = large(1)
    handed_in(cast.park, filing)
    before = list(EnergyUse.objects.values_list("carrier", "tce", "co2"))
    Enterprise.objects.update(park=cast.base.park, name="改名后的公司")
    projections.rebuild(filing.versions.get())
    assert list(EnergyUse.objects.values_list("carrier", "tce", "co2")) == before
    page = browser(cast.ministry).get(f"/filings/{filing.public_id}/versions/1/").content.decode()
    assert ("无锡演示第001制造有限公司" in page, "改名后的公司" in page) == (True, False)
