"""CR-09, CR-10, CR-16: the province's summary is drafted from the reports of its parks and stays tied to them."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from http import HTTPStatus
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts.choices import OrganisationKind
from accounts.models import User
from common import clock
from common.policy import SYSTEM
from journal.domain import jobs
from journal.models import Event, Job, Notification
from parks.choices import ParkLevel
from programmes.domain import participations
from programmes.models import Participation, Programme, Round
from reports.models import Filing, SummaryOrigin
from tests.factories import accounts, parks
from tests.obligations.test_other_programmes import NOW, Cast, cast_of
from tests.obligations.walking import begun, browser, done, filled, handed_in, handled, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("programmes")]
CODE = "circular_retrofits"
SECOND, SILENT = "江阴临港经济开发区", "张家港冶金工业园"


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    """Return the cast; two more parks are listed in Jiangsu, one of them with an official."""
    cast = cast_of(CODE)
    _listed(SECOND, "320000", 2)
    _listed(SILENT, "320000", 3)
    return cast


@pytest.fixture
def asked(cast: Cast) -> Round:
    return _reports_of(cast, 2025)


def test_cr_09_the_summary_begins_with_the_sums_of_the_reports(cast: Cast, asked: Round) -> None:
    _reported(asked, cast.park, cast.base, energy_saved="12.5", co2_cut="30")
    _reported(asked, _official(SECOND), _base(SECOND), energy_saved="0.75", co2_cut="4")
    drafted = {code: one.content for code, one in _sections(_summary(cast)).items()}
    assert (drafted["totals"]["energy_saved"], drafted["totals"]["co2_cut"]) == ("13.25", "34")
    assert {drafted["coverage"][code] for code in ("listed", "under_way")} == {"3", "2"}
    assert drafted["progress"]["progress"] == (f"3个园区中已有2个报送：苏州工业园区、{SECOND}。尚未报送：{SILENT}。")


def test_cr_09_stalled_projects_and_difficulties_are_told_by_park(cast: Cast, asked: Round) -> None:
    filing = filled(cast.park, begun(cast.park, asked, participation=cast.base))
    _rows(cast.park, filing, "projects", {"name": "余热利用", "body": "甲公司", "invested": "350", "status": "stopped"})
    _rows(cast.park, filing, "difficulties", {"description": "用地指标不足。", "request": "请协调解决"})
    handed_in(cast.park, filing)
    drafted = {code: one.content for code, one in _sections(_summary(cast)).items()}
    assert drafted["progress"]["progress"].splitlines()[1] == (
        "重点项目1个：停止1；累计完成投资350.00万元。停滞：苏州工业园区“余热利用”。"
    )
    assert drafted["experience"]["difficulties"] == "苏州工业园区：用地指标不足；请协调解决"


def test_cr_09_changes_are_told_over_the_parks_that_gave_both_years(cast: Cast, asked: Round) -> None:
    last = _reports_of(cast, 2024)
    _reported(last, cast.park, cast.base, energy_saved="10")
    _reported(asked, cast.park, cast.base, energy_saved="12.5")
    _reported(asked, _official(SECOND), _base(SECOND), energy_saved="9")
    told = _sections(_summary(cast))["progress"].content["results"].splitlines()
    assert told[0] == "节能量12.5万吨标准煤，上年10.0，变化+2.5（两年均填报的园区1个）。"


def test_cr_09_every_figure_leads_to_the_reports_behind_it(cast: Cast, asked: Round) -> None:
    report = _reported(asked, cast.park, cast.base, energy_saved="12.5")
    filing = filled(cast.province, _summary(cast))
    handed_in(cast.province, filing)
    origins = SummaryOrigin.objects.filter(address="totals/energy_saved")
    assert [(one.source, one.value) for one in origins] == [(report.current_version, Decimal("12.5"))]
    page = browser(cast.province).get(f"/filings/{filing.public_id}/versions/1/origins/").content.decode()
    assert report.current_version.label in page  # type: ignore[union-attr]
    assert f"/filings/{report.public_id}/versions/1/" in page


def test_cr_09_the_ministry_sees_the_names_behind_a_figure_but_not_reports_that_do_not_reach_it(
    cast: Cast, asked: Round
) -> None:
    report = _reported(asked, cast.park, cast.base, energy_saved="12.5")
    filing = handed_in(cast.province, filled(cast.province, _summary(cast)))
    visible = browser(cast.ministry).get(f"/filings/{report.public_id}/versions/1/").status_code == HTTPStatus.OK
    page = browser(cast.ministry).get(f"/filings/{filing.public_id}/versions/1/origins/").content.decode()
    assert "苏州工业园区" in page
    assert (f"/filings/{report.public_id}/" in page) == visible


def test_cr_09_what_was_typed_stands_and_only_what_is_empty_is_filled_in(cast: Cast, asked: Round) -> None:
    filing = _summary(cast)
    assert _sections(filing)["totals"].content["energy_saved"] == ""
    _save(cast.province, filing, "totals", {"co2_cut": "99"})
    _reported(asked, cast.park, cast.base, energy_saved="12.5", co2_cut="30")
    _save(cast.province, filing, "totals", {"co2_cut": "99", "take_drawn": "1"})
    content = _sections(filing)["totals"].content
    assert (content["energy_saved"], content["co2_cut"]) == ("12.5", "99")
    page = browser(cast.province).get(f"/filings/{filing.public_id}/sections/totals/").content.decode()
    assert "已填写：99" in page


def test_cr_09_a_summary_says_when_a_report_changed_after_it(cast: Cast, asked: Round) -> None:
    report = filled(cast.park, begun(cast.park, asked, participation=cast.base), {"energy_saved": "12.5"})
    handed_in(cast.park, report)
    filing = handed_in(cast.province, filled(cast.province, _summary(cast)))
    address = f"/filings/{filing.public_id}/versions/1/"
    assert "报告有变化" not in browser(cast.province).get(address).content.decode()
    _returned(cast.province, report)
    page = browser(cast.province).get(address).content.decode()
    assert "提交之后，所依据的报告有变化" in page
    assert "已不是当时的版本：" in page


def test_cr_09_a_report_handed_in_later_makes_it_stale_too(cast: Cast, asked: Round) -> None:
    filing = handed_in(cast.province, filled(cast.province, _summary(cast)))
    _reported(asked, cast.park, cast.base, energy_saved="12.5")
    page = browser(cast.province).get(f"/filings/{filing.public_id}/versions/1/").content.decode()
    assert "其后报送：" in page


def test_cr_10_the_summary_of_the_period_takes_the_last_report_of_each_park(cast: Cast, asked: Round) -> None:
    last = _reports_of(cast, 2024)
    _reported(last, cast.park, cast.base, energy_saved="10")
    _reported(last, _official(SECOND), _base(SECOND), energy_saved="5")
    _reported(asked, cast.park, cast.base, energy_saved="12.5")
    drafted = _sections(_summary(cast, "period_summary"))["totals"].content
    assert drafted["energy_saved"] == "17.5"


def test_x_07_a_planned_city_is_not_added_up_in_its_province(cast: Cast) -> None:
    accounts.person("ningbo", accounts.body(OrganisationKind.DRC, "330200"))
    listed = [_listed("杭州湾上虞经济技术开发区", "330000", 4), _listed("宁波石化经济技术开发区", "330200", 5)]
    asked = _reports_of(cast, 2025)
    for base in listed:
        _reported(asked, _official(base.name_printed), base, energy_saved="7")
    filing = begun(cast.other_province, _round(cast, "provincial_summary"), unit__region="330000")
    assert _sections(filing)["totals"].content["energy_saved"] == "7"


def test_strangers_find_no_origins(cast: Cast) -> None:
    filing = _summary(cast)
    for user in (cast.other_province, cast.park):
        assert browser(user).get(f"/filings/{filing.public_id}/origins/").status_code == HTTPStatus.NOT_FOUND


def test_only_a_summary_has_origins(cast: Cast, asked: Round) -> None:
    report = begun(cast.park, asked, participation=cast.base)
    assert browser(cast.park).get(f"/filings/{report.public_id}/origins/").status_code == HTTPStatus.NOT_FOUND


def _listed(name: str, region: str, sequence: int) -> Participation:
    committee = parks.committee(name)
    park = parks.park(name, region, committee=committee, code=f"CR{sequence}", level=ParkLevel.PROVINCIAL)
    accounts.person(f"official{sequence}", committee)
    programme = Programme.objects.get(pk=CODE)
    unit = programme.units.select_related("region").get(region=region)
    return participations.enrol(
        actor=SYSTEM, park=park, programme=programme, unit=unit, batch=1, sequence=sequence, name_printed=name,
        region_printed=unit.region.short_name, listed_on=NOW.date().replace(year=2022),
    )  # fmt: skip


def _base(name: str) -> Participation:
    return Participation.objects.get(name_printed=name)


def _official(name: str) -> User:
    return User.objects.get(username=f"official{_base(name).sequence}")


def _reported(asked: Round, official: User, base: Participation, **figures: str) -> Filing:
    filing = filled(official, begun(official, asked, participation=base), figures)
    handed_in(official, filing)
    filing.refresh_from_db()
    return filing


def _reports_of(cast: Cast, year: int) -> Round:
    """Open the yearly reports in November of their year."""
    with clock.frozen(datetime(year, 11, 3, 2, tzinfo=UTC)):
        return opened(cast.ministry, CODE, "annual_report", opens_on=f"{year}-11-01", year=f"{year}")


def _round(cast: Cast, form: str) -> Round:
    return opened(cast.ministry, CODE, form, year="2025", due_on="2026-04-30")


def _summary(cast: Cast, form: str = "provincial_summary") -> Filing:
    return begun(cast.province, _round(cast, form), unit__region="320000")


def _sections(filing: Filing) -> dict[str, Any]:
    return {one.code: one for one in filing.sections.all()}


def _save(user: User, filing: Filing, code: str, values: dict[str, str]) -> None:
    version = filing.sections.get(code=code).version
    done(browser(user).post(f"/filings/{filing.public_id}/sections/{code}/", {"version": version, **values}))


def _rows(user: User, filing: Filing, code: str, row: dict[str, str]) -> None:
    key = str(uuid.uuid4())
    _save(user, filing, code, {"row": key, **{f"{key}/{name}": text for name, text in row.items()}})


def _returned(user: User, filing: Filing) -> None:
    address = f"/filings/{filing.public_id}/review/"
    assert browser(user).get(address).status_code == HTTPStatus.OK
    done(browser(user).post(f"{address}return/", {"reason/indicators": "请核对节能量。", "due_on": "2026-03-30"}))


def test_cr_09_the_province_is_told_once_of_each_change_behind_its_summary(cast: Cast, asked: Round) -> None:
    report = filled(cast.park, begun(cast.park, asked, participation=cast.base), {"energy_saved": "12.5"})
    handed_in(cast.park, report)
    filing = handed_in(cast.province, filled(cast.province, _summary(cast)))
    outdated = Event.objects.filter(kind="summary.outdated", subject_id=filing.pk)
    assert outdated.count() == 0
    _returned(cast.province, report)
    assert [(one.data["park"], one.data["version"]) for one in outdated] == [
        ("苏州工业园区", filing.versions.get().label)
    ]


def test_cr_09_a_stale_summary_is_supplemented_by_a_new_version_beside_the_old_one(cast: Cast, asked: Round) -> None:
    _reported(asked, cast.park, cast.base, energy_saved="12.5")
    filing = handed_in(cast.province, filled(cast.province, _summary(cast), {}))
    handled(cast.ministry, filing, "file")
    _reported(asked, _official(SECOND), _base(SECOND), energy_saved="0.75")
    page = browser(cast.province).get(f"/filings/{filing.public_id}/").content.decode()
    assert "补报新版本" in page
    done(browser(cast.province).post(f"/filings/{filing.public_id}/amend/", {"reason": "江阴园区补报"}))
    values = _sections(filing)["totals"].content
    _save(cast.province, filing, "totals", {**values, "energy_saved": "13.25"})
    handed_in(cast.province, filing)
    handled(cast.ministry, filing, "file")
    versions = filing.versions.order_by("number")
    assert [one.content["totals"]["energy_saved"] for one in versions][1] == "13.25"
    assert [one.origins.filter(address="totals/energy_saved").count() for one in versions] == [1, 2]
    assert (
        "提交之后，所依据的报告有变化"
        not in browser(cast.province).get(f"/filings/{filing.public_id}/").content.decode()
    )


def test_cr_09_a_change_that_is_given_up_leaves_what_is_on_file(cast: Cast, asked: Round) -> None:
    filing = handed_in(cast.province, filled(cast.province, _summary(cast)))
    handled(cast.ministry, filing, "file")
    done(browser(cast.province).post(f"/filings/{filing.public_id}/amend/", {"reason": "核对"}))
    done(browser(cast.province).post(f"/filings/{filing.public_id}/drop/"))
    filing.refresh_from_db()
    assert (filing.state, filing.versions.count()) == ("filed", 1)


def test_cr_09_origins_are_never_changed(cast: Cast, asked: Round) -> None:
    _reported(asked, cast.park, cast.base, energy_saved="12.5")
    handed_in(cast.province, filled(cast.province, _summary(cast)))
    with pytest.raises(IntegrityError), transaction.atomic():
        SummaryOrigin.objects.update(value=1)


def test_the_api_lists_the_origins_of_a_summary(cast: Cast, asked: Round) -> None:
    report = _reported(asked, cast.park, cast.base, energy_saved="12.5")
    handed_in(cast.province, filled(cast.province, _summary(cast)))
    answer = browser(cast.province).get("/api/v1/origins/?address=totals/energy_saved").json()
    assert [(row["report"], row["park"], row["value"], row["stands"]) for row in answer["results"]] == [
        (report.current_version.label, "苏州工业园区", "12.5", True)  # type: ignore[union-attr]
    ]
    assert browser(cast.park).get("/api/v1/origins/").json()["results"] == []


def test_cr_09_the_message_of_a_change_reaches_the_province(cast: Cast, asked: Round) -> None:
    report = _reported(asked, cast.park, cast.base, energy_saved="12.5")
    filing = handed_in(cast.province, filled(cast.province, _summary(cast)))
    handled(cast.ministry, filing, "file")
    _returned(cast.province, report)
    event = Event.objects.get(kind="summary.outdated")
    jobs.run_job(Job.objects.get(key=f"notify:{event.pk}").pk)
    told = Notification.objects.get(user=cast.province, event=event)
    assert told.title == "所依据的报告有变化：江苏省 provincial_summary工作"
