"""A small world that files: two provinces, two parks, a ministry, a reviewer; filings of each stage by their acts."""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile

from accounts.choices import OrganisationKind, Role
from accounts.domain import organisations, posts, users
from accounts.domain.regions import load_regions
from accounts.models import Organisation, Region, User
from common import clock
from common.policy import SYSTEM
from parks.domain import parks
from parks.models import Park
from programmes.choices import RoundKind
from programmes.domain import participations, rounds
from programmes.domain.editions import load_programme
from programmes.models import Participation, Programme, ReportingUnit, Round
from reports.domain import attachments, filings, sections
from reports.domain.kinds.base import SectionView, Shown
from reports.domain.presentation import present
from reports.domain.reviews import Reason
from reports.models import Filing, FilingVersion
from tests.factories.rounds import open_round

SCAN = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PASSWORD = "Correct-Horse-7"
DEFINITION = Path(settings.BASE_DIR) / "programmes" / "definitions" / "green_bases.yaml"
# 10 March 2026, 10:00 in China: the report of 2025 is due on the 31st.
NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)


@dataclass
class World:
    """Who is there; every person acts for one body."""

    programme: Programme
    jiangsu: ReportingUnit
    shanghai: ReportingUnit
    ministry: User
    province: User
    other_province: User
    park: User
    other_park: User
    reviewer: User
    base: Participation
    other_base: Participation


def world() -> World:
    """Build the world; call it under the frozen clock."""
    load_regions(actor=SYSTEM)
    bodies = _bodies()
    programme = load_programme(path=DEFINITION, actor=SYSTEM).programme
    units = {one.region_id: one for one in ReportingUnit.objects.filter(programme=programme).select_related("region")}
    first = park("GB-007", "盐城环保高新技术产业开发区", "320000", bodies["park"])
    second = park("GB-009", "苏州工业园区", "320000", bodies["other_park"])
    return World(
        programme=programme,
        jiangsu=units["320000"],
        shanghai=units["310000"],
        ministry=person("ministry", bodies["ndrc"]),
        province=person("province", bodies["jiangsu"]),
        other_province=person("other_province", bodies["shanghai"]),
        park=person("park", bodies["park"]),
        other_park=person("other_park", bodies["other_park"]),
        reviewer=person("reviewer", bodies["experts"], Role.REVIEWER),
        base=enrol(programme, units["320000"], first, 7),
        other_base=enrol(programme, units["320000"], second, 9),
    )


def world_at_its_hour() -> World:
    """Build the world under the clock at which it is tested."""
    with at():
        return world()


@contextmanager
def at(instant: datetime = NOW) -> Iterator[None]:
    """Hold the clock."""
    with clock.frozen(instant):
        yield


@contextmanager
def moved_to(instant: datetime) -> Iterator[None]:
    """Move a clock that is held already; afterwards it stands where it was."""
    with clock.frozen(instant):
        yield


def person(username: str, body: Organisation, role: str = Role.OFFICIAL) -> User:
    """Make an account with a post."""
    user = users.create_user(
        actor=SYSTEM, username=username, name=f"{username}", password=PASSWORD, email=f"{username}@example.cn"
    )
    posts.appoint(actor=SYSTEM, user=user, organisation=body, role=role, since=date(2020, 1, 1))
    return User.objects.get(pk=user.pk)


def park(code: str, name: str, region: str, committee: Organisation | None = None, **more: Any) -> Park:
    """Enter a park in the register; unless told otherwise it stands in the catalogue of 2018."""
    where, known = Region.objects.get(pk=region), {"in_catalogue_2018": True, **more}
    return parks.register(actor=SYSTEM, code=code, name=name, region=where, committee=committee, **known)


def enrol(programme: Programme, unit: ReportingUnit, listed: Park, sequence: int) -> Participation:
    """Name a park a base of the first batch."""
    return participations.enrol(
        actor=SYSTEM,
        park=listed,
        programme=programme,
        unit=unit,
        batch=1,
        sequence=sequence,
        name_printed=listed.name,
        region_printed=unit.region.short_name,
        listed_on=date(2020, 12, 29),
    )


