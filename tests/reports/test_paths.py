"""Targets of plans in force on their way: the pages, the list, the early warning."""

import csv
import io
from http import HTTPStatus
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from common import clock
from journal.domain.jobs import running
from journal.models import Event, Job, Notification
from reports.domain import early_warning, filings
from reports.models import FilingVersion, TargetWarning
from tests.factories import plans
from tests.factories import reports as make
from tests.factories.reports import World

LIST = "/paths/green_bases/"


def goals(**cells: dict[str, str]) -> dict[str, Any]:
    """Return targets from 2020 to 2030 that the report of the factory meets, but for those given."""
    met = {"base": "1", "target": "2"}
    stated = {**dict.fromkeys(CODES, met), **FALLING, **cells}
    noted = {code: {**cell, "note": "各项目标分别测算"} for code, cell in stated.items()}
    return {"cells": {"years": {"base": "2020", "target": "2030"}, **noted}}


FALLING = {"energy_per_gdp": {"base": "2", "target": "1"}, "water_per_gdp": {"base": "20", "target": "10"}}
CODES = (
    "gdp", "industrial_output", "green_output", "green_agglomeration", "green_leading_firms", "rd_intensity",
    "green_innovation_platforms", "solid_waste_use_rate", "water_reuse_rate", "land_output", "built_area",
    "energy_total", "energy_per_gdp", "water_total", "water_per_gdp",
)  # fmt: skip


def planned(world: World, **cells: dict[str, str]) -> FilingVersion:
    filled = goals(**cells)
    filled["cells"]["energy_monitoring_platform"] = {"base": "no", "target": "yes"}
    return plans.approved(world, goals=filled)


def filed(world: World, version: FilingVersion) -> None:
    filings.pass_on_filing(actor=world.province, filing=version.filing, opinion="同意")
    version.filing.refresh_from_db()
    filings.file_filing(actor=world.ministry, filing=version.filing, opinion="归档")


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def states(user: User, query: str = "") -> dict[str, str]:
    answer = client_of(user).get(f"{LIST}{query}")
    assert answer.status_code == HTTPStatus.OK
    return {row.indicator.code: row.state for row in answer.context["page"]}


# 42.1 was reported for 2025. Half of the way should be gone: 50 of 80 (36.8 % of the way is, 10 points are the margin),
# or 40 of 60.
BEHIND, AHEAD = {"base": "20.0", "target": "80.0"}, {"base": "20.0", "target": "60.0"}


@pytest.fixture
def reported(world: World) -> FilingVersion:
    """A report of 2025 that is handed in, beside a plan with one target behind and one on course."""
    planned(
        world,
        green_agglomeration=BEHIND,
        rd_intensity={"base": "2.0", "target": "4.5"},
    )
    return make.submitted_report(world, make.report_round(world))


def test_targets_stand_where_they_are_and_what_is_behind_comes_first(world: World, reported: FilingVersion) -> None:
    found = states(world.ministry)
    assert (found["green_agglomeration"], found["rd_intensity"], found["gdp"]) == (
        "off_course",
        "on_course",
        "on_target",
    )
    assert next(iter(found)) == "green_agglomeration"
    assert states(world.province, "?state=off_course") == {"green_agglomeration": "off_course"}
    assert states(world.park, "?indicator=rd_intensity") == {"rd_intensity": "on_course"}


def test_who_sees_no_plan_finds_no_list_and_no_page(world: World, reported: FilingVersion) -> None:
    page = f"{LIST}{world.base.park.public_id}/"
    seen = [client_of(one).get(page).status_code for one in (world.park, world.province, world.ministry)]
    unseen = [
        client_of(one).get(at).status_code for one in (world.other_park, world.other_province) for at in (LIST, page)
    ]
    assert (seen, unseen) == ([200] * 3, [404] * 4)
    assert client_of(world.other_park).get("/paths/").status_code == HTTPStatus.OK  # says that there is none


