"""X-04: a made-up fifth programme is walked from its call to released results, and only its file is new."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from accounts.choices import OrganisationKind, Role
from accounts.models import User
from common import clock
from evaluations.domain import candidates, staging
from evaluations.models import Assignment, Evaluation, Release
from parks.choices import ParkLevel
from parks.models import Park
from programmes.definition import judge
from programmes.domain.attributes import of_park
from programmes.models import Obligation, Participation, Programme, Round
from reports.models import Fact, Filing
from tests.factories import accounts, parks

pytestmark = pytest.mark.django_db

FILE = Path(__file__).with_name("fifth_programme.yaml")
NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)
REASON = "依据报告所列数据和材料，仍有少量不足需要改进。"


@dataclass
class Cast:
    """Who acts; the park lies in the city of Ningbo and is recommended by Zhejiang."""

    ministry: User
    province: User
    other_province: User
    city: User
    other_city: User
    park: User
    reviewer: User
    ningbo: Park


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    call_command("load_programmes", FILE, verbosity=0)
    committee = parks.committee("宁波石化经济技术开发区", "330200")
    ningbo = parks.park(
        "宁波石化经济技术开发区", "330200", committee=committee, level=ParkLevel.NATIONAL, area_ha=Decimal(5600)
    )
    return Cast(
        ministry=accounts.person("ministry", accounts.body(OrganisationKind.MIIT, "000000")),
        province=accounts.person("province", accounts.body(OrganisationKind.IIT, "330000")),
        other_province=accounts.person("other_province", accounts.body(OrganisationKind.IIT, "320000")),
        city=accounts.person("city", accounts.body(OrganisationKind.LOCAL_GOVERNMENT, "330200", "宁波市人民政府")),
        other_city=accounts.person(
            "other_city", accounts.body(OrganisationKind.LOCAL_GOVERNMENT, "440300", "深圳市人民政府")
        ),
        park=accounts.person("park", committee),
        reviewer=accounts.person(
            "reviewer", accounts.body(OrganisationKind.EXPERTS, "000000", "评审专家库"), Role.REVIEWER
        ),
        ningbo=ningbo,
    )


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def done(answer: Any) -> None:
    """Fail with what the page says unless it led on."""
    assert answer.status_code == HTTPStatus.FOUND, answer.content.decode()[-6000:]


def opened(cast: Cast, form: str, **more: str) -> Round:
    """Prepare a round by its page and open it by the next; days are left to the programme where it gives them."""
    posted = {"form": form, "year": "2025", "title": f"零碳园区{form}", "opens_on": "2026-03-01", **more}
    done(browser(cast.ministry).post("/programmes/zero_carbon/rounds/new/", {"contact": "王静", **posted}))
    made = Round.objects.get(form=form)
    done(browser(cast.ministry).post(f"/programmes/rounds/{made.public_id}/open/"))
    made.refresh_from_db()
    return made


def fill(user: User, filing: Filing, code: str, **typed: Any) -> None:
    version = filing.sections.get(code=code).version
    answer = browser(user).post(f"/filings/{filing.public_id}/sections/{code}/", {"version": version, **typed})
    done(answer)


def begun(user: User, owed: Obligation) -> Filing:
    done(browser(user).post(f"/filings/open/{owed.pk}/"))
    return Filing.objects.get(obligation=owed)


def hand_in(user: User, filing: Filing) -> Any:
    posted = {"statement": "on", "key": str(uuid.uuid4())}
    return browser(user).post(f"/filings/{filing.public_id}/submit/", posted)


def handle(user: User, filing: Filing, act: str) -> None:
    assert browser(user).get(f"/filings/{filing.public_id}/review/").status_code == HTTPStatus.OK
    done(browser(user).post(f"/filings/{filing.public_id}/review/{act}/", {"opinion": "同意。"}))


def filed_list(cast: Cast) -> Round:
    call = opened(cast, "pilots")
    filing = begun(cast.province, Obligation.objects.get(round=call, unit__region="330000"))
    row = str(uuid.uuid4())
    fill(cast.province, filing, "parks", row=row, **{f"{row}/park": cast.ningbo.name, f"{row}/target_year": "2030"})
    done(hand_in(cast.province, filing))
    handle(cast.ministry, filing, "file")
    return call


def named(cast: Cast) -> Participation:
    call = filed_list(cast)
    [entry] = candidates.of_call(call)
    staged = {f"verdict_{entry.entry.pk}": "take_up", f"sequence_{entry.entry.pk}": "1"}
    done(browser(cast.ministry).post(f"/evaluations/calls/{call.public_id}/", staged))
    posted = {
        "step": "name",
        "batch": "1",
        "title": "零碳园区试点名单",
        "document": "虚构〔2026〕2号",
        "dated": "2026-03-09",
        "letter_title": "关于公布零碳园区试点名单的通知",
        "addressees": "各有关省、自治区、直辖市",
        "letter": "现将名单印发给你们。",
        "seen": staging.digest(call),
    }
    done(browser(cast.ministry).post(f"/evaluations/calls/{call.public_id}/naming/", posted))
    return Participation.objects.get(programme="zero_carbon")


def reported(cast: Cast, renewable: str = "43.5") -> Filing:
    named(cast)
    asked = opened(cast, "progress")
    filing = begun(cast.park, Obligation.objects.get(round=asked))
    fill(cast.park, filing, "figures", **{"renewable/value": renewable, "cover/value": "18.0"})
    fill(cast.park, filing, "story", story="屋顶光伏和绿电直供。")
    done(hand_in(cast.park, filing))
    return filing


def accepted(cast: Cast, renewable: str = "43.5") -> Filing:
    filing = reported(cast, renewable)
    for user, act in ((cast.city, "pass-on"), (cast.province, "pass-on"), (cast.ministry, "file")):
        handle(user, filing, act)
    filing.refresh_from_db()
    return filing


def scored(cast: Cast, organiser: User, form: str, points: dict[str, str]) -> Evaluation:
    """Open, assign and score the evaluation of the pilot by the pages of those who act."""
    asked = opened(cast, form, due_on="2026-06-30")
    base = Participation.objects.get(programme="zero_carbon")
    done(browser(organiser).post(f"/evaluations/rounds/{asked.public_id}/", {"bases": [base.pk]}))
    one = Evaluation.objects.get(round=asked)
    asked_of = {"reviewer": cast.reviewer.pk, "due_on": "2026-05-30"}
    done(browser(organiser).post(f"/evaluations/{one.public_id}/assign/", asked_of))
    sheet = f"/admin/evaluations/assignment/{Assignment.objects.get(evaluation=one).pk}/sheet/"
    typed = {f"points_{code}": given for code, given in points.items()}
    reasons = {f"reason_{code}": REASON for code in points}
    desk = browser(cast.reviewer)
    done(desk.post(sheet, {"version": 0, "act": "check", "opinion": "总体较好。", **typed, **reasons}))
    done(desk.post(f"{sheet}check/"))
    return one


def test_x_04_the_units_are_those_of_the_file(cast: Cast) -> None:
    units = Programme.objects.get(pk="zero_carbon").units.values_list("region", flat=True)
    assert list(units) == ["320000", "330000", "440300"]


def test_x_04_the_programme_page_shows_its_demands_with_their_basis(cast: Cast) -> None:
    page = Client().get("/programmes/zero_carbon/").content.decode()
    assert [words for words in ("推荐试点", "虚构〔2026〕1号", "授予零碳园区称号") if words not in page] == []


def test_x_04_the_days_of_a_round_are_those_of_the_file(cast: Cast) -> None:
    named(cast)
    asked = opened(cast, "progress")
    assert (asked.kind, asked.due_on, asked.closes_on, asked.set_by_ministry) == (
        "report",
        date(2026, 4, 20),
        date(2026, 4, 30),
        False,
    )


def test_x_04_a_value_is_changed_for_a_round_and_its_basis_shown(cast: Cast) -> None:
    call = opened(cast, "pilots", overrides="quotas.pilots.maximum = 1")
    assert (call.definition.unit_quota, call.edition.definition.unit_quota) == (1, 2)
    page = browser(cast.ministry).get(f"/programmes/rounds/{call.public_id}/").content.decode()
    assert "quotas.pilots.maximum" in page


def test_x_04_a_value_that_is_not_editable_is_refused_at_its_field(cast: Cast) -> None:
    posted = {"form": "pilots", "year": "2025", "title": "零碳", "opens_on": "2026-03-01", "contact": "王静"}
    answer = browser(cast.ministry).post(
        "/programmes/zero_carbon/rounds/new/", {**posted, "overrides": "deadlines.progress.day = 5"}
    )
    assert "deadlines.progress.day" in answer.content.decode()
    assert not Round.objects.filter(programme="zero_carbon").exists()


def test_x_04_a_park_that_is_not_eligible_is_refused_under_the_rule_of_the_file(cast: Cast) -> None:
    Park.objects.filter(pk=cast.ningbo.pk).update(level=ParkLevel.PROVINCIAL)
    call = opened(cast, "pilots")
    filing = begun(cast.province, Obligation.objects.get(round=call, unit__region="330000"))
    row = str(uuid.uuid4())
    fill(cast.province, filing, "parks", row=row, **{f"{row}/park": cast.ningbo.name, f"{row}/target_year": "2030"})
    answer = hand_in(cast.province, filing)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "宁波石化经济技术开发区级别不符合要求：名录级别为省级，应为国家级" in answer.content.decode()


def test_x_04_the_report_passes_park_city_province_and_ministry(cast: Cast) -> None:
    filing = accepted(cast)
    assert (filing.state, filing.step) == ("filed", 3)
    acts = filing.handlings.order_by("id").values_list("act", "body__name")
    assert [act for act, _body in acts] == ["pass_on", "pass_on", "file"]
    assert acts[0][1] == "宁波市人民政府"
    facts = Fact.objects.filter(version__filing=filing).values_list("measure", "value")
    assert dict(facts) == {"renewable_energy_share": Decimal("43.5"), "green_cover": Decimal(18)}


def test_x_04_each_level_sees_its_own_parks_only(cast: Cast) -> None:
    filing = reported(cast)
    users = (cast.ministry, cast.province, cast.other_province, cast.city, cast.other_city, cast.park)
    seen = [Filing.objects.filter(pk=filing.pk).visible_to(user).exists() for user in users]
    assert seen == [True, True, False, True, False, True]


@pytest.mark.parametrize(
    ("year", "area", "value", "verdict"),
    [
        (2026, 5600, "43.5", "met"),
        (2027, 5600, "43.5", "not_met"),
        (2027, 5000, "60", "met"),
        (2027, 4999, "43.5", "met"),
        (2026, 4999, "29.9", "not_met"),
        (2026, None, "43.5", "unknown"),
    ],
)
def test_x_04_limits_differ_by_size_and_year(cast: Cast, year: int, area: int | None, value: str, verdict: str) -> None:
    definition = Programme.objects.get(pk="zero_carbon").edition.definition  # type: ignore[union-attr]
    cast.ningbo.area_ha = None if area is None else Decimal(area)
    standing = judge(
        definition,
        {"renewable": Decimal(value), "cover": Decimal(5)},
        year=year,
        attributes=of_park(definition, cast.ningbo),
    )
    assert dict(standing.verdicts) == {"renewable": verdict, "cover": "not_met"}
    assert standing.passes == (verdict == "met")


def test_x_04_the_grid_shows_tier_limit_and_basis(cast: Cast) -> None:
    named(cast)
    filing = begun(cast.park, Obligation.objects.get(round=opened(cast, "progress")))
    page = browser(cast.park).get(f"/filings/{filing.public_id}/sections/figures/").content.decode()
    assert [words for words in ("核心指标", "引导指标", "≥ 40", "ZC-05", "虚构〔2026〕1号") if words not in page] == []


def test_x_04_the_province_runs_the_first_acceptance_and_the_ministry_the_second(cast: Cast) -> None:
    accepted(cast)
    first = scored(cast, cast.province, "provincial", {"energy": "60", "work": "20"})
    assert browser(cast.other_province).get(f"/evaluations/{first.public_id}/").status_code == HTTPStatus.NOT_FOUND
    done(browser(cast.province).post(f"/evaluations/{first.public_id}/release/"))
    second = scored(cast, cast.ministry, "national", {"energy": "40", "work": "20"})
    refused = browser(cast.province).post(f"/evaluations/{second.public_id}/release/")
    assert refused.status_code == HTTPStatus.FORBIDDEN
    done(browser(cast.ministry).post(f"/evaluations/{second.public_id}/release/"))
    released = Release.objects.order_by("id").values_list("evaluation__scheme", "total", "band")
    assert list(released) == [("provincial", 8000, "accepted"), ("national", 6000, "refused")]
    page = browser(cast.park).get(f"/evaluations/{second.public_id}/").content.decode()
    assert "限期整改" in page


def test_x_04_a_core_indicator_missed_refuses_whatever_the_score(cast: Cast) -> None:
    accepted(cast, renewable="39.9")
    one = scored(cast, cast.province, "provincial", {"energy": "70", "work": "30"})
    page = browser(cast.province).get(f"/evaluations/{one.public_id}/").content.decode()
    shown = [words in page for words in ("1项要求中达到0项", "≥ 40", "核心指标未达到")]
    done(browser(cast.province).post(f"/evaluations/{one.public_id}/release/"))
    released = Release.objects.get()
    assert (shown, released.total, released.band) == ([True, True, True], 10000, "refused")
    assert "核心指标未达到" in browser(cast.park).get(f"/evaluations/{one.public_id}/").content.decode()