def report_round(world: World, year: int = 2025, **more: Any) -> Round:
    """Open the round of a year's reports: due on 31 March, closed after 30 April of the next year."""
    days = {
        "opens_on": date(year + 1, 1, 15),
        "due_on": date(year + 1, 3, 31),
        "closes_on": date(year + 1, 4, 30),
        **more,
    }
    return open_round(
        actor=world.ministry,
        programme=world.programme,
        kind=RoundKind.ANNUAL_REPORT,
        form="annual_report",
        year=year,
        title=f"{year}年度总结报告",
        **days,
    )


def call_round(world: World, **more: Any) -> Round:
    """Open a call for park lists, due on 31 March 2026."""
    return open_round(**_call(world, **more))


def prepared_call(world: World, **more: Any) -> Round:
    """Prepare a call for park lists that nobody has opened."""
    return rounds.prepare_round(**_call(world, **more))


def _call(world: World, **more: Any) -> dict[str, Any]:
    values = {
        "opens_on": date(2026, 2, 1),
        "due_on": date(2026, 3, 31),
        "closes_on": date(2026, 4, 15),
        "form": "park_list",
        "year": 2026,
        **more,
    }
    whose = {"actor": world.ministry, "programme": world.programme, "kind": RoundKind.CALL}
    return {"title": "第二批绿色产业示范基地园区清单", **whose, **values}


def report_draft(world: World, opened: Round) -> Filing:
    """Begin the report of the first base."""
    return filings.open_filing(actor=world.park, round=opened, unit=world.base.unit, participation=world.base)


def filled_report(world: World, opened: Round, **cells: str) -> Filing:
    """Begin the report of the first base and fill in everything it asks."""
    filing = report_draft(world, opened)
    for code, content in report_content(filing, **cells).items():
        save(world.park, filing, code, content)
    return filing


def submitted_report(world: World, opened: Round, **cells: str) -> FilingVersion:
    """Hand in the report of the first base."""
    return submit(world.park, filled_report(world, opened, **cells))


def list_draft(world: World, opened: Round) -> Filing:
    """Begin the park list of Jiangsu."""
    return filings.open_filing(actor=world.province, round=opened, unit=world.jiangsu)


def filled_list(world: World, opened: Round, *names: str) -> Filing:
    """Begin the park list of Jiangsu and name these parks."""
    filing = list_draft(world, opened)
    save(world.province, filing, "procedure", {"applications": "5", "procedure": "经初审、现场核查和专家论证"})
    save(world.province, filing, "contact", {"person": "王静", "phone": "025-83390000"})
    stamp(world.province, filing)
    save(world.province, filing, "candidates", {"rows": [candidate(name, rank) for rank, name in enumerate(names, 1)]})
    return filing


def stamp(actor: User, filing: Filing) -> None:
    """Give a list its covering letter: number, date, and the scan of the stamped cover."""
    save(actor, filing, "letter", {"number": "苏发改环资〔2026〕15号", "dated": "2026-03-09"})
    scan(actor, filing)


def scan(actor: User, filing: Filing) -> None:
    """Attach the scan of the stamped cover."""
    upload = ContentFile(SCAN, name="盖章页.pdf")
    attachments.attach(actor=actor, filing=filing, section="attachments", field="stamped", upload=upload)


def candidate(name: str, rank: int, **more: str) -> dict[str, str]:
    """Return a row of a park list."""
    return {
        "uuid": str(uuid.uuid4()),
        "park": name,
        "rank": str(rank),
        "leading_industries": "1.1",
        "expected": "绿色产业产值年均增长10%",
        "opinion": "基础较好，同意推荐",
        **more,
    }


