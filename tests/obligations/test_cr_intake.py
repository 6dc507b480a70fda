"""The list of a unit in the circular retrofits: typed by hand, signed by several departments, stamped."""

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from accounts.choices import OrganisationKind
from accounts.models import User
from common.policy import SYSTEM
from journal.domain import papers
from journal.models import Paper
from parks.choices import ParkLevel
from programmes.choices import RoundKind
from programmes.domain.editions import load_programme
from programmes.models import ReportingUnit, Round
from reports.domain import attachments, filings
from reports.models import Filing, ListEntry
from tests import papers as read
from tests.factories import accounts
from tests.factories import reports as make
from tests.factories.reports import World
from tests.factories.rounds import open_round

PARK = "伊通满族自治县经济开发区"
NUMBER = "苏发改环资〔2026〕15号"
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def call(small_world: World) -> Round:
    """Open the call for the lists of the retrofits."""
    programme = load_programme(path=make.DEFINITION.with_name("circular_retrofits.yaml"), actor=SYSTEM).programme
    make.park("320000-800", PARK, "320000", level=ParkLevel.PROVINCIAL)
    return open_round(
        actor=User.objects.get(pk=small_world.ministry.pk),
        programme=programme,
        kind=RoundKind.CALL,
        form="park_list",
        year=2026,
        title="循环化改造园区清单",
        opens_on=date(2026, 2, 1),
        due_on=date(2026, 6, 30),
    )


@pytest.fixture
def iit(small_world: World) -> User:
    """Return an official of the second department of Jiangsu."""
    return accounts.person("iit32", accounts.body(OrganisationKind.IIT, "320000"))


@pytest.fixture
def draft(small_world: World, call: Round, iit: User) -> Filing:
    """Return the full list of Jiangsu without its scan."""
    unit = ReportingUnit.objects.get(programme=call.programme, region="320000")
    drc = User.objects.get(pk=small_world.province.pk)
    filing = filings.open_filing(actor=drc, round=call, unit=unit)
    for code, content in contents().items():
        make.save(drc, filing, code, content)
    return filing


def contents() -> dict[str, dict[str, object]]:
    row = {
        "uuid": str(uuid.uuid4()), "park": PARK, "responsible": "园区管委会", "finish": "2025",
        "energy_saved": "1.20", "water_saved": "35.00", "co2_cut": "3.10",
    }  # fmt: skip
    return {
        "principles": {"principles": "省级及以上、具备条件的优先", "eligible": "5", "survey": "已逐园摸底"},
        "candidates": {"rows": [row]},
        "letter": {
            "number": "苏发改环资〔2026〕15号",
            "dated": "2026-03-09",
            "person": "王静",
            "phone": "025-83390000",
        },
    }


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def press(user: User, filing: Filing, act: str, **posted: str) -> str:
    answer = signed_in(user).post(f"/filings/{filing.public_id}/{act}/", posted, follow=True)
    return answer.content.decode()


def hand_in(user: User, filing: Filing) -> str:
    page = press(user, filing, "submit", key=str(uuid.uuid4()), statement="1")
    filing.refresh_from_db()
    return page


def attach_scan(user: User, filing: Filing) -> None:
    upload = ContentFile(PDF, name="盖章页.pdf")
    attachments.attach(actor=user, filing=filing, section="attachments", field="stamped", upload=upload)


def test_x_07_departments_sign_through_the_api_too(small_world: World, draft: Filing, iit: User) -> None:
    def sign(user: User) -> int:
        address = f"/api/v1/filings/{draft.public_id}/sign/"
        return signed_in(user).post(address, {"opinion": "同意"}, content_type="application/json").status_code

    assert [sign(one) for one in (iit, small_world.province, iit, small_world.park)] == [403, 200, 200, 404]
    assert list(draft.signatures.order_by("id").values_list("by_name", flat=True)) == ["province", "iit32"]


def test_x_07_the_list_goes_out_only_when_every_department_has_signed(
    small_world: World, draft: Filing, iit: User
) -> None:
    drc = small_world.province
    attach_scan(drc, draft)
    assert "当前内容尚未会签：江苏省发展改革委、江苏省工信厅" in hand_in(drc, draft)
    assert "须由江苏省发展和改革委员会先行会签" in press(iit, draft, "sign")
    press(drc, draft, "sign")
    assert f'href="/filings/{draft.public_id}/sign/"' in signed_in(iit).get("/").content.decode()
    press(iit, draft, "sign", opinion="同意")
    hand_in(drc, draft)
    version = draft.current_version
    assert version
    assert [(one.body.kind, one.opinion) for one in version.signatures.all()] == [("drc", ""), ("iit", "同意")]
    assert draft.holder.short_name == "国家发展改革委"


