"""The construction plan: quantified, executable, assessable (GB-17 to GB-20, GB-27)."""

import uuid
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from reports.models import Filing, FilingVersion, PlanInvestment, PlanProject, PlanTask, Target
from tests.factories import plans
from tests.factories import reports as make
from tests.factories.reports import World


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def world(small_world: World) -> World:
    return small_world


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(user: User, address: str) -> str:
    return signed_in(user).get(address).content.decode()


def hand_in(world: World, filing: Filing) -> str:
    """Hand the plan in through the page and return what the page says."""
    posted = {"key": str(uuid.uuid4()), "statement": "1"}
    return signed_in(world.park).post(f"/filings/{filing.public_id}/submit/", posted).content.decode()


def goals(filing: Filing, **cells: dict[str, str]) -> dict[str, Any]:
    return {"cells": {**plans.content(filing)["goals"]["cells"], **cells}}


def test_gb_17_a_plan_that_says_everything_is_taken_and_stands_in_typed_rows(world: World) -> None:
    hand_in(world, plans.filled(world))
    version = FilingVersion.objects.get()
    gdp = Target.objects.filter(version=version, indicator="gdp").order_by("year")
    assert list(gdp.values_list("year", "base_year", "base", "target", "is_milestone")) == [
        (2023, 2020, Decimal(10), Decimal(14), True),
        (2025, 2020, Decimal(10), Decimal(20), False),
    ]
    assert PlanTask.objects.filter(version=version, responsible_body="园区建设局").count() == 5
    project = PlanProject.objects.get(version=version)
    assert (project.name, project.kind, project.investment) == ("余热梯级利用改造", "platform", Decimal(8600))
    assert list(PlanInvestment.objects.values_list("year", "amount")) == [(2021, Decimal(2600)), (2022, Decimal(6000))]


def test_gb_17_a_target_year_before_the_base_year_is_refused(world: World) -> None:
    filing = plans.filled(world)
    make.save(world.park, filing, "goals", goals(filing, years={"base": "2025", "target": "2021"}))
    assert "目标年份2021须晚于基期年份2025" in hand_in(world, filing)
    assert FilingVersion.objects.count() == 0


def test_gb_17_the_years_between_are_columns_and_nothing_typed_is_lost_when_they_move(world: World) -> None:
    filing = plans.filled(world)
    address = f"/filings/{filing.public_id}/sections/goals/"
    assert 'name="gdp/2024"' in page(world.park, address)
    make.save(world.park, filing, "goals", goals(filing, years={"base": "2020", "target": "2022"}))
    assert 'name="gdp/2023"' not in page(world.park, address)
    stored = filing.sections.get(code="goals").content["cells"]
    make.save(world.park, filing, "goals", {"cells": {**stored, "years": {"base": "2020", "target": "2025"}}})
    assert 'name="gdp/2023" value="14"' in page(world.park, address)


def test_gb_17_a_project_without_investment_is_refused(world: World) -> None:
    filing = plans.filled(world, projects={"rows": [plans.project(investment="0")]})
    assert "“总投资”应不小于0.01" in hand_in(world, filing)
    assert FilingVersion.objects.count() == 0


def test_gb_17_an_end_before_the_start_is_refused_at_its_field(world: World) -> None:
    row = plans.project(starts_on="2023-05-01")
    filing = plans.filled(world, projects={"rows": [row]})
    said = hand_in(world, filing)
    assert "“完工时间”（2022-12-31）早于“开工时间”（2023-05-01）" in said
    assert f"#at-projects-{row['uuid']}-ends_on" in said


def test_gb_17_investment_by_year_adds_up_to_the_total(world: World) -> None:
    filing = plans.filled(world, projects={"rows": [plans.project(yearly_2022="5000")]})
    assert "各年之和为7600，而“总投资”为8600" in hand_in(world, filing)
    make.save(world.park, filing, "projects", {"rows": [plans.project(yearly_2021="", yearly_2022="")]})
    assert "“总投资”尚未分解到各年" in hand_in(world, filing)
    longer = plans.project(yearly_2022="5000", ends_on="2027-06-30")
    make.save(world.park, filing, "projects", {"rows": [longer]})
    hand_in(world, filing)
    assert FilingVersion.objects.count() == 1