def save(actor: User, filing: Filing, code: str, content: Mapping[str, Any]) -> None:
    """Save a section on top of what stands."""
    version = filing.sections.get(code=code).version
    sections.save_section(actor=actor, filing=filing, code=code, content=content, base_version=version)


def submit(actor: User, filing: Filing, key: uuid.UUID | None = None) -> FilingVersion:
    """Hand a filing in."""
    return filings.submit_filing(
        actor=actor, filing=filing, statement="本园区对所报内容负责。", idempotency_key=key or uuid.uuid4()
    )


def return_report(world: World, filing: Filing, *addresses: str, due_on: date | None = None) -> Filing:
    """Have the province return a report with reasons at these addresses."""
    reasons = [Reason(address, f"请核对{address}") for address in addresses]
    filings.return_filing(actor=world.province, filing=filing, reasons=reasons, note="请修改后重报", due_on=due_on)
    filing.refresh_from_db()
    return filing


APPLICANT = "伊通满族自治县经济开发区"


def applicant(world: World, name: str = APPLICANT, code: str = "320000-900") -> Park:
    """Return a park that is in no programme, kept by the committee of the second base."""
    known = Park.objects.filter(name=name).select_related("region", "committee").first()
    return known or park(code, name, "320000", world.other_base.park.committee, in_catalogue_2018=True)


def application(world: World, call: Round, name: str = APPLICANT, code: str = "320000-900") -> Filing:
    """Begin the application of a park that is in no programme."""
    return filings.open_application(
        actor=world.other_park, round=call, park=applicant(world, name, code), unit=world.jiangsu
    )


def filled_application(world: World, call: Round, name: str = APPLICANT, code: str = "320000-900") -> Filing:
    """Begin an application and fill in everything it asks."""
    filing = application(world, call, name, code)
    for section, content in application_content(filing).items():
        save(world.other_park, filing, section, content)
    return filing


def submitted_application(world: World, call: Round, name: str = APPLICANT, code: str = "320000-900") -> Filing:
    """Hand in a full application."""
    filing = filled_application(world, call, name, code)
    submit(world.other_park, filing)
    return Filing.objects.get(pk=filing.pk)


def recommended(world: World, call: Round, name: str = APPLICANT, code: str = "320000-900") -> Filing:
    """Have Jiangsu recommend a full application."""
    filing = submitted_application(world, call, name, code)
    filings.recommend_filing(actor=world.province, filing=filing, opinion="同意推荐")
    return Filing.objects.get(pk=filing.pk)


def application_content(filing: Filing, **cells: str) -> dict[str, dict[str, Any]]:
    """Return a full and unobjectionable application."""
    area = {field.code: _answer(field.kind) for field in filing.filled_form.section("agglomeration").fields}
    areas = ("agglomeration", "competitiveness", "innovation", "platforms", "mechanisms")
    tables = [section.code for section in filing.filled_form.sections if section.kind == "indicators"]
    figures = {"cells": {code: {"value": value} for code, value in {**INDICATORS, **cells}.items()}}
    return {
        "basics": {
            "leading_industries": ["1.1", "1.4"],
            "area": "38.20",
            "firms": "163",
            "head": "周建国",
            "contact": "李敏",
            "phone": "0515-68600000",
        },
        "motivation": {"motivation": "产业基础较好，建设意愿强。", "goals": "到2030年绿色产业产值翻一番。"},
        **dict.fromkeys(areas, area),
        **dict.fromkeys(tables, figures),
        "eligibility": {"had_incident": "no"},
    }


def plan_draft(world: World) -> Filing:
    """Begin the construction plan of the first base."""
    opened = open_round(
        actor=world.ministry,
        programme=world.programme,
        kind=RoundKind.PLAN,
        form="plan",
        year=2026,
        title="建设方案",
        opens_on=date(2026, 2, 1),
        due_on=date(2026, 3, 31),
    )
    return filings.open_filing(actor=world.park, round=opened, unit=world.base.unit, participation=world.base)


