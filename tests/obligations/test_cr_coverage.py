"""CR-01: by province, how many parks qualify, are listed, planned, under way and accepted."""

import io
from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from common import clock
from common.policy import SYSTEM
from parks.choices import ParkLevel
from parks.models import Park
from portal.domain import coverage
from programmes.domain import participations
from programmes.models import Programme
from reports.domain import attachments, signing
from reports.models import PlanProject, PlanTask
from tests.factories import parks
from tests.factories import reports as make
from tests.obligations.test_other_programmes import NOW, Cast, cast_of, yearly_report
from tests.obligations.walking import PDF, begun, browser, filled, handed_in, handled, opened, released, scored

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("programmes")]
CODE = "circular_retrofits"
STAGES = ("eligible", "listed", "planned", "under_way", "accepted", "beside")


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    """Return the cast with its national park, two provincial parks, one of no rank, and one in Ningbo."""
    cast = cast_of(CODE)
    for number, name in enumerate(("江阴临港经济开发区", "张家港冶金工业园"), start=1):
        parks.park(name, code=f"CR{number}", level=ParkLevel.PROVINCIAL)
    parks.park("金湖某镇工业集中区", code="CR3", level=ParkLevel.OTHER)
    parks.park("宁波石化经济技术开发区", "330200", code="CR4", level=ParkLevel.NATIONAL)
    return cast


def figures(user: User) -> dict[str, tuple[int, ...]]:
    """Return the counts of every unit on the page that has any."""
    lines = browser(user).get(reverse("portal:coverage", args=[CODE])).context["lines"]
    found = {line[0].row.region_id: tuple(getattr(line[0].row, stage) for stage in STAGES) for line in lines}
    return {region: counts for region, counts in found.items() if any(counts)}


def listed(cast: Cast, name: str) -> None:
    """Have the province list a park and the ministry put the list on file."""
    asked = opened(cast.ministry, CODE, "park_list", due_on="2026-04-30")
    filing = begun(cast.province, asked, unit__region="320000")
    row = {
        "uuid": "6f1c2a52-0000-4000-8000-000000000001", "park": name, "responsible": "管委会", "finish": "2025",
        "energy_saved": "1.5", "water_saved": "20", "co2_cut": "3",
    }  # fmt: skip
    said = {"principles": "按原则确定", "eligible": "3", "survey": "基础较好", "coordination": ""}
    make.save(cast.province, filing, "principles", said)
    make.save(cast.province, filing, "candidates", {"rows": [row]})
    letter = {"number": "苏发改环资〔2026〕15号", "dated": "2026-03-09", "person": "王静", "phone": "025-83390000"}
    make.save(cast.province, filing, "letter", letter)
    stamped = ContentFile(PDF, name="盖章页.pdf")
    attachments.attach(actor=cast.province, filing=filing, section="attachments", field="stamped", upload=stamped)
    for department in (cast.province, cast.second_province):
        signing.sign_filing(actor=department, filing=filing, opinion="同意")
    handed_in(cast.province, filing)
    assert figures(cast.ministry)["320000"][1] == 1  # a list counts once the ministry has put it on file
    handled(cast.ministry, filing, "file")


def test_cr_01_the_coverage_of_a_province_follows_its_parks_from_list_to_acceptance(cast: Cast) -> None:
    assert figures(cast.ministry) == {"320000": (3, 1, 0, 0, 0, 0), "330200": (1, 0, 0, 0, 0, 0)}
    listed(cast, "江阴临港经济开发区")
    assert figures(cast.ministry)["320000"] == (3, 2, 0, 0, 0, 0)
    plan = filled(cast.park, begun(cast.park, opened(cast.ministry, CODE, "plan", due_on="2026-04-30")))
    handed_in(cast.park, plan)
    assert figures(cast.ministry)["320000"] == (3, 2, 0, 0, 0, 0)  # planned once the province has approved
    handled(cast.province, plan, "file")
    yearly_report(cast)
    assert figures(cast.ministry)["320000"] == (3, 2, 1, 1, 0, 0)
    rated = opened(cast.ministry, CODE, "acceptance", year="2026", due_on="2026-06-30")
    one = scored(cast.province, cast.reviewer, rated, cast.base, share=80)
    assert figures(cast.ministry)["320000"] == (3, 2, 1, 1, 0, 0)  # what is not released is told nobody
    released(cast.province, one)
    assert figures(cast.ministry)["320000"] == (3, 2, 1, 1, 1, 0)