def test_the_page_says_gap_pace_year_and_projects(world: World, reported: FilingVersion) -> None:
    address = f"{LIST}{world.base.park.public_id}/"
    page = client_of(world.park).get(f"{address}?indicator=green_agglomeration").content.decode()
    # 22.1 in five years are 4.42 a year: 60 take 13.6 years, so 2034; 37.9 in five years are 7.58 a year.
    for text in ("2025年为42.1%，按进度应为50.0。按目前速度，2034年达到目标。", "7.9", "4.42", "7.58", "2034"):
        assert text in page
    # The plan of the factory has a project among the platforms, none of agglomeration.
    assert "余热梯级利用改造" not in page
    platforms = client_of(world.park).get(f"{address}?indicator=energy_per_gdp").content.decode()
    assert "余热梯级利用改造" in platforms


def test_a_target_without_a_base_cannot_be_said(world: World) -> None:
    plans.approved(world)
    assert set(states(world.park).values()) == {"unknown"}  # nothing was reported


def test_the_list_is_exported_as_shown(world: World, reported: FilingVersion) -> None:
    answer = client_of(world.ministry).get(f"{LIST}?export=csv&state=off_course")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))  # type: ignore[attr-defined]
    assert rows[1] == [
        "盐城环保高新技术产业开发区", "江苏", "绿色产业集聚度", "%", "20.0", "42.1（2025）", "50.0",
        "80.0（2030）", "7.58", "4.42", "2034", "落后于进度",
    ]  # fmt: skip


def test_the_queries_do_not_hang_on_targets_or_bases(world: World, reported: FilingVersion) -> None:
    client = client_of(world.ministry)
    client.get(LIST)
    with CaptureQueriesContext(connection) as captured:
        client.get(f"{LIST}?state=off_course")
    with CaptureQueriesContext(connection) as all_of_them:
        client.get(LIST)
    assert (len(captured), len(all_of_them)) == (10, 10)


# The early warning --------------------------------------------------------------------------------------------------


def told(user: User) -> list[str]:
    return list(Notification.objects.filter(user=user, kind="behind").values_list("title", flat=True))


def test_a_filed_report_warns_park_and_province_of_what_is_behind(world: World, reported: FilingVersion) -> None:
    assert TargetWarning.objects.count() == 0  # handed in is not yet on file
    filed(world, reported)
    warned = TargetWarning.objects.get()
    assert (warned.indicator, warned.year, warned.version) == ("green_agglomeration", 2025, reported)
    work_off()
    assert [len(told(one)) for one in (world.park, world.province, world.ministry, world.other_park)] == [1, 1, 0, 0]
    message = Notification.objects.get(user=world.park, kind="behind")
    assert message.link == f"{LIST}{world.base.park.public_id}/"
    assert "绿色产业集聚度：42.1%，方案进度为50.0" in message.body
    assert (
        "已提醒园区和省级"
        in client_of(world.park).get(f"{message.link}?indicator=green_agglomeration").content.decode()
    )


def test_what_was_told_of_a_year_is_not_told_again(world: World, reported: FilingVersion) -> None:
    filed(world, reported)
    assert early_warning.warn(reported) == []
    assert Event.objects.filter(kind="target.behind").count() == 1


def test_the_database_keeps_one_warning_a_year(world: World, reported: FilingVersion) -> None:
    filed(world, reported)
    again = TargetWarning.objects.get()
    again.pk = None
    with pytest.raises(IntegrityError, match=r"UNIQUE|target_warning_once_a_year"), transaction.atomic():
        again.save(force_insert=True)


def test_within_the_margin_nobody_is_warned(world: World) -> None:
    # 42.1 of 20 to 68: 46 % of the way with half of it due; the margin is 10 points.
    planned(world, green_agglomeration={"base": "20.0", "target": "68.0"})
    filed(world, make.submitted_report(world, make.report_round(world)))
    assert (TargetWarning.objects.count(), states(world.park)["green_agglomeration"]) == (0, "on_course")


def work_off() -> None:
    """Do what the worker does until nothing is queued."""
    due = Job.objects.filter(state="queued", due_at__lte=clock.now())
    while pending := list(due.values_list("pk", flat=True)):
        for pk in pending:
            running.run_job(pk)
