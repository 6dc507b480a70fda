"""Applications in the open call: begun, handed in, returned; all texts are made up and say so."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from accounts.models import User
from parks.models import Park
from portal.demo import filing, prose
from portal.demo.figures import figures_of
from portal.demo.world import World, at
from programmes.definition import Section
from programmes.models import Round
from reports.domain import filings, reviews
from reports.models import Filing

MARK = "（演示内容）"
RETURN_REASONS = (
    ("motivation/goals", "请把目标量化到年度，并与地方“十五五”规划衔接。"),
    ("innovation", "绿色技术创新平台的级别和认定文号请写明。"),
)


@dataclass(frozen=True)
class Applicant:
    """A zone that applies, and how many days ago it handed in; None: it is still at it."""

    username: str
    zone: str
    days: int | None
    industries: str = "1.1,1.4"


APPLICANTS = (
    Applicant("zone01", "南京经济技术开发区", 16),
    Applicant("zone02", "无锡国家高新技术产业开发区", 9, "1.2,1.7"),
    Applicant("kunshan", "昆山经济技术开发区", 12, "1.3"),
    Applicant("nantong", "南通经济技术开发区", None),
    Applicant("zone03", "闵行经济技术开发区", 7),
    Applicant("zone04", "合肥经济技术开发区", 3, "1.4"),
)


def tell(world: World) -> None:
    """Have the zones apply; Jiangsu returns one application."""
    opened = Round.objects.get(form="park_list", state="open")
    for number, one in enumerate(APPLICANTS, start=1):
        begun = _apply(world, opened, one, number)
        if one.username == "kunshan":
            _return(world, begun)


def _apply(world: World, opened: Round, one: Applicant, number: int) -> Filing:
    park, actor = Park.objects.select_related("region", "committee").get(name=one.zone), world.people[one.username]
    with at(world.today - timedelta(days=(one.days or 0) + 2), 9, number):
        begun = filings.open_application(actor=actor, round=opened, park=park, unit=world.units[park.region_id])
        _fill(actor, begun, one, number)
    if one.days is not None:
        with at(world.today - timedelta(days=one.days), 15, number):
            filing.submit(actor, begun)
    return begun


def _fill(actor: User, begun: Filing, one: Applicant, number: int) -> None:
    asked = [section for section in begun.filled_form.sections if section.kind != "attachments"]
    if one.days is None:
        asked = asked[:3]
    filing.save(actor, begun, {section.code: _content(begun, section, one, number) for section in asked})


def _content(begun: Filing, section: Section, one: Applicant, number: int) -> dict[str, Any]:
    if section.kind == "indicators":
        figures = figures_of(31 + number, begun.period + section.year_offset)
        return {"cells": {code: {"value": text, "na": False, "reason": ""} for code, text in figures.items()}}
    if section.area:
        said = prose.text_of(prose.AREAS[section.area]["progress"], park=one.zone, year=begun.period - 1, number=number)
        return {"present": said + MARK, "intended": prose.AREAS[section.area]["next_steps"].format(n=number + 2) + MARK}
    return {
        "basics": {
            "leading_industries": one.industries,
            "area": f"{60 + 7 * number}.00",
            "firms": str(320 + 41 * number),
            "head": "管委会主任",
            "contact": "经济发展局",
            "phone": f"0{510 + number}-8300{number:04d}",
        },
        "motivation": {
            "motivation": f"{one.zone}绿色产业基础较好，已建成集中供热、污水处理和能源监测设施，建设意愿强烈。{MARK}",
            "goals": f"用五年时间使绿色产业产值占比提高10个百分点，形成可推广的做法。{MARK}",
        },
        "eligibility": {"had_incident": "no"},
    }[section.code]


def _return(world: World, begun: Filing) -> None:
    province = world.people["drc32"]
    with at(world.today - timedelta(days=5), 11):
        reviews.open_by_holder(actor=province, filing=begun)
        reviews.return_filing(
            actor=province,
            filing=begun,
            reasons=[reviews.Reason(address, text) for address, text in RETURN_REASONS],
            note="请于一周内修改后重报。",
            due_on=world.today + timedelta(days=2),
        )
