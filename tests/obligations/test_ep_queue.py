"""Applications for acceptance of eco-industrial parks: made by the park, waiting in a queue that everybody can read."""

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from accounts.choices import OrganisationKind
from accounts.models import User
from common.policy import SYSTEM
from programmes.choices import RoundKind
from programmes.domain.editions import load_programme
from programmes.models import Participation, ReportingUnit, Round
from reports.domain import attachments
from reports.models import Filing
from tests.factories import accounts
from tests.factories import incidents as happened
from tests.factories import reports as make
from tests.factories.reports import World
from tests.factories.rounds import open_round

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def opened(small_world: World) -> Round:
    """Open the round in which acceptance is applied for; the first park is in the programme."""
    programme = load_programme(path=make.DEFINITION.with_name("eco_parks_2015.yaml"), actor=SYSTEM).programme
    unit = ReportingUnit.objects.get(programme=programme, region="320000")
    make.enrol(programme, unit, small_world.base.park, 1)
    return open_round(
        actor=accounts.person("mee", accounts.body(OrganisationKind.MEE, "000000")),
        programme=programme,
        kind=RoundKind.REPORT,
        form="acceptance_application",
        year=2026,
        title="国家生态工业示范园区验收申请",
        opens_on=date(2026, 2, 1),
        due_on=date(2026, 12, 31),
        contact="综合司",
    )


@pytest.fixture
def department(opened: Round) -> User:
    return accounts.person("ee32", accounts.body(OrganisationKind.EE, "320000"))


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(user: User, address: str) -> str:
    return signed_in(user).get(address).content.decode()


def handed_in(park: User, opened: Round) -> Filing:
    base = Participation.objects.get(programme=opened.programme)
    posted = {"park": str(base.park.public_id), "unit": base.unit_id}
    signed_in(park).post(f"/filings/apply/{opened.public_id}/", posted)
    filing = Filing.objects.get(round=opened)
    actor = User.objects.get(pk=park.pk)
    make.save(actor, filing, "application", {"summary": "已完成建设任务", "approved_on": "2015-06-01"})
    upload = ContentFile(PDF, name="验收材料.pdf")
    attachments.attach(actor=actor, filing=filing, section="material", field="report", upload=upload)
    signed_in(park).post(f"/filings/{filing.public_id}/submit/", {"key": str(uuid.uuid4()), "statement": "1"})
    filing.refresh_from_db()
    return filing


def test_ep_01_a_park_of_the_programme_applies_for_acceptance_with_its_material(
    small_world: World, opened: Round, department: User
) -> None:
    assert f'href="/filings/apply/{opened.public_id}/"' in page(small_world.park, "/")
    filing = handed_in(small_world.park, opened)
    assert (filing.state, filing.is_application, filing.obligation, filing.holder.kind) == (
        "reviewing", True, None, OrganisationKind.EE,
    )  # fmt: skip


def test_ep_01_only_parks_of_the_programme_apply(small_world: World, opened: Round) -> None:
    assert signed_in(small_world.other_park).get(f"/filings/apply/{opened.public_id}/").status_code == 404


def test_ep_01_without_material_it_is_not_taken(small_world: World, opened: Round, department: User) -> None:
    base = Participation.objects.get(programme=opened.programme)
    posted = {"park": str(base.park.public_id), "unit": base.unit_id}
    signed_in(small_world.park).post(f"/filings/apply/{opened.public_id}/", posted)
    filing = Filing.objects.get(round=opened)
    assert "上传“验收材料”" in page(small_world.park, f"/filings/{filing.public_id}/check/")


def test_ep_01_the_queue_shows_for_how_long_each_has_waited(
    small_world: World, opened: Round, department: User
) -> None:
    handed_in(small_world.park, opened)
    assert 'href="/filings/applications/"' in page(department, "/filings/")
    with make.moved_to(datetime(2026, 6, 18, 2, tzinfo=UTC)):
        exported = signed_in(department).get("/filings/applications/?programme=eco_parks&export=csv")
        lines = exported.getvalue().decode("utf-8-sig").splitlines()
        [row] = [line.split(",") for line in lines[1:]]
        assert (row[0], row[-1]) == (small_world.base.name_printed, "100")
        assert ">100</td>" in page(User.objects.get(username="mee"), "/filings/applications/?programme=eco_parks")
        assert "100</td>" not in page(small_world.other_province, "/filings/applications/?programme=eco_parks")


def test_ep_01_the_department_recommends_to_the_ministry_or_declines_with_a_reason(
    small_world: World, opened: Round, department: User
) -> None:
    filing = handed_in(small_world.park, opened)
    address = f"/filings/{filing.public_id}/review/"
    assert signed_in(department).post(f"{address}recommend/", {"opinion": "同意"}).status_code == 403
    signed_in(department).post(f"{address}pass-on/", {"opinion": "材料齐全，推荐验收"})
    filing.refresh_from_db()
    assert (filing.state, filing.holder.kind) == ("reviewing", OrganisationKind.MEE)


def test_a_criminal_environmental_case_keeps_a_park_from_being_recommended_for_acceptance(
    small_world: World, opened: Round, department: User
) -> None:
    filing = handed_in(small_world.park, opened)
    assert filing.state == "reviewing"
    happened.incident(department, small_world.base.park, "criminal", date(2025, 6, 18))
    answer = signed_in(department).post(f"/filings/{filing.public_id}/review/pass-on/", {"opinion": "材料齐全"})
    assert answer.status_code == 422
    told = "不符合“近三年未发生涉刑环境案件”：事故（事件）登记：2025年6月18日发生环境犯罪案件"
    assert told in answer.content.decode()
    filing.refresh_from_db()
    assert filing.holder.kind == OrganisationKind.EE


def test_a_criminal_case_before_the_years_that_count_decides_nothing(
    small_world: World, opened: Round, department: User
) -> None:
    filing = handed_in(small_world.park, opened)
    happened.incident(department, small_world.base.park, "criminal", date(2023, 3, 9))
    signed_in(department).post(f"/filings/{filing.public_id}/review/pass-on/", {"opinion": "材料齐全"})
    filing.refresh_from_db()
    assert filing.holder.kind == OrganisationKind.MEE