def rows_of(version: FilingVersion, section: str) -> tuple[tuple[Shown, ...], ...]:
    """Return the rows of a section of a version as they are shown."""
    table = view_of(version, section).table
    return table.rows if table else ()


def view_of(version: FilingVersion, section: str) -> SectionView:
    """Return a section of a version as it is shown."""
    return next(view for view in present(version) if view.code == section)


INDICATORS = {
    "gdp": "512.30",
    "industrial_output": "1420.50",
    "green_output": "598.30",
    "green_leading_firms": "12",
    "rd_intensity": "3.32",
    "green_innovation_platforms": "34",
    "energy_total": "46.80",
    "water_total": "4150.00",
    "solid_waste_use_rate": "96.0",
    "water_reuse_rate": "93.3",
    "built_area": "38.20",
    "energy_monitoring_platform": "yes",
}


def report_content(filing: Filing, **cells: str) -> dict[str, dict[str, Any]]:
    """Return a full and unobjectionable annual report."""
    area = {field.code: _answer(field.kind) for field in filing.filled_form.section("agglomeration").fields}
    areas = ("agglomeration", "competitiveness", "innovation", "platforms", "mechanisms")
    return {
        "basics": {
            "leading_industries": ["1.2", "1.7"],
            "firms": "163",
            "head": "周建国",
            "contact": "李敏",
            "phone": "0515-68600000",
            "changes": "",
        },
        **dict.fromkeys(areas, area),
        "indicators": {"cells": {code: {"value": value} for code, value in {**INDICATORS, **cells}.items()}},
        "projects": {"rows": [project()]},
        "coordination": {"meetings": "4", "settled": "研究解决热力管网扩建用地问题。"},
        "local_plan": {"in_local_plan": "no", "in_work_report": "yes"},
        "experience": {"experience": "建立第三方治理、统一监测的环保管家机制。"},
        "declaration": {"new_high_energy": "no", "had_incident": "no"},
    }


def project(**more: str) -> dict[str, str]:
    """Return a row of the projects of a report."""
    return {
        "uuid": str(uuid.uuid4()),
        "name": "余热梯级利用改造",
        "area": "platforms",
        "kind": "platform",
        "in_plan": "yes",
        "investment": "8600",
        "invested": "5200.00",
        "status": "building",
        "body": "园区热电公司",
        "person": "陈立",
        "high_energy": "no",
        **more,
    }


def _answer(kind: str) -> str:
    return {"integer": "3", "decimal": "3.0", "yes_no": "yes"}.get(kind, "全年新增绿色产业企业18家，产业链进一步完善。")


def _bodies() -> dict[str, Organisation]:
    rows = {
        "ndrc": (OrganisationKind.NDRC, "国家发展和改革委员会", "国家发展改革委", "000000"),
        "most": (OrganisationKind.MOST, "科学技术部", "科技部", "000000"),
        "jiangsu": (OrganisationKind.DRC, "江苏省发展和改革委员会", "江苏省发展改革委", "320000"),
        "shanghai": (OrganisationKind.DRC, "上海市发展和改革委员会", "上海市发展改革委", "310000"),
        "park": (
            OrganisationKind.PARK_COMMITTEE,
            "盐城环保高新技术产业开发区管理委员会",
            "盐城环保高新区管委会",
            "320000",
        ),
        "other_park": (OrganisationKind.PARK_COMMITTEE, "苏州工业园区管理委员会", "苏州工业园区管委会", "320000"),
        "experts": (OrganisationKind.EXPERTS, "评审专家库", "专家库", "000000"),
    }
    country = Region.objects.get(kind="country").pk
    return {key: _found(kind, name, short, region, country) for key, (kind, name, short, region) in rows.items()}


def _found(kind: str, name: str, short: str, region: str, country: str) -> Organisation:
    where = Region.objects.get(pk=country if region == "000000" else region)
    return organisations.found(actor=SYSTEM, kind=kind, name=name, short_name=short, region=where)