def test_x_07_a_change_after_signing_voids_the_signatures(small_world: World, draft: Filing, iit: User) -> None:
    drc = small_world.province
    press(drc, draft, "sign")
    press(iit, draft, "sign")
    make.save(drc, draft, "principles", {**contents()["principles"], "eligible": "6"})
    attach_scan(drc, draft)
    assert "当前内容尚未会签" in hand_in(drc, draft)
    assert draft.state == "draft"
    press(drc, draft, "sign")
    press(iit, draft, "sign")
    hand_in(drc, draft)
    assert draft.state == "reviewing"


def test_x_07_a_department_of_another_unit_signs_nothing(small_world: World, draft: Filing) -> None:
    other = accounts.person("iit31", accounts.body(OrganisationKind.IIT, "310000"))
    press(small_world.province, draft, "sign")
    assert signed_in(other).get(f"/filings/{draft.public_id}/sign/").status_code == 404


def test_cr_04_the_list_needs_the_scan_of_its_stamped_cover(small_world: World, draft: Filing, iit: User) -> None:
    drc = small_world.province
    press(drc, draft, "sign")
    press(iit, draft, "sign")
    assert "上传“报送函盖章扫描件”" in hand_in(drc, draft)
    attach_scan(drc, draft)
    hand_in(drc, draft)
    assert draft.state == "reviewing"


def test_cr_04_the_cover_names_parks_departments_number_and_the_state_of_the_draft(
    small_world: World, draft: Filing, iit: User
) -> None:
    press(small_world.province, draft, "cover")
    paper = Paper.objects.get(document="reports.cover")
    papers.make(paper)
    paper.refresh_from_db()
    assert paper.file
    content = signed_in(small_world.province).get(f"/journal/files/{paper.file.public_id}/").getvalue()
    text = "".join(read.text(content).split())
    wanted = (
        PARK,
        "江苏省发展和改革委员会",
        "江苏省工业和信息化厅",
        "苏发改环资〔2026〕15号",
        "关于报送",
        paper.version,
    )
    assert [word for word in wanted if word not in text] == []
    assert read.missing_glyphs(content) == set()
    assert signed_in(iit).get(f"/papers/{paper.public_id}/").status_code == 404


def test_cr_04_the_list_carries_the_expected_outcomes_of_each_park(
    small_world: World, draft: Filing, iit: User
) -> None:
    drc = small_world.province
    row = dict(contents()["candidates"]["rows"][0], co2_cut="")  # type: ignore[index]
    make.save(drc, draft, "candidates", {"rows": [row]})
    attach_scan(drc, draft)
    assert "还有1处须先修改" in press(drc, draft, "sign") or "填写“二氧化碳减排量" in press(drc, draft, "sign")
    make.save(drc, draft, "candidates", contents()["candidates"])
    press(drc, draft, "sign")
    press(iit, draft, "sign")
    hand_in(drc, draft)
    review = signed_in(small_world.ministry).get(f"/filings/{draft.public_id}/review/").content.decode()
    assert [text in review for text in (PARK, "1.20", "35.00", "3.10")] == [True] * 4
    assert ListEntry.objects.get(version__filing=draft).park.name == PARK


def test_cr_03_the_list_names_the_body_responsible_for_each_park(small_world: World, draft: Filing) -> None:
    row = dict(contents()["candidates"]["rows"][0], responsible="")  # type: ignore[index]
    make.save(small_world.province, draft, "candidates", {"rows": [row]})
    assert (
        "第1行：填写“责任单位”"
        in signed_in(small_world.province).get(f"/filings/{draft.public_id}/check/").content.decode()
    )


def test_cr_03_each_project_of_a_plan_names_its_enterprise(small_world: World, call: Round) -> None:
    park = make.park("320000-801", "某某循环经济产业园", "320000", small_world.park.posts_now[0].organisation)
    unit = ReportingUnit.objects.get(programme=call.programme, region="320000")
    base = make.enrol(call.programme, unit, park, 1)
    days: dict[str, Any] = {"opens_on": date(2026, 2, 1), "due_on": date(2026, 6, 30)}
    ministry = User.objects.get(pk=small_world.ministry.pk)
    opened = open_round(
        actor=ministry, programme=call.programme, kind=RoundKind.PLAN, form="plan", year=2026, title="实施方案", **days
    )
    committee = User.objects.get(pk=small_world.park.pk)
    filing = filings.open_filing(actor=committee, round=opened, unit=unit, participation=base)
    row = {"uuid": str(uuid.uuid4()), "name": "余热利用", "area": "energy"}
    make.save(committee, filing, "projects", {"rows": [row]})
    assert "第1行：填写“实施企业”" in signed_in(committee).get(f"/filings/{filing.public_id}/check/").content.decode()
