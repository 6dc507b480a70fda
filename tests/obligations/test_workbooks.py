"""Park lists by workbook: downloaded and sent back on the page of the filing, then handed in like any other."""

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Organisation, User
from reports.domain.attachments import attach
from reports.domain.signing import sign_filing
from reports.models import Filing, FilingVersion, ListEntry, SentWorkbook
from tests.factories import reports as make
from tests.factories import workbooks as wb
from tests.factories.reports import World
from tests.factories.workbooks import Season, Spreadsheet

PARKS = ("常州经济开发区", "无锡高新技术产业开发区", "南通经济技术开发区", "徐州高新技术产业开发区")


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def world(small_world: World) -> World:
    for number, name in enumerate(PARKS, start=1):
        make.park(f"JS-{number}", name, "320000", in_catalogue_2018=True)
    return small_world


RETROFITS = PARKS[1:3]


class Desk:
    """Somebody at the pages of a filing."""

    def __init__(self, user: User, filing: Filing) -> None:
        self.filing, self.url = filing, f"/filings/{filing.public_id}"
        self.client = Client()
        self.client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def download(self) -> Spreadsheet:
        return Spreadsheet(b"".join(self.client.get(f"{self.url}/workbook/draft/")))

    def send(self, spreadsheet: Spreadsheet) -> Any:
        upload = SimpleUploadedFile("清单.xlsx", spreadsheet.content())
        return self.client.post(f"{self.url}/workbook/", {"workbook": upload}, follow=True)

    def confirm(self, page: Any, **chosen: str) -> Any:
        return self.client.post(page.request["PATH_INFO"], {"seal": page.context["found"].seal, **chosen}, follow=True)

    def hand_in(self) -> str:
        posted = {"key": str(uuid.uuid4()), "statement": "1"}
        return self.client.post(f"{self.url}/submit/", posted, follow=True).content.decode()


def candidate(name: str, rank: int) -> dict[str, object]:
    return {
        "rank": rank,
        "park": name,
        "leading_industries": "1.1 高效节能装备制造",
        "expected": "绿色产业产值年均增长10%",
        "opinion": "基础较好，同意推荐",
    }


def listed(desk: Desk, names: tuple[str, ...]) -> Spreadsheet:
    """Fill in the park list of green bases in a spreadsheet program."""
    spreadsheet = desk.download()
    spreadsheet.put("procedure/applications", 5)
    spreadsheet.put("procedure/procedure", "经初审、现场核查和专家论证")
    spreadsheet.put("contact/person", "王静")
    spreadsheet.put("contact/phone", "025-83390000")
    spreadsheet.put("letter/number", "苏发改环资〔2026〕15号")
    spreadsheet.put("letter/dated", date(2026, 3, 9))
    for rank, name in enumerate(names, start=1):
        spreadsheet.add("candidates", candidate(name, rank))
    return spreadsheet


def test_gb_11_the_list_comes_by_workbook_with_an_opinion_on_each_park(world: World) -> None:
    filing = make.list_draft(world, make.call_round(world))
    desk = Desk(world.province, filing)
    page = desk.send(listed(desk, PARKS[:2]))
    assert "行新增" in page.content.decode()
    assert not filing.sections.get(code="candidates").content.get("rows")
    done = desk.confirm(page)
    assert "已并入草稿：更新6个单元格，新增2行，删除0行。" in done.content.decode()
    make.scan(world.province, filing)
    desk.hand_in()
    rows = ListEntry.objects.filter(version__filing=filing)
    assert [(one.rank, one.park.name, one.leading_industries, one.opinion) for one in rows] == [
        (1, PARKS[0], "1.1 高效节能装备制造", "基础较好，同意推荐"),
        (2, PARKS[1], "1.1 高效节能装备制造", "基础较好，同意推荐"),
    ]


def test_gb_11_a_missing_opinion_is_told_at_its_cell_on_the_page_and_in_the_workbook(world: World) -> None:
    desk = Desk(world.province, make.list_draft(world, make.call_round(world)))
    spreadsheet = listed(desk, PARKS[:2])
    for key in spreadsheet.keys("candidates")[:2]:
        spreadsheet.put(f"candidates/{key}/opinion", None)
    page = desk.send(spreadsheet).content.decode()
    assert "推荐园区!G5、G6" in page
    assert "填写“审核意见”" in page
    sent = SentWorkbook.objects.get()
    back = Spreadsheet(b"".join(desk.client.get(f"{desk.url}/workbook/{sent.public_id}/back/")))
    assert [back.sheet("candidates")[place].comment.text for place in ("G5", "G6")] == [
        "第1行：填写“审核意见”",
        "第2行：填写“审核意见”",
    ]


def test_gb_12_fourth_candidate_of_a_workbook_needs_a_justification(world: World) -> None:
    filing = make.list_draft(world, make.call_round(world))
    desk = Desk(world.province, filing)
    spreadsheet = listed(desk, PARKS)
    page = desk.send(spreadsheet)
    assert "超额说明!C5" in page.content.decode()
    assert "原则上推荐不超过3家，现为4家，须书面说明理由" in page.content.decode()
    desk.confirm(page)
    assert "原则上推荐不超过3家，现为4家" in desk.hand_in()
    assert not FilingVersion.objects.exists()
    spreadsheet = desk.download()
    spreadsheet.put("excess/justification", "第4家为跨省共建园区")
    desk.confirm(desk.send(spreadsheet))
    make.scan(world.province, filing)
    desk.hand_in()
    version = FilingVersion.objects.get()
    assert version.content["excess"]["justification"] == "第4家为跨省共建园区"