def test_cr_01_a_park_is_under_way_when_a_task_or_project_of_its_approved_plan_starts(cast: Cast) -> None:
    plan = filled(cast.park, begun(cast.park, opened(cast.ministry, CODE, "plan", due_on="2026-04-30")))
    handed_in(cast.park, plan)
    starts = {model: model.objects.filter(version__filing=plan).count() for model in (PlanTask, PlanProject)}
    assert min(starts.values()) > 0
    for model in starts:
        model.objects.update(starts_on=NOW.date(), ends_on="2026-12-31")
    assert figures(cast.ministry)["320000"] == (3, 1, 0, 0, 0, 0)  # nothing starts before the approval (CR-07)
    handled(cast.province, plan, "file")
    assert figures(cast.ministry)["320000"] == (3, 1, 1, 1, 0, 0)
    PlanTask.objects.update(starts_on=NOW.date() + timedelta(days=1))
    assert figures(cast.ministry)["320000"] == (3, 1, 1, 1, 0, 0)  # by its projects
    PlanProject.objects.update(starts_on=NOW.date() + timedelta(days=1))
    assert figures(cast.ministry)["320000"] == (3, 1, 1, 0, 0, 0)


@pytest.mark.parametrize(("count", "of", "percent"), [(1, 6, 17), (1, 3, 33), (1, 8, 13), (0, 5, 0), (5, 5, 100)])
def test_cr_01_shares_are_rounded_half_up(count: int, of: int, percent: int) -> None:
    assert coverage.share(count, of) == percent
    assert coverage.share(0, 0) is None


def test_cr_01_the_parks_behind_a_figure_are_one_step_away(cast: Cast) -> None:
    page = browser(cast.ministry).get(reverse("portal:coverage", args=[CODE]))
    line = next(one for one in page.context["lines"] if one[0].row.region_id == "320000")
    behind = browser(cast.ministry).get(next(cell.url for cell in line if cell.column.code == "eligible"))
    names = {one[0].value for one in behind.context["lines"]}
    assert names == {"苏州工业园区", "江阴临港经济开发区", "张家港冶金工业园"}
    of_listed = browser(cast.ministry).get(next(cell.url for cell in line if cell.column.code == "listed"))
    assert [one[0].value for one in of_listed.context["lines"]] == ["苏州工业园区"]
    exported = browser(cast.ministry).get(reverse("portal:coverage", args=[CODE]), {"export": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(exported.streaming_content))).active  # type: ignore[attr-defined]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()] if sheet else []
    assert [row[:4] for row in rows if row[0] == "江苏省"] == [["江苏省", 3, 1, "33%"]]


def test_cr_01_a_park_that_does_not_qualify_by_the_register_is_shown_apart(cast: Cast) -> None:
    programme = Programme.objects.get(pk=CODE)
    participations.enrol(
        actor=SYSTEM, park=Park.objects.get(code="CR3"), programme=programme,
        unit=programme.units.get(region="320000"), batch=1, sequence=2, name_printed="金湖", region_printed="江苏",
        listed_on=NOW.date(),
    )  # fmt: skip
    assert figures(cast.ministry)["320000"] == (3, 1, 0, 0, 0, 1)


def test_cr_01_a_province_sees_its_own_unit_and_a_park_none(cast: Cast) -> None:
    assert set(figures(cast.province)) == {"320000"}
    address = reverse("portal:coverage_parks", args=[CODE])
    seen = browser(cast.province).get(address, {"unit": "330200"}).context["lines"]
    assert list(seen) == []
    assert [browser(one).get(address).status_code for one in (cast.park, cast.reviewer)] == [HTTPStatus.NOT_FOUND] * 2


def test_x_07_a_planned_city_is_not_counted_again_in_its_province(cast: Cast) -> None:
    assert figures(cast.ministry)["330200"] == (1, 0, 0, 0, 0, 0)
    assert "330000" not in figures(cast.ministry)
    # In a programme without the five cities the same park is its province's.
    Park.objects.filter(code="CR4").update(in_catalogue_2018=True)
    page = browser(cast.ministry).get(reverse("portal:coverage", args=["green_bases"]))
    found = {line[0].row.region_id: line[0].row.eligible for line in page.context["lines"]}
    assert (found["330000"], "330200" in found) == (1, False)
