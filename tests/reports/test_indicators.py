"""The indicator table: what is no number, of the wrong order, out of bounds, or said otherwise elsewhere."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.errors import Problem
from common.units import NotANumber, parse_decimal
from programmes.models import Round
from reports.domain import checks, dossiers, filings
from reports.domain.dossiers import Place
from reports.domain.kinds import indicators
from reports.domain.kinds.base import Contradiction, ToExplain
from reports.models import Fact, Filing
from tests.factories import reports as make
from tests.factories.reports import World


def found(filing: Filing) -> list[Problem]:
    return checks.problems(filing)


def place(filing: Filing) -> Place:
    dossier = dossiers.of_draft(filing)
    return Place(dossier, dossier.form.section("indicators"))


def with_reason(filing: Filing, world: World, code: str, **parts: object) -> None:
    cells = {name: {"value": value} for name, value in make.INDICATORS.items()}
    cells[code] = {"value": make.INDICATORS[code], **parts}  # type: ignore[dict-item]
    make.save(world.park, filing, "indicators", {"cells": cells})


@pytest.fixture
def last_year(world: World) -> None:
    before = make.report_round(world, 2024, due_on=date(2025, 3, 31), closes_on=None)
    make.submitted_report(world, before)


def test_text_is_said_at_its_cell_and_kept(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round, rd_intensity="三点三")
    assert [(one.address, one.message) for one in found(filing)] == [
        ("indicators/rd_intensity/value", "研发经费投入强度：“三点三”不是数字。只填数字，不写文字。")
    ]
    assert place(filing).content["cells"]["rd_intensity"]["value"] == "三点三"


TWO_WAYS = (
    "请按万吨标准煤填写："
    "24.58（按电力（当量值），GB/T 2589-2020《综合能耗计算通则》，0.1229千克标准煤/千瓦时）；"
    "60.50（按电力（等价值），全国6000千瓦及以上电厂供电标准煤耗，2021年302.5克/千瓦时，以后年度公布后更新）。"
)


@pytest.mark.parametrize(
    ("code", "typed", "remedy"),
    [
        ("gdp", "5123000万元", "请按亿元填写：512.30。"),
        ("built_area", "3820公顷", "请按平方公里填写：38.20。"),
        (
            "energy_total",
            "20亿千瓦时",
            TWO_WAYS,
        ),
        ("energy_total", "46.8亿元", "填写的内容已原样保留，更正前不会丢失。"),
    ],
)
def test_a_figure_in_another_unit_is_worked_out_for_who_typed_it(
    world: World, report_round: Round, code: str, typed: str, remedy: str
) -> None:
    filing = make.filled_report(world, report_round, **{code: typed})
    assert [one.remedy for one in found(filing)] == [remedy]


def test_an_error_is_not_followed_by_its_consequences(world: World, report_round: Round, last_year: None) -> None:
    filing = make.filled_report(world, report_round, solid_waste_use_rate="1042")
    assert [one.message for one in found(filing)] == ["“一般工业固体废物综合利用率”应在0—100之间，现为1042"]


def test_full_width_digits_separators_and_the_unit_are_read(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round, gdp="５１２．３０", industrial_output="1,420.50亿元")
    assert found(filing) == []
    version = make.submit(world.park, filing)
    facts = {fact.measure: fact for fact in version.facts.all()}
    assert (facts["gdp_constant"].value, facts["gdp_constant"].decimals) == (Decimal("512.30"), 2)
    assert facts["industrial_output"].value == Decimal("1420.50")


def test_a_missing_figure_is_asked_for_but_an_optional_one_is_not(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round, gdp=" ")
    assert [(one.address, one.message) for one in found(filing)] == [
        ("indicators/gdp/value", "填写“地区生产总值（可比价）”")
    ]


@pytest.mark.parametrize(("value", "count"), [("5122.9", 0), ("5123.0", 1), ("51.24", 1), ("51.23", 1)])
def test_a_figure_of_another_order_than_last_year_is_asked_back(
    world: World, report_round: Round, last_year: None, value: str, count: int
) -> None:
    filing = make.filled_report(world, report_round, gdp=value)
    wrong_order = [one for one in found(filing) if "10倍" in one.message]
    steep = [one for one in found(filing) if "超过30%" in one.message]
    expected = count if value != "51.24" else 0
    assert (len(wrong_order), len(wrong_order) + len(steep)) == (expected, 1)


def test_a_figure_outside_the_plausible_range_is_asked_back_without_last_year(
    world: World, report_round: Round
) -> None:
    filing = make.filled_report(world, report_round, gdp="10000.01")
    problem = found(filing)[0]
    assert isinstance(problem, ToExplain)
    assert problem.message == "地区生产总值（可比价）为10000.01亿元，通常在1—10000之间，请核对数量级"


def test_the_bounds_themselves_are_plausible(world: World, report_round: Round) -> None:
    assert found(make.filled_report(world, report_round, gdp="10000")) == []


def test_an_explanation_settles_a_doubt_but_not_an_error(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    with_reason(filing, world, "gdp", value="20000", reason="并入两个街道")
    assert found(filing) == []
    with_reason(filing, world, "gdp", value="很多", reason="并入两个街道")
    assert len(found(filing)) == 1


@pytest.mark.parametrize(("value", "count"), [("56.16", 0), ("56.17", 1), ("37.44", 0), ("37.43", 1)])
def test_a_change_beyond_the_limit_is_to_be_explained(
    world: World, report_round: Round, last_year: None, value: str, count: int
) -> None:
    filing = make.filled_report(world, report_round, energy_total=value)
    assert [one.address for one in found(filing)] == ["indicators/energy_total/value"] * count


def test_not_applicable_needs_its_reason_and_no_value(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    with_reason(filing, world, "solid_waste_use_rate", value="", na=True)
    assert [one.address for one in found(filing)] == ["indicators/solid_waste_use_rate/reason"]
    with_reason(filing, world, "solid_waste_use_rate", value="96", na=True, reason="无此类废物")
    assert [one.address for one in found(filing)] == ["indicators/solid_waste_use_rate/na"]
    with_reason(filing, world, "solid_waste_use_rate", value="", na=True, reason="无此类废物")
    assert found(filing) == []


def test_empty_zero_and_not_applicable_are_three_values(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round, green_leading_firms="0")
    with_reason(filing, world, "green_leading_firms", value="0")
    cells = place(filing).content["cells"]
    cells["solid_waste_use_rate"] = {"value": "", "na": True, "reason": "园区无此类废物产生"}
    make.save(world.park, filing, "indicators", {"cells": cells})
    facts = {fact.measure: fact for fact in make.submit(world.park, filing).facts.all()}
    assert (facts["green_leading_firms"].standing, facts["green_leading_firms"].value) == ("value", Decimal(0))
    waste = facts["solid_waste_use_rate"]
    assert (waste.standing, waste.value, waste.reason) == ("not_applicable", None, "园区无此类废物产生")
    assert "co2_total" not in facts


def test_what_applies_to_all_cannot_be_ticked_away(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    with_reason(filing, world, "gdp", value="", na=True, reason="不适用")
    assert [one.address for one in found(filing)] == ["indicators/gdp/na"]


def test_rates_are_computed_and_rounded_half_up(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round, green_output="710.9603", industrial_output="1420.50")
    computed = indicators.computed_cell(
        place(filing), place(filing).dossier.definition.indicator("green_agglomeration")
    )
    assert computed.value == "50.1"  # 50.0500…
    missing = make.report_content(filing, industrial_output="")["indicators"]
    make.save(world.park, filing, "indicators", missing)
    empty = indicators.computed_cell(place(filing), place(filing).dossier.definition.indicator("green_agglomeration"))
    assert empty.number is None


def test_last_year_stands_beside_as_it_was_printed(world: World, report_round: Round, last_year: None) -> None:
    filing = make.report_draft(world, report_round)
    last = {
        cell.indicator.code: indicators.last_text(place(filing), cell) for cell in indicators.all_cells(place(filing))
    }
    assert (last["gdp"], last["energy_monitoring_platform"], last["co2_total"]) == ("512.30", "是", "")


def test_a_version_keeps_the_value_it_was_compared_with(world: World, report_round: Round, last_year: None) -> None:
    version = make.submitted_report(world, report_round)
    assert version.content["indicators"]["cells"]["gdp"]["last"] == "512.30"
    Fact.objects.filter(year=2024).delete()
    shown = {row[0].text: row[2].text for row in make.rows_of(version, "indicators")}
    assert shown["地区生产总值（可比价）"] == "512.30"


def test_another_value_of_the_same_figure_is_shown(world: World) -> None:
    first = make.submitted_application(world, make.call_round(world))
    base = make.enrol(world.programme, world.jiangsu, make.applicant(world), 32)
    opened = make.report_round(world)
    report = filings.open_filing(actor=world.other_park, round=opened, unit=base.unit, participation=base)
    make.save(world.other_park, report, "indicators", {"cells": {"gdp": {"value": "498.20"}}})
    problem = next(one for one in found(report) if one.address == "indicators/gdp/value")
    assert isinstance(problem, Contradiction)
    assert problem.message == f"地区生产总值（可比价）本表为498.20，“{first.title}”中为512.30"
    make.save(world.other_park, report, "indicators", {"cells": {"gdp": {"value": "512.3"}}})
    assert not any(one.address == "indicators/gdp/value" for one in found(report))


FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


@given(st.decimals(min_value=-(10**8), max_value=10**8, places=4, allow_nan=False, allow_infinity=False))
def test_what_people_type_is_read_back_exactly(number: Decimal) -> None:
    plain = f"{number:f}"
    assert parse_decimal(plain) == number
    assert parse_decimal(plain.translate(FULL_WIDTH)) == number
    assert parse_decimal(f"{number:,f}") == number
    assert parse_decimal(f" {plain} 万元", unit="万元") == number


@given(st.text(max_size=12))
def test_any_text_is_a_number_nothing_or_a_clear_message(text: str) -> None:
    number, message = read(text)
    assert text.strip() in message if message else number is None or number.is_finite()


def read(text: str) -> tuple[Decimal | None, str]:
    try:
        return parse_decimal(text), ""
    except NotANumber as problem:
        return None, str(problem)
