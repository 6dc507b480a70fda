"""Figures that belong together fit under some rounding; the check page and the API have two tables."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from common.errors import Problem
from programmes.models import Round
from reports.domain import agreeing, checks, dossiers
from reports.domain.kinds.base import ToExplain
from reports.models import Fact, Filing
from tests.factories import plans
from tests.factories import reports as make
from tests.factories.reports import World


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def found(filing: Filing) -> list[Problem]:
    return checks.problems(filing)


def goals(filing: Filing, **cells: dict[str, str]) -> dict[str, Any]:
    return {"cells": {**plans.content(filing)["goals"]["cells"], **cells}}


def test_a_goal_that_cannot_follow_from_the_others_is_asked_back_with_the_range(world: World) -> None:
    filing = plans.filled(world)
    # Base 10 over 10: 9.5/10.5 … 10.5/9.5, target 20 over 20: 19.5/20.5 … 20.5/19.5, and 1.051 is 1.0505 … 1.0515.
    make.save(world.park, filing, "goals", goals(filing, energy_per_gdp={"base": "1.06", "target": "1.051"}))
    assert found(filing) == []
    make.save(world.park, filing, "goals", goals(filing, energy_per_gdp={"base": "1.06", "target": "1.06"}))
    (problem,) = found(filing)
    assert (type(problem), problem.address, problem.message) == (
        ToExplain,
        "goals/energy_per_gdp/target",
        (
            "单位生产总值能耗为1.06；按综合能源消费量 20，地区生产总值（可比价） 20推算"
            "（已考虑四舍五入），应在0.951—1.052之间"
        ),
    )
    noted = {"base": "1.06", "target": "1.06", "note": "口径不同"}
    make.save(world.park, filing, "goals", goals(filing, energy_per_gdp=noted))
    assert found(filing) == []


def test_a_part_above_its_whole_is_asked_back_where_the_whole_stands(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round, green_output="1420.51")
    assert found(filing) == []
    filing = make.filled_report(world, report_round, green_output="1420.52")
    assert [(one.address, one.message) for one in found(filing)] == [
        ("indicators/industrial_output/value", "工业总产值为1420.50，而其中绿色产业产值 1420.52，应不小于1420.515")
    ]


def test_a_part_given_in_another_filing_counts_as_it_was_printed_there(world: World, report_round: Round) -> None:
    before = make.report_round(world, 2024, due_on=date(2025, 3, 31), closes_on=None)
    version = make.submitted_report(world, before)
    Fact.objects.create(
        version=version, park=world.base.park, year=2025, measure="industrial_energy",
        variant="whole_park", unit="wan_tce", value="46.85", decimals=2,
    )  # fmt: skip
    filing = make.filled_report(world, report_round)
    assert [one.message for one in found(filing) if one.address == "indicators/energy_total/value"] == [
        "综合能源消费量为46.80，而其中工业综合能源消费量 46.85，应不小于46.845"
    ]


def test_a_whole_of_another_filing_is_asked_back_at_the_part_typed_here(world: World, report_round: Round) -> None:
    dossier = dossiers.of_draft(make.filled_report(world, report_round))
    figures = {
        "energy_total": agreeing.Figure(Decimal("46.80")),
        "industrial_energy": agreeing.Figure(Decimal("46.85"), "figures/industrial_energy/value"),
    }
    assert [one.address for one in agreeing.contradictions(dossier, figures)] == ["figures/industrial_energy/value"]


def test_the_check_page_has_errors_and_warnings_in_two_tables(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round, green_output="1420.52", gdp="很多")
    answer = client_of(world.park).get(f"/filings/{filing.public_id}/check/")
    rows = {
        name: [(row.line.problem.address, row.href) for row in answer.context[name]] for name in ("errors", "warnings")
    }
    page = f"/filings/{filing.public_id}/sections/indicators/?checked=1"
    assert rows == {
        "errors": [("indicators/gdp/value", f"{page}#at-indicators-gdp-value")],
        "warnings": [("indicators/industrial_output/value", f"{page}#at-indicators-industrial_output-value")],
    }
    text = answer.content.decode()
    assert text.index('id="errors"') < text.index("“很多”不是数字") < text.index('id="warnings"')
    assert text.index('id="warnings"') < text.index("应不小于1420.515")


def test_the_api_gives_both_with_document_and_clause(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round, green_output="1420.52", gdp="很多")
    answer = client_of(world.park).get(f"/api/v1/filings/{filing.public_id}/check/")
    assert answer.status_code == HTTPStatus.OK
    body = answer.json()
    assert [[one["address"] for one in body[name]] for name in ("errors", "warnings")] == [
        ["indicators/gdp/value"],
        ["indicators/industrial_output/value"],
    ]
    (warning,) = body["warnings"]
    assert (warning["rule"], "号" in warning["document"], bool(warning["clause"])) == ("GB-17", True, True)
