"""Rules that hold in every programme, through the pages of filings."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client

from accounts.models import User
from journal.models import Event
from programmes.models import Obligation
from reports.domain import filings, versions
from reports.models import Fact, Filing, FilingVersion
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


def press(user: User, filing: Filing, act: str, **posted: str) -> None:
    posted = {"key": str(uuid.uuid4()), "statement": "1", **posted}
    signed_in(user).post(f"/filings/{filing.public_id}/{act}/", posted)


@pytest.mark.parametrize(
    ("instant", "late"),
    [
        (datetime(2026, 3, 31, 15, 59, 59, 999999, tzinfo=UTC), False),  # 23:59:59.999999 in China
        (datetime(2026, 3, 31, 16, tzinfo=UTC), True),  # midnight in China, still 31 March in London
    ],
)
def test_x_01_the_whole_last_day_counts_in_china(world: World, instant: datetime, late: bool) -> None:
    filing = make.filled_report(world, make.report_round(world))
    with make.moved_to(instant):
        press(world.park, filing, "submit")
    assert FilingVersion.objects.get().late is late
    assert Obligation.objects.get(participation=world.base).met_late is late


def test_x_01_mending_what_was_returned_does_not_make_it_late(world: World) -> None:
    filing = make.filled_report(world, make.report_round(world))
    press(world.park, filing, "submit")
    press(world.province, filing, "review/return", **{"reason/coordination": "补充会议情况"})
    with make.moved_to(datetime(2026, 4, 8, 2, tzinfo=UTC)):
        press(world.park, filing, "submit")
    assert list(FilingVersion.objects.values_list("number", "late")) == [(1, False), (2, False)]
    assert Obligation.objects.get(participation=world.base).met_late is False


def test_x_02_every_version_return_and_decision_stays_as_it_was(world: World) -> None:
    filing = make.filled_report(world, make.report_round(world))
    press(world.park, filing, "submit")
    press(world.province, filing, "review/return", **{"reason/coordination": "补充会议情况"})
    make.save(world.park, filing, "coordination", {"meetings": "6", "settled": "已落实"})
    press(world.park, filing, "submit")
    press(world.province, filing, "review/pass-on", opinion="情况属实")
    press(world.ministry, filing, "review/file", opinion="同意备案")
    first, second = FilingVersion.objects.order_by("number")
    assert (first.content["coordination"]["meetings"], second.content["coordination"]["meetings"]) == ("4", "6")
    assert (versions.is_untouched(first), versions.is_untouched(second)) == (True, True)
    handled = filing.handlings.order_by("id").values_list("act", "by_name", "body__short_name", "opinion")
    assert list(handled) == [
        ("return", "province", "江苏省发展改革委", ""),
        ("pass_on", "province", "江苏省发展改革委", "情况属实"),
        ("file", "ministry", "国家发展改革委", "同意备案"),
    ]
    reasons = [one.reason for handling in filing.handlings.all() for one in handling.reasons.all()]
    assert reasons == ["补充会议情况"]
    told = Event.objects.filter(subject_kind="reports.filing", kind__startswith="filing.").order_by("id")
    assert [(one.kind, one.actor_label, one.basis) for one in told] == [
        ("filing.opened", "park", "GB-21"),
        ("filing.submitted", "park", "GB-21"),
        ("filing.returned", "province", "GB-21"),
        ("filing.submitted", "park", "GB-21"),
        ("filing.passed_on", "province", "GB-21"),
        ("filing.filed", "ministry", "GB-21"),
    ]


def test_x_02_an_older_version_is_still_read(world: World) -> None:
    filing = make.filled_report(world, make.report_round(world))
    press(world.park, filing, "submit")
    press(world.province, filing, "review/return", **{"reason/coordination": "补充会议情况"})
    make.save(world.park, filing, "coordination", {"meetings": "6", "settled": "已落实"})
    press(world.park, filing, "submit")
    page = signed_in(world.province).get(f"/filings/{filing.public_id}/versions/1/").content.decode()
    assert "研究解决热力管网扩建用地问题。" in page
    assert "已落实" not in page


def test_x_03_a_figure_given_once_stands_beside_where_it_is_asked_again(world: World) -> None:
    make.submitted_report(world, make.report_round(world, 2024, closes_on=None))
    filing = make.report_draft(world, make.report_round(world))
    page = signed_in(world.park).get(f"/filings/{filing.public_id}/sections/indicators/").content.decode()
    assert '<td class="c-v num" data-l="上年">512.30</td>' in page


def test_x_03_a_contradiction_between_two_filings_is_shown_and_explained(world: World) -> None:
    application = make.submitted_application(world, make.call_round(world))
    base = make.enrol(world.programme, world.jiangsu, make.applicant(world), 32)
    opened = make.report_round(world)
    report = filings.open_filing(actor=world.other_park, round=opened, unit=base.unit, participation=base)
    cells = {"gdp": {"value": "498.20"}}
    make.save(world.other_park, report, "indicators", {"cells": cells})
    address = f"/filings/{report.public_id}/sections/indicators/"
    page = signed_in(world.other_park).get(address).content.decode()
    assert f"地区生产总值（可比价）本表为498.20，“{application.title}”中为512.30" in page
    cells["gdp"]["reason"] = "申报范围为核心区"
    make.save(world.other_park, report, "indicators", {"cells": cells})
    assert "中为512.30" not in signed_in(world.other_park).get(address).content.decode()


def test_x_03_every_figure_knows_the_version_it_comes_from(world: World) -> None:
    version = make.submitted_report(world, make.report_round(world))
    fact = Fact.objects.get(measure="gdp_constant")
    assert (fact.version, fact.park, fact.variant, fact.year, fact.unit) == (
        version,
        world.base.park,
        "whole_park",
        2025,
        "yi_yuan",
    )


def test_x_03_known_figures_are_offered_with_their_origin_and_taken_by_one_press(world: World) -> None:
    application = make.submitted_application(world, make.call_round(world))
    version = application.current_version
    base = make.enrol(world.programme, world.jiangsu, make.applicant(world), 32)
    opened = make.report_round(world)
    report = filings.open_filing(actor=world.other_park, round=opened, unit=base.unit, participation=base)
    make.save(world.other_park, report, "indicators", {"cells": {"energy_total": {"value": "45.00"}}})
    address = f"/filings/{report.public_id}/sections/indicators/"
    page = signed_in(world.other_park).get(address).content.decode()
    assert version
    assert (f"{application.title} 绿色产业示范基地 {version.label}" in page, "采用这些数值" in page) == (True, True)
    stands = {"version": "1", "energy_total/value": "45.00", "take_known": "1"}
    signed_in(world.other_park).post(address, stands)
    cells = report.sections.get(code="indicators").content["cells"]
    assert (cells["gdp"]["value"], cells["energy_total"]["value"]) == ("512.30", "45.00")
