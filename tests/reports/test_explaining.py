"""Explanations are bound to the numbers they were given for, lapse when one changes, and are never lost."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from programmes.models import Round
from reports.domain import checks
from reports.models import Explanation, Filing
from tests.factories import reports as make
from tests.factories.reports import World

WHY = "并入两个街道"


def save(world: World, filing: Filing, **cells: dict[str, str]) -> None:
    filled = {code: {"value": value} for code, value in make.INDICATORS.items()}
    make.save(world.park, filing, "indicators", {"cells": {**filled, **cells}})


def found(filing: Filing) -> list[tuple[str, str]]:
    return [(one.address, str(one.message)) for one in checks.problems(filing)]


def kept() -> list[tuple[str, str, str]]:
    return [(one.address, one.text, one.values["value"]) for one in Explanation.objects.all()]


DOUBT = ("indicators/gdp/value", "地区生产总值（可比价）为20001亿元，通常在1—10000之间，请核对数量级")


def test_an_explanation_lapses_when_its_number_changes_and_is_given_anew(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    save(world, filing, gdp={"value": "20000", "reason": WHY})
    assert found(filing) == []
    save(world, filing, gdp={"value": "20001", "reason": WHY})
    lapsed = ("indicators/gdp/reason", "“地区生产总值（可比价）”的说明已失效：20000 → 20001")
    assert found(filing) == [lapsed, DOUBT]
    save(world, filing, gdp={"value": "20000", "reason": WHY})
    assert found(filing) == []  # what it was given for stands again
    save(world, filing, gdp={"value": "20001", "reason": "核实无误"})
    assert found(filing) == []
    assert kept() == [("indicators/gdp", WHY, "20000"), ("indicators/gdp", "核实无误", "20001")]


def test_it_lapses_when_a_figure_it_belongs_to_changes(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    told = {"value": "1420.50", "reason": "统计口径不同"}
    save(world, filing, green_output={"value": "1500.00"}, industrial_output=told)
    assert found(filing) == []
    save(world, filing, green_output={"value": "1501.00"}, industrial_output=told)
    assert found(filing) == [
        ("indicators/industrial_output/reason", "“工业总产值”的说明已失效：1500.00 → 1501.00"),
        ("indicators/industrial_output/value", "工业总产值为1420.50，而其中绿色产业产值 1501.00，应不小于1500.995"),
    ]


def test_it_holds_when_a_figure_changes_that_it_is_only_divided_by(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    told = {"value": "20000", "reason": WHY}
    save(world, filing, gdp=told)
    save(world, filing, gdp=told, energy_total={"value": "46.90"})
    assert found(filing) == []


def test_it_lapses_when_last_year_changes(world: World, report_round: Round) -> None:
    before = make.report_round(world, 2024, due_on=date(2025, 3, 31), closes_on=None)
    last = make.submitted_report(world, before)
    filing = make.filled_report(world, report_round)
    save(world, filing, gdp={"value": "700.00", "reason": WHY})
    assert found(filing) == []
    last.facts.filter(measure="gdp_constant").update(value="500.00")
    assert found(filing)[0] == (
        "indicators/gdp/reason", "“地区生产总值（可比价）”的说明已失效：512.30 → 500.00",
    )  # fmt: skip


def test_saving_what_stands_gives_no_second_row(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    save(world, filing, gdp={"value": "20000", "reason": WHY})
    save(world, filing, gdp={"value": "20001", "reason": WHY})
    assert kept() == [("indicators/gdp", WHY, "20000")]


def test_the_check_reads_all_explanations_at_once(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    counted = []
    for codes in (("gdp",), ("gdp", "energy_total", "water_total")):
        save(world, filing, **{code: {"value": "200000", "reason": WHY} for code in codes})
        with CaptureQueriesContext(connection) as queries:
            assert found(filing) == []
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_the_database_keeps_what_was_explained(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    save(world, filing, gdp={"value": "20000", "reason": WHY})
    with pytest.raises(IntegrityError), transaction.atomic():
        Explanation.objects.update(text="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Explanation.objects.all().delete()
    with pytest.raises(IntegrityError, match="explanation_says_something"), transaction.atomic():
        Explanation.objects.create(
            filing=filing, address="indicators/gdp", text="", values={}, by=world.park, at=filing.created_at
        )