def test_gb_12_two_officials_by_workbook_and_on_line_overwrite_nothing(world: World) -> None:
    filing = make.filled_list(world, make.call_round(world), *PARKS[:2])
    desk = Desk(world.province, filing)
    spreadsheet = desk.download()
    first = spreadsheet.keys("candidates")[0]
    spreadsheet.put(f"candidates/{first}/opinion", "工作簿中的意见")
    rows = filing.sections.get(code="candidates").content["rows"]
    make.save(world.province, filing, "candidates", {"rows": [{**rows[0], "opinion": "网上的意见"}, rows[1]]})
    page = desk.send(spreadsheet)
    assert "网上和工作簿均有改动" in page.content.decode()
    stale = {**rows[0], "opinion": "网上再改"}
    make.save(world.province, filing, "candidates", {"rows": [stale, rows[1]]})
    again = desk.confirm(page, **{f"take/candidates/{first}/opinion": "workbook"})
    assert (again.status_code, "您核对之后有人在网上保存了内容" in again.content.decode()) == (422, True)
    assert filing.sections.get(code="candidates").content["rows"][0]["opinion"] == "网上再改"
    desk.confirm(again, **{f"take/candidates/{first}/opinion": "workbook"})
    assert filing.sections.get(code="candidates").content["rows"][0]["opinion"] == "工作簿中的意见"


@pytest.fixture
def season(db: None) -> Season:
    made = wb.season("circular_retrofits")
    for number, name in enumerate(RETROFITS, start=2):
        make.park(f"JS-{number}", name, "320000", level="provincial")
    return made


LETTER = {"number": "苏发改〔2022〕15号", "dated": "2022-06-20", "person": "王静", "phone": "025-83390000"}
OUTCOMES = {"energy_saved": 3.5, "water_saved": "１２０．５０", "co2_cut": "9.10万吨"}


def retrofit(name: str) -> dict[str, object]:
    return {
        "park": name,
        "responsible": "园区管委会",
        "finish": 2025,
        **OUTCOMES,
        "expected": "固体废物综合利用率明显提高",
    }


def test_cr_04_the_list_by_workbook_carries_the_expected_outcomes_of_each_park(season: Season) -> None:
    filing = season.filing(season.definition.form("park_list"), year=2022)
    desk = Desk(season.province, filing)
    spreadsheet = desk.download()
    heads = [cell.value for cell in spreadsheet.sheet("candidates")[4]]
    assert heads[5:8] == ["节能量（万吨标准煤）", "节水量（万立方米）", "二氧化碳减排量（万吨）"]
    for field, text in {"principles": "省级及以上园区", "eligible": 2, "survey": "已摸清底数"}.items():
        spreadsheet.put(f"principles/{field}", text)
    for field, text in LETTER.items():
        spreadsheet.put(f"letter/{field}", text)
    for name in RETROFITS:
        spreadsheet.add("candidates", retrofit(name))
    scan = SimpleUploadedFile("盖章页.pdf", b"%PDF-1.7\n%%EOF\n")
    attach(actor=season.province, filing=filing, section="attachments", field="stamped", upload=scan)
    page = desk.send(spreadsheet)
    assert page.context["found"].groups == []
    desk.confirm(page)
    other = make.person("iit", Organisation.objects.get(kind="iit"))
    for user in (season.province, other):
        sign_filing(actor=user, filing=filing, opinion="同意")
    desk.hand_in()
    rows = FilingVersion.objects.get().content["candidates"]["rows"]
    assert [(row["park_name"], row["finish"], *(row[code] for code in OUTCOMES)) for row in rows] == [
        (name, "2025", "3.50", "１２０．５０", "9.10万吨")
        for name in RETROFITS  # a figure as its cell shows it
    ]


def test_cr_04_outcomes_that_are_missing_or_wrong_come_back_by_their_cells(season: Season) -> None:
    desk = Desk(season.province, season.filing(season.definition.form("park_list"), year=2022))
    spreadsheet = desk.download()
    for name in RETROFITS:
        spreadsheet.add("candidates", {**retrofit(name), "energy_saved": None, "finish": 2030})
    groups = desk.send(spreadsheet).context["found"].groups
    told = [(one.where, one.message) for one in groups if one.sheet == "园区和预期成效"]
    assert told == [
        ("园区和预期成效!E5、E6", "“完成年份”应在2022—2025之间，现为2030"),
        ("园区和预期成效!F5、F6", "填写“节能量”"),
    ]


def test_cr_04_the_workbook_of_another_programme_is_recognised(season: Season) -> None:
    plan = season.filing(season.definition.form("plan"))
    desk = Desk(season.province, season.filing(season.definition.form("park_list"), year=2022))
    foreign = wb.downloaded(season.park, plan)
    page = desk.send(foreign)
    assert page.status_code == 422
    assert "属于另一项填报" in page.content.decode()
    assert not SentWorkbook.objects.exists()
    upload = SimpleUploadedFile("清单.xlsx", b"PK\x03\x04")
    assert desk.client.post(f"{desk.url}/workbook/", {"workbook": upload}).status_code == 422
