"""The sections of demonstration filings in the shape in which they are typed."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from common import clock
from portal.demo import plan_words, prose
from portal.demo.figures import figures_of
from programmes.definition import Form
from programmes.models import Participation
from reports.models import WorkItem

Content = dict[str, Any]
_NAMESPACE = uuid.UUID("3c7cf4a2-6f0e-4b1d-9a70-2d9f2f6d2026")


def annual_report(form: Form, base: Participation, year: int) -> dict[str, Content]:
    """Return the content of every section of a base's annual report that is not made of files."""
    kinds: Mapping[str, Callable[[Participation, int], Content]] = _SECTIONS
    found = {}
    for section in form.sections:
        if section.area:
            found[section.code] = _area(section.area, base, year)
        elif section.kind != "attachments":
            found[section.code] = kinds[section.code](base, year)
    return found


def _area(area: str, base: Participation, year: int) -> Content:
    return {code: _said(text, base, year) for code, text in prose.AREAS[area].items()}


def _said(template: str, base: Participation, year: int) -> str:
    return prose.text_of(template, park=base.name_printed, year=year, number=base.sequence + year)


def _basics(base: Participation, year: int) -> Content:
    return {
        "leading_industries": "1.2,1.7,3.1",
        "firms": str(180 + base.sequence * 17 + (year - 2021) * 12),
        "head": "管委会主任",
        "contact": "经济发展局",
        "phone": f"0{510 + base.sequence}-8000{base.sequence:04d}",
    }


def _indicators(base: Participation, year: int) -> Content:
    figures = figures_of(base.sequence, year)
    return {"cells": {code: {"value": text, "na": False, "reason": ""} for code, text in figures.items()}}


def _projects(base: Participation, year: int) -> Content:
    done = min((year - 2020) * 20, 100)
    return {
        "rows": [
            {
                "uuid": key(base, name),
                "name": name,
                "area": area,
                "kind": kind,
                "in_plan": "yes",
                "investment": str(total),
                "invested": str(total * done // 100),
                "status": "done" if done == 100 else "building",
                "body": body,
                "person": "项目负责人",
                "high_energy": "no",
            }
            for name, area, kind, body, total in prose.PROJECTS
        ]
    }


def _tasks(base: Participation, year: int) -> Content:
    """A base whose plan is on file says of the work of the year and of its tasks how far they are."""
    if base.sequence not in plan_words.BASES:
        return {"rows": []}
    items = WorkItem.objects.filter(participation=base, year=year)
    planned = [(key(base, f"task {row[1]}"), row) for row in plan_words.TASKS if int(row[4][:4]) <= year]
    rows = [_task(str(item.public_id), item.title, item.responsible_body, "done") for item in items]
    rows += [
        _task(known, task, body, "done" if int(ends[:4]) <= year else "under_way")
        for known, (_area, task, body, _person, _starts, ends) in planned
    ]
    return {"rows": rows}


def _task(row: str, task: str, body: str, status: str) -> dict[str, str]:
    return {"uuid": row, "task": task, "body": body, "status": status, "progress": ""}


def _support(base: Participation, year: int) -> Content:
    row = {
        "kind": "local_funds",
        "source": "省级节能与循环经济专项资金",
        "amount": "1200",
        "project": "集中供热管网三期",
    }
    return {"rows": [{"uuid": key(base, f"support {year}"), **row}]}


def _coordination(base: Participation, year: int) -> Content:
    settled = _said(prose.SETTLED, base, year)
    return {"meetings": "4", "settled": settled, "appeals": "26", "answered": "25"}


def _local_plan(base: Participation, year: int) -> Content:
    return {
        "in_local_plan": "yes",
        "plan_evidence": "当地国民经济和社会发展“十四五”规划纲要",
        "in_work_report": "yes",
        "supervision": prose.SUPERVISION,
    }


def _experience(base: Participation, year: int) -> Content:
    return {
        "experience": prose.EXPERIENCE,
        "case_title": prose.CASE_TITLE,
        "case": _said(prose.CASE, base, year),
        "publish": "yes",
    }


def _difficulties(base: Participation, year: int) -> Content:
    row = {"kind": "land", "description": prose.DIFFICULTY, "request": prose.REQUEST}
    return {"rows": [{"uuid": key(base, f"difficulty {year}"), **row}]}


def _declaration(base: Participation, year: int) -> Content:
    return {"new_high_energy": "no", "had_incident": "no"}


_SECTIONS: dict[str, Callable[[Participation, int], Content]] = {
    "basics": _basics,
    "indicators": _indicators,
    "projects": _projects,
    "tasks": _tasks,
    "support": _support,
    "coordination": _coordination,
    "local_plan": _local_plan,
    "experience": _experience,
    "difficulties": _difficulties,
    "declaration": _declaration,
}


def key(base: Participation, name: str) -> str:
    """Return the key of a row of a base: the same in its plan and in its reports."""
    return str(uuid.uuid5(_NAMESPACE, f"{base.sequence} {name}"))


def park_list(candidates: Mapping[str, str], *, unit: str) -> dict[str, Content]:
    """Return a province's park list: parks by name, in its order, with their leading industries."""
    return {
        "procedure": {
            "applications": str(len(candidates) + 4),
            "procedure": "经园区自评、设区市初审、实地核查和专家论证，厅（委）务会审议后形成推荐名单。",
        },
        "candidates": {
            "rows": [
                {
                    "uuid": str(uuid.uuid5(_NAMESPACE, f"candidate {park}")),
                    "rank": str(rank),
                    "park": park,
                    "leading_industries": industries,
                    "expected": "到2030年绿色产业产值占比提高10个百分点，单位生产总值能耗下降15%。",
                    "opinion": "园区绿色产业基础较好、管理机构健全，符合申报条件，同意推荐。",
                }
                for rank, (park, industries) in enumerate(candidates.items(), start=1)
            ]
        },
        "excess": {"justification": ""},
        "contact": {"person": f"{unit}环资处", "phone": "010-80000000"},
        "letter": {"number": f"{unit}发改环资〔演示〕12号", "dated": clock.today().isoformat()},
    }
