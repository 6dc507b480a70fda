"""Ledgers of the other programmes: reserves, entries, audits, supports, land, activities, supervision, conferences."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus

import pytest
from django.test import Client

from accounts.models import User
from common import clock
from programmes.definition import LedgerField
from reports.models import Filing, PublishedRecord, Record
from tests.factories.records import enter_by_page, posted
from tests.obligations.test_other_programmes import NOW, Cast, cast_of
from tests.obligations.walking import begun, browser, done, filled, handed_in, handled, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("programmes")]

DUE = {"due_on": "2026-03-31"}


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def zones() -> Cast:
    return cast_of("hitech_zones")


@pytest.fixture
def retrofits() -> Cast:
    return cast_of("circular_retrofits")


def answer(field: LedgerField) -> str:
    """Return a fitting answer by the kind of the field."""
    if field.kind in ("choice", "multi_choice"):
        return field.choices[0].code if field.choices else "layout"
    kinds = {"date": "2025-11-20", "yes_no": "no", "integer": "12", "decimal": "860.5"}
    return kinds.get(field.kind, "按要求开展，已完成。")


def kept(cast: Cast, user: User, code: str, **given: str) -> Record:
    """Enter a record by its page, every field answered; find it in the list and on its page."""
    programme = cast.base.programme_id
    ledger = cast.base.programme.edition.definition.ledger(code)  # type: ignore[union-attr]
    values = {field.code: answer(field) for field in ledger.fields} | given
    done(enter_by_page(user, code, values, programme, base=cast.base.pk))
    record = Record.objects.filter(ledger=code).latest("pk")
    listed = browser(user).get(f"/records/{programme}/{code}/").content.decode()
    assert record.title in listed
    page = browser(cast.ministry).get(f"/records/one/{record.public_id}/")
    assert page.status_code == HTTPStatus.OK
    return record


def taken_over(cast: Cast, form: str, section: str) -> list[Mapping[str, str]]:
    """Begin the report of 2025 and take the records over into a section; return its rows."""
    filing = begun(cast.park, opened(cast.ministry, cast.base.programme_id, form, **DUE), participation=cast.base)
    address = f"/filings/{filing.public_id}/sections/{section}/"
    version = filing.sections.get(code=section).version
    done(posted(cast.park, address, {"version": version, "take_records": "1"}))
    rows: list[Mapping[str, str]] = filing.sections.get(code=section).content.get("rows", [])
    return rows


def shown_beside(cast: Cast, user: User, form: str, section: str, **whose: object) -> str:
    """Begin a filing of 2025; return the page of a section with what is kept beside it."""
    filing = begun(user, opened(cast.ministry, cast.base.programme_id, form, **DUE), **whose)
    return browser(user).get(f"/filings/{filing.public_id}/sections/{section}/").content.decode()


# High-tech zones ----------------------------------------------------------------------------------------------------


def test_hz_15_a_zone_keeps_a_reserve_of_projects_and_a_list_of_restricted_entry(zones: Cast) -> None:
    project = kept(zones, zones.park, "reserve", title="余热回收示范项目")
    barred = kept(zones, zones.park, "restricted", title="电镀（含氰）", kind="barred")
    assert (str(project.amount), barred.category) == ("860.5000", "barred")


def test_hz_16_a_study_of_the_ministry_is_reviewed_and_public(zones: Cast) -> None:
    study = kept(zones, zones.province, "studies", title="园区碳账户专题研究", text="以工业余热利用为例。")
    done(posted(zones.province, f"/records/one/{study.public_id}/offered/", {}))
    assert "专题研究" not in Client().get("/cases/").content.decode()
    done(posted(zones.ministry, f"/records/one/{study.public_id}/published/", {}))
    page = Client().get(f"/cases/{PublishedRecord.objects.get().public_id}/").content.decode()
    assert "以工业余热利用为例。" in page


def test_hz_17_every_enterprise_that_enters_is_flagged_and_stands_in_the_report(zones: Cast) -> None:
    unexplained = {"enterprise": "甲公司", "flagged": "yes", "decision": "refused", "dated": "2025-06-01"}
    refused = enter_by_page(zones.park, "entries", unexplained, "hitech_zones")
    assert "填写“标识”" in refused.content.decode()
    kept(zones, zones.park, "entries", **{**unexplained, "flags": "energy", "reason": "能耗超出准入值"})
    listed = browser(zones.ministry).get("/records/hitech_zones/entries/").content.decode()
    assert "高耗能" in listed
    (row,) = taken_over(zones, "carbon_peak_report", "entry")
    assert (row["enterprise"], row["flagged"]) == ("甲公司", "yes")


def test_hz_18_the_scheme_for_near_zero_discharge_is_filed_and_its_indicator_asked(zones: Cast) -> None:
    filing = begun(
        zones.park, opened(zones.ministry, "hitech_zones", "wastewater_scheme", **DUE), participation=zones.base
    )
    handed_in(zones.park, filled(zones.park, filing))
    for step, user in zip(filing.filled_form.receivers, (zones.province, zones.ministry), strict=True):
        handled(user, filing, "file" if step == filing.filled_form.chain[-1] else "pass-on")
    assert Filing.objects.get(pk=filing.pk).state == "filed"
    page = shown_beside(zones, zones.park, "carbon_peak_report", "indicators", participation=zones.base)
    assert "zero_discharge_firms/value" in page


def test_hz_19_audits_of_enterprises_stand_in_the_report(zones: Cast) -> None:
    kept(zones, zones.park, "audits", enterprise="乙公司", status="done")
    (row,) = taken_over(zones, "carbon_peak_report", "audits")
    assert (row["enterprise"], row["status"]) == ("乙公司", "done")


def test_hz_20_support_and_result_packages_are_kept_and_added_up(zones: Cast) -> None:
    kept(zones, zones.ministry, "supports", giver="national", amount="300")
    kept(zones, zones.park, "supports", giver="local", amount="120.25")
    kept(zones, zones.park, "results", title="膜法水处理成果包")
    page = browser(zones.ministry).get("/records/hitech_zones/supports/totals/").content.decode()
    assert "420.25" in page


def test_hz_21_land_assessments_stand_in_the_report(zones: Cast) -> None:
    kept(zones, zones.park, "land", enterprise="丙公司", assessed="yes", soil_met="yes")
    (row,) = taken_over(zones, "carbon_peak_report", "land")
    assert (row["enterprise"], row["assessed"], row["soil_met"]) == ("丙公司", "yes", "yes")


def test_hz_22_a_zone_names_its_leading_industry_and_the_ministry_what_it_selected(zones: Cast) -> None:
    own = kept(zones, zones.park, "leading_industry", title="集成电路", kind="industry")
    chosen = kept(zones, zones.ministry, "leading_industry", title="强链补链试点", kind="chain")
    assert {own.entered_by.kind, chosen.entered_by.kind} == {"park_committee", "most"}
    listed = browser(zones.province).get("/records/hitech_zones/leading_industry/?category=chain").content.decode()
    assert "强链补链试点" in listed
    assert "集成电路" not in listed


def test_hz_23_activities_of_the_year_stand_beside_the_report(zones: Cast) -> None:
    kept(zones, zones.park, "activities", title="绿色出行周")
    page = shown_beside(zones, zones.park, "carbon_peak_report", "activities", participation=zones.base)
    assert "绿色出行周" in page
    assert "2025年共1条" in page


# Eco-industrial parks -----------------------------------------------------------------------------------------------


def test_supervision_of_an_eco_park_is_kept_by_the_departments_and_seen_by_the_park() -> None:
    cast = cast_of("eco_parks", "2015")
    record = kept(cast, cast.province, "supervision", title="现场检查污水处理厂")
    assert browser(cast.park).get(f"/records/one/{record.public_id}/").status_code == HTTPStatus.OK
    refused = enter_by_page(cast.park, "supervision", {}, "eco_parks")
    assert refused.status_code == HTTPStatus.FORBIDDEN


def test_ep_12_an_innovative_example_is_reviewed_and_public() -> None:
    cast = cast_of("eco_parks", "2015")
    record = kept(cast, cast.park, "cases", title="园区碳普惠", text="积分兑换公共服务。")
    one = f"/records/one/{record.public_id}/"
    done(posted(cast.park, f"{one}offered/", {}))
    assert posted(cast.province, f"{one}returned/", {"said": ""}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    done(posted(cast.province, f"{one}published/", {}))
    assert "园区碳普惠" in Client().get("/cases/?programme=eco_parks").content.decode()


# Circular retrofits -------------------------------------------------------------------------------------------------


def test_cr_12_support_is_kept_by_giver_and_stands_in_the_report(retrofits: Cast) -> None:
    kept(retrofits, retrofits.park, "supports", source="供热管网用地", giver="local", amount="12.5")
    (row,) = taken_over(retrofits, "annual_report", "support")
    assert (row["giver"], row["kind"], row["amount"]) == ("local", "供热管网用地", "12.5")


def test_cr_12_the_province_puts_major_projects_in_an_order_of_merit(retrofits: Cast) -> None:
    first = kept(retrofits, retrofits.park, "funding_requests", title="固废综合利用")
    second = kept(retrofits, retrofits.park, "funding_requests", title="余热利用")
    for record, place in ((first, 2), (second, 1)):
        done(posted(retrofits.province, f"/records/one/{record.public_id}/rank/", {"rank": place}))
    taken = posted(retrofits.province, f"/records/one/{first.public_id}/rank/", {"rank": 1})
    assert "第1位已被占用。" in taken.content.decode()
    assert posted(retrofits.park, f"/records/one/{first.public_id}/rank/", {"rank": 3}).status_code == 403
    page = browser(retrofits.ministry).get("/records/circular_retrofits/funding_requests/?sort=rank").content.decode()
    assert page.index("余热利用") < page.index("固废综合利用")


def test_cr_13_on_site_meetings_and_cases_are_kept(retrofits: Cast) -> None:
    meeting = kept(retrofits, retrofits.province, "events", title="全省循环化改造现场会")
    national = kept(retrofits, retrofits.ministry, "events", title="全国现场会")
    assert (str(meeting.unit.region_id), national.unit) == ("320000", None)  # type: ignore[union-attr]
    assert browser(retrofits.other_province).get(f"/records/one/{meeting.public_id}/").status_code == 404
    kept(retrofits, retrofits.park, "cases", title="固废不出园")


def test_cr_14_surveys_conferences_and_supervision_are_kept_by_the_province(retrofits: Cast) -> None:
    kept(retrofits, retrofits.province, "surveys", parks="64", qualified="41")
    kept(retrofits, retrofits.second_province, "conferences", title="第三次联席会议")
    kept(retrofits, retrofits.province, "supervision", title="督促方案编制", kind="drafting")
    owed = {"unit": retrofits.base.unit, "participation": None}
    page = shown_beside(retrofits, retrofits.province, "provincial_summary", "progress", **owed)
    assert "第三次联席会议" in page


def test_cr_15_difficulties_of_the_accepted_report_enter_the_problem_log(retrofits: Cast) -> None:
    asked = opened(retrofits.ministry, "circular_retrofits", "annual_report", **DUE)
    filing = filled(retrofits.park, begun(retrofits.park, asked, participation=retrofits.base))
    row = "5d0e1c4e-3f2a-4c8e-9a51-111111111111"
    typed = {"row": row, f"{row}/description": "集中供热管网跨区审批难", f"{row}/request": "请市里协调"}
    version = filing.sections.get(code="difficulties").version
    address = f"/filings/{filing.public_id}/sections/difficulties/"
    done(posted(retrofits.park, address, {"version": version, **typed}))
    handled(retrofits.province, handed_in(retrofits.park, filing), "file")
    page = browser(retrofits.province).get("/records/circular_retrofits/problems/").content.decode()
    assert "集中供热管网跨区审批难" in page


def test_cr_17_the_status_of_key_enterprises_stands_in_the_report(retrofits: Cast) -> None:
    kept(retrofits, retrofits.park, "cleaner_production", enterprise="丁公司", status="audited")
    (row,) = taken_over(retrofits, "annual_report", "cleaner_production")
    assert (row["enterprise"], row["status"]) == ("丁公司", "audited")
