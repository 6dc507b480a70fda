"""HZ-08: enterprises' energy declared in the zone, converted with cited coefficients, summed, traced back."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common import clock
from common.policy import SYSTEM
from programmes.definition import EnergyFactors, energy_factors
from programmes.domain import factors
from reports.domain import projections
from reports.models import EnergyUse, Fact, Filing
from tests.factories.workbooks import Spreadsheet
from tests.obligations.energy import Zone, covered, declared, grid, zone
from tests.obligations.walking import begun, browser, done, handed_in, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("programmes")]

NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


def declaration(cast: Zone) -> Filing:
    return begun(cast.park, opened(cast.ministry, "hitech_zones", "energy_declaration"))


def two_firms(cast: Zone) -> Filing:
    """Declare for two firms: coal, gas and power; fuel oil with heat and power handed over."""
    filing = declaration(cast)
    declared(cast.park, filing, cast.firms[0], raw_coal="１２，０００吨", natural_gas="1,250.5", electricity="8000")
    declared(cast.park, filing, cast.firms[1], fuel_oil="300", heat="0-5000", electricity="100-900")
    covered(cast.park, filing)
    return filing


def sees(cast: Zone, address: str) -> list[int]:
    people = (cast.park, cast.province, cast.ministry, cast.other_province, cast.other_park)
    return [browser(one).get(address).status_code for one in people]


def test_hz_08_what_enterprises_declare_is_converted_and_summed_to_the_zone() -> None:
    cast = zone()
    filing = handed_in(cast.park, two_firms(cast))
    rows = {(one.enterprise.name[5:8], one.carrier): (one.tce, one.co2) for one in EnergyUse.objects.all()}
    # By hand: 12000×0.7143 and ×1.9003; 1250.5×13.3 and ×21.622; 8000×1.229 and ×5.366 (the factor of 2022, the
    # latest before 2025); 300×1.4286 and ×3.1705; −5000×0.03412 and ×0.11; −800×1.229 and ×5.366.
    assert rows == {
        ("001", "raw_coal"): (Decimal("8571.6000"), Decimal("22803.6000")),
        ("001", "natural_gas"): (Decimal("16631.6500"), Decimal("27038.3110")),
        ("001", "electricity"): (Decimal("9832.0000"), Decimal("42928.0000")),
        ("002", "fuel_oil"): (Decimal("428.5800"), Decimal("951.1500")),
        ("002", "heat"): (Decimal("-170.6000"), Decimal("-550.0000")),
        ("002", "electricity"): (Decimal("-983.2000"), Decimal("-4292.8000")),
    }
    sums = {one.measure: (one.value, one.decimals, one.unit) for one in Fact.objects.filter(version__filing=filing)}
    # 34310.03 tce and 88878.261 t, in units of 10 000 t with two decimals.
    assert sums == {
        "industrial_energy": (Decimal("3.43"), 2, "wan_tce"),
        "industrial_co2": (Decimal("8.89"), 2, "wan_tonne"),
    }


def test_hz_08_a_figure_is_traced_back_to_enterprise_carrier_and_cited_coefficient() -> None:
    cast = zone()
    handed_in(cast.park, two_firms(cast))
    park = cast.base.park.public_id
    zone_page, firm_page = f"/energy/{park}/2025/", f"/energy/{park}/2025/{cast.firms[0].public_id}/"
    assert sees(cast, zone_page) == sees(cast, firm_page) == [200, 200, 200, 404, 404]
    page = browser(cast.province).get(zone_page).content.decode()
    assert ("34310.03" in page, "88878.26" in page, firm_page in page) == (True, True, True)
    traced = browser(cast.province).get(firm_page).content.decode()
    assert "12000×0.7143" in traced
    assert "综合能耗计算通则 GB/T 2589-2020" in traced
    assert "生态环境部 国家统计局公告2024年第33号，2022" in traced
    assert traced.count("凭记忆，未核对") == len(("coal", "gas", "power")) * 2
    listed = browser(cast.ministry).get("/energy/?carrier=electricity&year=2025")
    assert [line[1].text for line in listed.context["lines"]] == [one.name for one in cast.firms[:2]]


def test_hz_08_the_sums_are_offered_to_the_carbon_peak_report_with_their_origin() -> None:
    cast = zone()
    declared_ = handed_in(cast.park, two_firms(cast))
    report = begun(cast.park, opened(cast.ministry, "hitech_zones", "carbon_peak_report"))
    address = f"/filings/{report.public_id}/sections/indicators/"
    page = browser(cast.park).get(address)
    version = declared_.versions.get()
    assert (version.label in page.content.decode(), len(page.context["known"])) == (True, 2)
    done(browser(cast.park).post(address, {"version": "0", "take_known": "1"}))
    cells = report.sections.get(code="indicators").content["cells"]
    assert [cells[code]["value"] for code in ("industrial_energy", "industrial_co2")] == ["3.43", "8.89"]


def test_hz_08_new_coefficients_are_a_new_edition_and_what_was_declared_keeps_its_own() -> None:
    cast = zone()
    filing = handed_in(cast.park, two_firms(cast))
    before = list(EnergyUse.objects.values_list("tce", "co2", "co2_factor__edition__number"))
    content = energy_factors().model_dump(mode="json")
    grid_factor = {"carrier": "electricity", "quantity": "co2", "value": "5.0", "year": 2025, "source": "grid_2022"}
    content["coefficients"] = [*content["coefficients"], grid_factor]
    second = factors.load_factors(actor=SYSTEM, given=EnergyFactors.model_validate(content))
    assert (second.number, factors.load_factors(actor=SYSTEM).number) == (2, 1)
    projections.rebuild(filing.versions.get())
    assert list(EnergyUse.objects.values_list("tce", "co2", "co2_factor__edition__number")) == before
    numbers = browser(cast.ministry).get("/energy/coefficients/?carrier=electricity&quantity=co2")
    assert [line[0].value for line in numbers.context["lines"]] == [2, 2, 2, 1, 1]
    done(browser(cast.park).post(f"/filings/{filing.public_id}/retract/"))
    handed_in(cast.park, filing)
    power = EnergyUse.objects.current().get(enterprise=cast.firms[0], carrier="electricity")
    assert (power.co2, power.co2_factor.edition.number) == (Decimal("40000.0000"), 2)


def test_hz_08_wrong_entries_are_named_at_their_enterprise_and_block() -> None:
    cast = zone()
    filing = declaration(cast)
    declared(cast.park, filing, cast.firms[0], raw_coal="约三千", diesel="10-12", lng="5 千克")
    covered(cast.park, filing)
    page = browser(cast.park).get(grid(filing, cast.firms[0]))
    found = {one.address.split("/")[-1]: one.message for one in page.context["problems"]}
    assert sorted(found) == ["amount", "supplied"]
    assert "无锡演示第001制造有限公司，柴油：供出量大于消费量。" in found["supplied"]
    assert page.content.decode().count('aria-invalid="true"') == 3
    assert "约三千" in page.content.decode()
    answer = browser(cast.park).post(
        f"/filings/{filing.public_id}/submit/", {"statement": "on", "key": str(filing.public_id)}
    )
    assert (answer.status_code, filing.versions.count()) == (HTTPStatus.UNPROCESSABLE_ENTITY, 0)


def test_hz_08_two_people_declare_for_different_enterprises_and_for_the_same_one() -> None:
    cast = zone()
    filing = declaration(cast)
    first, second = (browser(cast.park).get(grid(filing, one)).context["mark"] for one in cast.firms[:2])
    done(browser(cast.park).post(grid(filing, cast.firms[0]), {"version": first, "diesel/amount": "5"}))
    done(browser(cast.park).post(grid(filing, cast.firms[1]), {"version": second, "diesel/amount": "6"}))
    again = browser(cast.park).post(grid(filing, cast.firms[0]), {"version": first, "diesel/amount": "7"})
    assert again.status_code == HTTPStatus.CONFLICT
    amounts = [row["amount"] for row in filing.sections.get(code="declarations").content["rows"]]
    assert amounts == ["5", "6"]


def test_hz_08_all_enterprises_come_by_workbook_with_errors_at_their_cells() -> None:
    cast = zone()
    filing = declaration(cast)
    address = f"/filings/{filing.public_id}/workbook/"
    sheet = Spreadsheet(b"".join(browser(cast.park).get(f"{address}draft/")))
    right = {"enterprise": cast.firms[0].name, "carrier": "原煤（吨）", "amount": "1,200"}
    sheet.add("declarations", right)
    sheet.add("declarations", {"enterprise": cast.firms[1].code, "carrier": "外购电力", "amount": "５０万千瓦时"})
    wrong = sheet.add("declarations", {"enterprise": "没有登记的公司", "carrier": "柴油（吨）", "amount": "3"})
    cell = sheet.at(f"declarations/{wrong}/enterprise").coordinate
    sent = browser(cast.park).post(address, {"workbook": SimpleUploadedFile("能源.xlsx", sheet.content())}, follow=True)
    assert f"企业能源消费!{cell}" in sent.content.decode()
    done(browser(cast.park).post(sent.request["PATH_INFO"], {"seal": sent.context["found"].seal}))
    rows = filing.sections.get(code="declarations").content["rows"]
    firms = [row["enterprise"] for row in rows]
    assert firms == [cast.firms[0].code, cast.firms[1].code, "没有登记的公司"]
    stray = f"/filings/{filing.public_id}/sections/declarations/enterprise/?of=没有登记的公司"
    page = browser(cast.park).get(stray)
    belongs = {"version": page.context["mark"], "diesel/amount": "3", "belongs_to": cast.firms[2].code}
    done(browser(cast.park).post(stray, belongs))
    covered(cast.park, filing)
    handed_in(cast.park, filing)
    amounts = {one.enterprise_id: one.amount for one in EnergyUse.objects.all()}
    assert amounts == dict(zip((one.pk for one in cast.firms), map(Decimal, ("1200", "50", "3")), strict=True))


def test_hz_08_the_list_is_exported_whole() -> None:
    cast = zone()
    handed_in(cast.park, two_firms(cast))
    sheet = browser(cast.province).get("/energy/?export=csv")
    text = b"".join(sheet).decode("utf-8-sig")
    assert len(text.strip().splitlines()) == 1 + 6
