"""Walking a programme by its pages, whatever its forms ask: answers follow from the kinds of the fields."""

import uuid
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from evaluations.models import Assignment, Evaluation
from programmes.definition import Field, Section
from programmes.models import Obligation, Participation, Round
from reports.models import Filing

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
REASON = "依据报告所列数据和材料，仍有少量不足需要改进。"


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def done(answer: Any) -> None:
    """Fail with what the page says unless it led on."""
    assert answer.status_code == HTTPStatus.FOUND, answer.content.decode()[-6000:]


def opened(ministry: User, programme: str, form: str, **more: str) -> Round:
    """Prepare a round by its page and open it by the next; days are left to the programme where it gives them."""
    posted = {"form": form, "year": "2025", "title": f"{form}工作", "opens_on": "2026-03-01", "contact": "王静", **more}
    done(browser(ministry).post(f"/programmes/{programme}/rounds/new/", posted))
    made = Round.objects.get(form=form, year=more.get("year", "2025"), for_papers=False)
    done(browser(ministry).post(f"/programmes/rounds/{made.public_id}/open/"))
    made.refresh_from_db()
    return made


def begun(user: User, asked: Round, **whose: Any) -> Filing:
    """Begin what the user's body owes in a round."""
    owed = Obligation.objects.get(round=asked, **whose)
    done(browser(user).post(f"/filings/open/{owed.pk}/"))
    return Filing.objects.get(obligation=owed)


def filled(user: User, filing: Filing, figures: Mapping[str, str] | None = None) -> Filing:
    """Fill in every section by its page; figures by indicator, the rest by the kinds of the fields."""
    for section in filing.filled_form.sections:
        posted = _answers(filing, section, figures or {})
        version = filing.sections.get(code=section.code).version
        address = f"/filings/{filing.public_id}/sections/{section.code}/"
        done(browser(user).post(address, {"version": version, **posted}))
    return filing


def handed_in(user: User, filing: Filing) -> Filing:
    done(browser(user).post(f"/filings/{filing.public_id}/submit/", {"statement": "on", "key": str(uuid.uuid4())}))
    return filing


def handled(user: User, filing: Filing, act: str) -> Filing:
    """Open what came in and pass it on or put it on file."""
    assert browser(user).get(f"/filings/{filing.public_id}/review/").status_code == HTTPStatus.OK
    done(browser(user).post(f"/filings/{filing.public_id}/review/{act}/", {"opinion": "同意。"}))
    filing.refresh_from_db()
    return filing


def scored(organiser: User, reviewer: User, asked: Round, base: Participation, share: int = 100) -> Evaluation:
    """Open the evaluation of a base, ask a reviewer and have a share (percent) of all points given."""
    done(browser(organiser).post(f"/evaluations/rounds/{asked.public_id}/", {"bases": [base.pk]}))
    one = Evaluation.objects.get(round=asked, participation=base)
    to_ask = {"reviewer": reviewer.pk, "due_on": "2026-05-30"}
    done(browser(organiser).post(f"/evaluations/{one.public_id}/assign/", to_ask))
    sheet = f"/admin/evaluations/assignment/{Assignment.objects.get(evaluation=one).pk}/sheet/"
    criteria = [row for row in one.rules.criteria if not row.bonus]
    points = {f"points_{row.code}": f"{row.points * share / 10000:g}" for row in criteria}
    points |= {f"points_{row.code}": "0" for row in one.rules.criteria if row.bonus}
    reasons = {f"reason_{row.code}": REASON for row in one.rules.criteria}
    desk = browser(reviewer)
    done(desk.post(sheet, {"version": 0, "act": "check", "opinion": "总体较好。", **points, **reasons}))
    done(desk.post(f"{sheet}check/"))
    one.refresh_from_db()
    return one


def released(organiser: User, one: Evaluation) -> None:
    done(browser(organiser).post(f"/evaluations/{one.public_id}/release/"))


def _answers(filing: Filing, section: Section, figures: Mapping[str, str]) -> dict[str, Any]:
    definition = filing.round.definition
    if section.kind == "indicators":
        asked = [one for one in definition.indicators_of(section) if one.kind != "computed"]
        return {f"{one.code}/value": figures.get(one.code, "yes" if one.kind == "yes_no" else "100") for one in asked}
    if section.kind == "targets":
        asked = list(definition.indicators_of(section))
        typed = {one.code: "yes" if one.kind == "yes_no" else "10" for one in asked}
        return {f"{code}/{part}": text for code, text in typed.items() for part in ("base", "target")}
    if section.has_rows:
        row = str(uuid.uuid4())
        answers = {field.code: _answer(field) for field in section.fields}
        answers |= {one.adds_up_to: f"{_years(section)}" for one in section.fields if one.adds_up_to}
        return {"row": row, **{f"{row}/{code}": text for code, text in answers.items()}} if section.required else {}
    files = {f"file:{field.code}": _file() for field in section.fields if field.kind == "file" and field.required}
    return files | {field.code: _answer(field) for field in section.fields if field.kind != "file"}


def _years(section: Section) -> int:
    """Return the total of a row whose yearly columns are answered with 1."""
    return sum(field.by_year for field in section.fields)


def _file() -> SimpleUploadedFile:
    return SimpleUploadedFile("材料.pdf", PDF, content_type="application/pdf")


def _answer(field: Field) -> str:
    if field.kind == "choice":
        return field.choices[0].code if field.choices else _SOURCES[field.source]
    low = f"{field.min:g}" if field.min else "1"
    return {"integer": low, "decimal": low, "measure": low, "yes_no": "no", "date": "2025-06-30"}.get(
        field.kind, "025-83390000" if field.pattern else "按方案推进，成效良好。"
    )


_SOURCES: dict[str, str] = {"task_areas": "layout"}
