"""The workbook of a draft: made of what is known, sent back, merged with what was typed on line meanwhile."""

import io
import random
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter
from django.utils import translation
from openpyxl import load_workbook

from common.errors import ActRefused, Problem, RuleViolation
from journal.domain import jobs
from journal.models import Event
from programmes.choices import RoundKind
from programmes.definition import Field, Form, Section
from programmes.definition.form import SECTIONS_WITH_ROWS
from programmes.models import Round
from reports.choices import WorkbookState
from reports.domain import checks, dossiers, filings, workbooks
from reports.domain.reviews import Reason
from reports.domain.workbooks import sending
from reports.domain.workbooks.drafting import workbook_of
from reports.domain.workbooks.grouping import first_only
from reports.domain.workbooks.layout import CODES_ROW, KEY_COLUMN
from reports.domain.workbooks.manifest import NAME
from reports.domain.workbooks.specs import GRIDS
from reports.models import Filing, SentWorkbook
from tests.factories import reports as make
from tests.factories import workbooks as wb
from tests.factories.reports import World
from tests.factories.rounds import open_round

NOTHING = {"taken": 0, "added": 0, "removed": 0, "moved": 0, "conflicts": 0}
PARKS = ("常州经济开发区", "无锡高新技术产业开发区", "南通经济技术开发区")
ODD = (
    "=1+1", " 前后空格 ", "两行\n文字", "０．４６０", "46.8 万吨", "1,234.5", "0.460", "2025年3月31日", "2025-03-31",
    "_x0041_", "", "是",
)  # fmt: skip


@pytest.fixture
def parks(world: World) -> None:
    for number, name in enumerate(PARKS, start=1):
        make.park(f"JS-{number}", name, "320000", in_catalogue_2018=True)


@pytest.fixture
def listed(world: World, call: Round, parks: None) -> Filing:
    return make.filled_list(world, call, *PARKS[:2])


def row_keys(filing: Filing) -> list[str]:
    return [row["uuid"] for row in content(filing, "candidates")["rows"]]


def content(filing: Filing, section: str) -> Any:
    return filing.sections.get(code=section).content


def look(world: World, sent: SentWorkbook) -> workbooks.Comparison:
    return workbooks.look(actor=world.province, sent=sent)


def save_rows(world: World, filing: Filing, **columns: str) -> None:
    """Change the first park of the list on line."""
    rows = content(filing, "candidates")["rows"]
    make.save(world.province, filing, "candidates", {"rows": [{**rows[0], **columns}, *rows[1:]]})


# Round trip ---------------------------------------------------------------------------------------------------------


def typed(field: Field, number: int) -> str:
    """Return something that may stand in a field: often right, sometimes odd."""
    usual = {
        "integer": "12",
        "decimal": "3.50",
        "measure": "0.460",
        "date": "2025-03-31",
        "yes_no": "yes",
        "choice": field.choices[0].code if field.choices else "platforms",
        "multi_choice": ",".join(one.code for one in field.choices[:2]) or "1.1,1.2",
        "park": "常州经济开发区",
    }
    return ODD[number % len(ODD)] if number % 3 == 0 else usual.get(field.kind, "绿色产业产值增长")


def filled_in(filing: Filing, section: Section, grid: list[str]) -> dict[str, Any]:
    fields = [one for one in section.fields if one.kind != "file"]
    values = {one.code: typed(one, number) for number, one in enumerate(fields)}
    if section.has_rows:
        rows = ({one.code: typed(one, number + row) for number, one in enumerate(fields)} for row in range(3))
        return {"rows": [*rows, {}]}
    if section.kind in ("indicators", "targets"):
        cells = {
            code: {"value": ODD[number % len(ODD)], "base": "0.460", "target": "1"} for number, code in enumerate(grid)
        }
        return {"cells": {**cells, grid[0]: {"value": "", "na": True, "reason": "没有", "note": "=1"}}}
    return values


@pytest.mark.parametrize("programme", wb.PROGRAMMES)
def test_an_unedited_workbook_changes_nothing(db: None, programme: str) -> None:
    season = wb.season(programme)
    for form in season.definition.forms.values():
        filing, filer = season.filing(form), season.filer(form)
        for section in form.sections:
            grid = [one.code for one in filing.round.definition.indicators_of(section)]
            make.save(filer, filing, section.code, filled_in(filing, section, grid))
        sent = wb.send(filer, filing, wb.downloaded(filer, filing))
        found = workbooks.look(actor=filer, sent=sent)
        assert (form.code, found.counts, found.notes) == (form.code, NOTHING, ())


def test_any_text_comes_back_as_it_was(world: World, call: Round) -> None:
    draw = random.Random(11)  # noqa: S311 - a test that is the same each time
    letters = [
        *map(chr, range(0x20)),
        *"=+-@'\"<>&;；、,，_xX0.9％",
        "\u2028",
        "\ufeff",
        "\ufffe",
        "\U0001f600",
        *"园区年月日是否一二",
    ]
    filing = make.list_draft(world, call)
    codes = [one.code for one in filing.filled_form.section("candidates").columns]

    def text() -> str:
        return "".join(draw.choices(letters, k=draw.randint(0, 12)))

    make.save(world.province, filing, "candidates", {"rows": [{code: text() for code in codes} for _row in range(100)]})
    assert look(world, wb.send(world.province, filing, wb.draft(world.province, filing))).counts == NOTHING


def test_a_workbook_says_what_is_known_in_official_words(world: World, listed: Filing) -> None:
    book = wb.downloaded(world.province, listed).book
    assert book.sheetnames == [
        "填报说明",
        "审核情况",
        "推荐园区",
        "超额说明",
        "联系方式",
        "报送函",
        "附件",
        "_lists",
        "_portal",
    ]
    sheet = book["推荐园区"]
    heads = [cell.value for cell in sheet[4]][1:]
    assert heads == ["序号", "推荐次序", "园区", "主导产业", "预期成效", "审核意见", "推荐外地园区的理由"]
    assert [cell.value for cell in sheet[5]][1:5] == ["1", 1, "常州经济开发区", "1.1 高效节能装备制造"]


def test_only_what_is_to_be_filled_in_is_unlocked(world: World, listed: Filing) -> None:
    book = wb.downloaded(world.province, listed).book
    assert all(sheet.protection.sheet for sheet in book.worksheets if sheet.title != "_lists")
    sheet = book["推荐园区"]
    assert [cell.protection.locked for cell in sheet[5]] == [True, True, False, False, False, False, False, False]
    assert [book[name].sheet_state for name in ("_lists", NAME)] == ["hidden", "veryHidden"]
    assert (sheet.column_dimensions["A"].hidden, sheet.row_dimensions[CODES_ROW + 1].hidden) == (True, True)


def test_choices_and_parks_are_offered_in_lists(world: World, listed: Filing) -> None:
    book = wb.downloaded(world.province, listed).book
    rules = {str(rule.sqref): rule for rule in book["推荐园区"].data_validations.dataValidation}
    assert (rules["D5:D504"].type, rules["D5:D504"].showErrorMessage) == ("list", False)
    offered = {cell.value for row in book["_lists"] for cell in row}
    assert set(PARKS) <= offered


def test_a_text_never_becomes_a_formula(world: World, listed: Filing) -> None:
    save_rows(world, listed, opinion='=HYPERLINK("http://x")', expected="+1", park="@SUM(A1)")
    book = wb.downloaded(world.province, listed).book
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []


def test_last_year_stands_beside_this_year(world: World) -> None:
    before = make.report_round(world, 2024)
    with make.moved_to(make.NOW.replace(year=2025)):
        make.submitted_report(world, before, gdp="490.20")
    filing = make.report_draft(world, make.report_round(world))
    sheet = wb.downloaded(world.park, filing).sheet("indicators")
    assert [cell.value for cell in sheet[5]][1:5] == ["地区生产总值（可比价） *", "亿元", "490.20", None]


# What people type ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "cell", "kept"),
    [
        ("indicators/gdp/value", 513.5, "513.50"),  # as the cell shows it
        ("indicators/gdp/value", "５１３．５０", "５１３．５０"),
        ("indicators/gdp/value", "1,512.30亿元", "1,512.30亿元"),
        ("indicators/gdp/value", "不详", "不详"),
        ("indicators/energy_monitoring_platform/value", "否", "no"),
        ("indicators/solid_waste_use_rate/na", "是", "on"),
        ("basics/leading_industries", "1.1 高效节能装备制造；1.3", "1.1,1.3"),
        ("basics/leading_industries", "1.1、没有这一类", "1.1,没有这一类"),
        ("basics/phone", 51568600000, "51568600000"),
    ],
)
def test_what_is_typed_is_read_as_the_form_reads_it(
    world: World, report_round: Round, address: str, cell: object, kept: str
) -> None:
    filing = make.filled_report(world, report_round)
    spreadsheet = wb.downloaded(world.park, filing)
    spreadsheet.put(address, cell)
    sent = wb.send(world.park, filing, spreadsheet)
    section, path = address.split("/", 1)
    found = workbooks.look(actor=world.park, sent=sent)
    assert [(code, one.path, one.after) for code, merged in found.merged.items() for one in merged.taken] == [
        (section, path, kept)
    ]


@pytest.mark.parametrize("cell", [datetime(2025, 11, 30), "2025-11-30", "2025年11月30日", "2025.11.30"])  # noqa: DTZ001
def test_a_day_is_read_as_a_day_or_as_text(db: None, cell: object) -> None:
    season = wb.season("circular_retrofits")
    filing = season.filing(season.definition.form("plan"))
    spreadsheet = wb.downloaded(season.park, filing)
    key = spreadsheet.add("tasks", {"area": "推动节能降碳", "task": "能源梯级利用", "ends_on": cell})
    found = wb.confirm(season.park, wb.send(season.park, filing, spreadsheet))
    row = content(filing, "tasks")["rows"][0]
    assert (row["uuid"], row["area"], found.counts["added"]) == (key, "carbon", 1)
    own = [one for one in checks.problems(filing) if one.address == f"tasks/{key}/ends_on"]
    assert own == []


# Whether it is the right one ----------------------------------------------------------------------------------------


def refusal(world: World, filing: Filing, content_: bytes | wb.Spreadsheet) -> str:
    with pytest.raises(RuleViolation) as refused:
        wb.send(world.province, filing, content_)
    [problem] = refused.value.problems
    assert (problem.address, problem.remedy) == ("workbook", "请下载本次填报的工作簿，将内容复制过去后再上传。")
    assert not SentWorkbook.objects.exists()
    return problem.message


def earlier_call(world: World) -> Round:
    return open_round(
        actor=world.ministry,
        programme=world.programme,
        kind=RoundKind.CALL,
        form="park_list",
        year=2025,
        title="第一批园区清单",
        opens_on=date(2025, 2, 1),
        due_on=date(2026, 3, 31),
    )


def test_last_years_workbook_is_recognised_first(world: World, parks: None) -> None:
    last = make.list_draft(world, earlier_call(world))
    old = wb.downloaded(world.province, last)
    old.put("procedure/applications", "不是数字")
    filing = make.list_draft(world, make.call_round(world))
    assert refusal(world, filing, old) == "这是2025年“第一批园区清单”的工作簿，不是本次的。"


def test_the_workbook_of_another_province_is_recognised(world: World, call: Round) -> None:
    other = filings.open_filing(actor=world.other_province, round=call, unit=world.shanghai)
    foreign = wb.downloaded(world.other_province, other)
    assert refusal(world, make.list_draft(world, call), foreign) == "这是上海市的工作簿，本次由江苏省填报。"


def test_the_workbook_of_another_form_is_recognised(world: World, call: Round, report_round: Round) -> None:
    report = wb.downloaded(world.park, make.report_draft(world, report_round))
    expected = "这是“年度总结报告”（2025年度总结报告）的工作簿，属于另一项填报。"
    assert refusal(world, make.list_draft(world, call), report) == expected


def test_a_changed_manifest_is_recognised(world: World, listed: Filing) -> None:
    spreadsheet = wb.downloaded(world.province, listed)
    cell = spreadsheet.book[NAME]["A1"]
    cell.value = f"{cell.value[:40]}x{cell.value[41:]}"
    assert refusal(world, listed, spreadsheet) == "工作簿的隐藏校验页被改动或损坏，无法确认它依据哪一版内容。"


def test_a_workbook_of_something_else_is_recognised(world: World, listed: Filing) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("工资表").write_row(0, 0, ["姓名", "金额"])
    expected = "这不是“园区清单”的工作簿：没有一张工作表的名称或表头与之相符。"
    assert refusal(world, listed, stream.getvalue()) == expected


def test_a_draft_is_downloaded_and_sent_by_its_drafters_alone(world: World, listed: Filing) -> None:
    for other in (world.ministry, world.other_province, world.park, world.reviewer):
        with pytest.raises(ActRefused):
            workbooks.draft_workbook(actor=other, filing=listed)
        with pytest.raises(ActRefused):
            wb.send(other, listed, wb.downloaded(world.province, listed))


# Merging ------------------------------------------------------------------------------------------------------------


def test_what_each_side_changed_stands_after_the_confirmation(world: World, listed: Filing) -> None:
    first, second = row_keys(listed)
    spreadsheet = wb.downloaded(world.province, listed)
    spreadsheet.put(f"candidates/{first}/opinion", "材料齐全，同意推荐")
    spreadsheet.put("contact/person", "赵敏")
    new = spreadsheet.add("candidates", {"rank": 3, "park": PARKS[2]})
    spreadsheet.empty("candidates", second)
    save_rows(world, listed, expected="产值翻番")
    sent = wb.send(world.province, listed, spreadsheet)
    assert look(world, sent).counts == {"taken": 2, "added": 1, "removed": 1, "moved": 0, "conflicts": 0}
    assert content(listed, "contact")["person"] == "王静"
    wb.confirm(world.province, sent)
    rows = content(listed, "candidates")["rows"]
    assert [(row["uuid"], row["park"], row["rank"]) for row in rows] == [(first, PARKS[0], "1"), (new, PARKS[2], "3")]
    assert (rows[0]["expected"], rows[0]["opinion"]) == ("产值翻番", "材料齐全，同意推荐")
    assert content(listed, "contact")["person"] == "赵敏"
    event = Event.objects.get(kind="filing.workbook_written")
    assert (event.data["taken"], event.data["sha256"]) == (2, sent.file.sha256)


def in_conflict(world: World, listed: Filing) -> SentWorkbook:
    """Both change the opinion of the first park."""
    first, _second = row_keys(listed)
    spreadsheet = wb.downloaded(world.province, listed)
    spreadsheet.put(f"candidates/{first}/opinion", "工作簿中的意见")
    spreadsheet.put("contact/person", "赵敏")
    save_rows(world, listed, opinion="网上的意见")
    return wb.send(world.province, listed, spreadsheet)


def test_a_conflict_is_shown_with_all_three_texts_and_stays_as_on_line(world: World, listed: Filing) -> None:
    sent = in_conflict(world, listed)
    [one] = look(world, sent).differences
    assert (one.where, one.label) == ("推荐园区!G5", "第1行，审核意见")
    assert (one.base, one.online, one.workbook) == ("基础较好，同意推荐", "网上的意见", "工作簿中的意见")
    wb.confirm(world.province, sent)
    assert content(listed, "candidates")["rows"][0]["opinion"] == "网上的意见"
    assert content(listed, "contact")["person"] == "赵敏"


def test_the_workbook_wins_where_that_is_chosen(world: World, listed: Filing) -> None:
    sent = in_conflict(world, listed)
    wb.confirm(world.province, sent, f"candidates/{row_keys(listed)[0]}/opinion")
    assert content(listed, "candidates")["rows"][0]["opinion"] == "工作簿中的意见"


def test_a_save_after_the_look_is_merged_anew(world: World, listed: Filing) -> None:
    sent = in_conflict(world, listed)
    seal = look(world, sent).seal
    make.save(world.province, listed, "contact", {"person": "孙强", "phone": "025-83390000"})
    with pytest.raises(RuleViolation, match="有人在网上保存"):
        workbooks.write_workbook(actor=world.province, sent=sent, seal=seal)
    assert content(listed, "contact")["person"] == "孙强"
    anew = look(world, SentWorkbook.objects.get())
    assert [one.label for one in anew.differences] == ["第1行，审核意见", "联系人"]


def test_a_workbook_is_taken_over_once(world: World, listed: Filing) -> None:
    sent = in_conflict(world, listed)
    wb.confirm(world.province, sent)
    with pytest.raises(ActRefused):
        wb.confirm(world.province, sent)


def test_the_same_file_sent_again_brings_nothing_new(world: World, listed: Filing) -> None:
    spreadsheet = wb.downloaded(world.province, listed)
    spreadsheet.add("candidates", {"rank": 3, "park": PARKS[2]})
    below = spreadsheet.sheet("candidates").max_row + 1
    spreadsheet.sheet("candidates").cell(below, 4).value = "写在预留行之下的园区"
    wb.confirm(world.province, wb.send(world.province, listed, spreadsheet))
    assert len(row_keys(listed)) == 4
    assert look(world, wb.send(world.province, listed, spreadsheet)).counts == NOTHING


def test_a_part_that_was_not_returned_stays_as_it_is(world: World, listed: Filing) -> None:
    make.submit(world.province, listed)
    listed.refresh_from_db()
    filings.return_filing(actor=world.ministry, filing=listed, reasons=[Reason("contact", "请补充")], note="请修改")
    listed.refresh_from_db()
    spreadsheet = wb.downloaded(world.province, listed)
    assert spreadsheet.at("procedure/applications").protection.locked
    spreadsheet.put("procedure/applications", 9)
    spreadsheet.put("contact/person", "赵敏")
    found = look(world, wb.send(world.province, listed, spreadsheet))
    assert (found.counts["taken"], found.locked) == (1, ("审核情况",))


def test_sheets_that_were_copied_are_matched_by_their_heads(world: World, listed: Filing) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.write_row(0, 0, ["园区", "推荐次序", "审核意见", "主导产业", "预期成效"])
        sheet.write_row(1, 0, [PARKS[1], 2, "另一个意见", "1.1 高效节能装备制造", ""])
        sheet.write_row(2, 0, [PARKS[2], 3, "同意推荐", "1.3", "产值翻番"])
    sent = wb.send(world.province, listed, stream.getvalue())
    found = look(world, sent)
    assert (found.knows_base, found.counts) == (False, {**NOTHING, "added": 1, "conflicts": 1})
    assert [(one.online, one.workbook) for one in found.differences] == [("基础较好，同意推荐", "另一个意见")]
    wb.confirm(world.province, sent)
    assert [row["park"] for row in content(listed, "candidates")["rows"]] == list(PARKS)
    assert look(world, wb.send(world.province, listed, stream.getvalue())).counts == {**NOTHING, "conflicts": 1}


def test_a_workbook_made_in_english_is_read_in_chinese(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    with translation.override("en"):
        spreadsheet = wb.downloaded(world.park, filing)
    spreadsheet.put("declaration/had_incident", "Yes")
    found = workbooks.look(actor=world.park, sent=wb.send(world.park, filing, spreadsheet))
    assert [one.after for one in found.merged["declaration"].taken] == ["yes"]
    assert found.counts == {**NOTHING, "taken": 1}


def test_two_hundred_random_edits_from_two_sides_are_all_there(world: World, call: Round) -> None:
    draw = random.Random(4)  # noqa: S311 - a test that is the same each time
    filing = make.list_draft(world, call)
    rows = [make.candidate(f"园区{number}", number, opinion=f"意见{number}") for number in range(1, 41)]
    make.save(world.province, filing, "candidates", {"rows": rows})
    spreadsheet = wb.downloaded(world.province, filing)
    places = [(row["uuid"], column) for row in rows for column in ("park", "expected", "opinion")]
    online, workbook = draw.sample(places, 100), draw.sample(places, 100)
    for number, (key, column) in enumerate(workbook):
        spreadsheet.put(f"candidates/{key}/{column}", f"工作簿{number}")
    texts = {(key, column): f"网上{number}" for number, (key, column) in enumerate(online)}
    changed = [{code: texts.get((row["uuid"], code), text) for code, text in row.items()} for row in rows]
    make.save(world.province, filing, "candidates", {"rows": changed})
    found = wb.confirm(world.province, wb.send(world.province, filing, spreadsheet))
    both = set(online) & set(workbook)
    assert found.counts == {**NOTHING, "taken": 100 - len(both), "conflicts": len(both)}
    stands = {(row["uuid"], code): text for row in content(filing, "candidates")["rows"] for code, text in row.items()}
    assert [stands[place] for place in online] == [texts[place] for place in online]
    sent_texts = {place: f"工作簿{number}" for number, place in enumerate(workbook)}
    assert [stands[place] for place in workbook if place not in both] == [
        text for place, text in sent_texts.items() if place not in both
    ]
    assert {one.workbook for one in found.differences} == {sent_texts[place] for place in both}


# What is wrong ------------------------------------------------------------------------------------------------------


def test_a_figure_comes_back_with_the_decimals_its_cell_shows(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round, energy_total="46.800")

    def brought(value: object, number_format: str) -> list[str]:
        spreadsheet = wb.downloaded(world.park, filing)
        cell = spreadsheet.at("indicators/energy_total/value")
        assert (cell.value, cell.number_format) == (46.8, "0.000")
        cell.value, cell.number_format = value, number_format
        merged = workbooks.look(actor=world.park, sent=wb.send(world.park, filing, spreadsheet)).merged
        return [one.after for section in merged.values() for one in section.taken]

    assert brought(46.8, "0.000") == []
    assert brought(46.8, "0.00") == ["46.80"]
    assert brought("46.8", "@") == ["46.8"]
    assert brought(46.8125, "0.00") == ["46.8125"]  # what is not shown is not lost


def test_problems_that_quote_their_cells_are_told_once_without_the_quotes(world: World, listed: Filing) -> None:
    spreadsheet = wb.downloaded(world.province, listed)
    for key, name in zip(row_keys(listed), ("甲园区", "乙园区"), strict=True):
        spreadsheet.put(f"candidates/{key}/park", name)
        spreadsheet.put(f"candidates/{key}/rank", f"第{name[0]}")
    groups = look(world, wb.send(world.province, listed, spreadsheet)).groups
    assert [(one.where, one.message) for one in groups] == [
        ("推荐园区!C5、C6", "“…”不是数字。只填数字，不写文字。"),
        ("推荐园区!D5、D6", "园区名录中没有“…”"),
    ]


def test_problems_are_told_by_sheet_and_sentence_with_their_cells(world: World, listed: Filing) -> None:
    spreadsheet = wb.downloaded(world.province, listed)
    for key in row_keys(listed):
        spreadsheet.put(f"candidates/{key}/opinion", None)
    spreadsheet.put(f"candidates/{row_keys(listed)[0]}/park", "不存在的园区")
    groups = look(world, wb.send(world.province, listed, spreadsheet)).groups
    assert [(one.where, one.message) for one in groups] == [
        ("推荐园区!G5、G6", "填写“审核意见”"),
        ("推荐园区!D5", "园区名录中没有“不存在的园区”"),
    ]


def test_the_workbook_comes_back_with_the_errors_at_their_cells(world: World, listed: Filing) -> None:
    sent = in_conflict(world, listed)
    first, second = row_keys(listed)
    save_rows(world, listed, opinion="网上的意见", leading_industries="")
    back = wb.Spreadsheet(workbooks.talking_workbook(actor=world.province, sent=sent)[1])
    missing, conflict = back.at(f"candidates/{first}/leading_industries"), back.at(f"candidates/{first}/opinion")
    assert missing.comment.text.startswith("第1行：填写“主导产业”")
    assert conflict.comment.text == "网上：网上的意见；您的工作簿：工作簿中的意见。"
    assert missing.fill.fgColor.rgb != back.at(f"candidates/{second}/opinion").fill.fgColor.rgb
    index = back.book["填报说明"]
    links = {row[0].hyperlink.location: row[1].value for row in index.iter_rows() if row[0].hyperlink}
    assert set(links) == {"'推荐园区'!G5", "'推荐园区'!E5"}
    # It can be sent back as it is: what the first one brought is in it.
    again = look(world, wb.send(world.province, listed, back))
    assert again.counts == {**NOTHING, "taken": 1}


@pytest.mark.parametrize("programme", wb.PROGRAMMES)
def test_every_problem_with_an_address_lands_on_its_cell(db: None, programme: str) -> None:
    season = wb.season(programme)
    for form in season.definition.forms.values():
        filing, filer = season.filing(form), season.filer(form)
        for section in form.sections:
            if section.has_rows:
                rows: list[dict[str, str]] = [{one.code: "不对" for one in section.columns if one.kind != "file"}, {}]
                make.save(filer, filing, section.code, {"rows": rows})
        back = wb.Spreadsheet(workbooks.draft_workbook(actor=filer, filing=filing, with_problems=True)[1])
        assert [one for one in checks.problems(filing) if not says(back, form, one)] == []


def says(back: wb.Spreadsheet, form: Form, problem: Problem) -> bool:
    """Say whether a problem stands at its cell: what is said of a part stands at its title, of a row in its number."""
    section, *path = problem.address.split("/")
    if not path:
        cell = back.sheet(section)["B1"]
    elif form.section(section).kind in GRIDS + SECTIONS_WITH_ROWS and len(path) == 1:
        cell = back.row(section, path[0])[1]
    else:
        cell = back.at(problem.address)
    return cell.comment is not None and problem.message in cell.comment.text


def test_an_empty_cell_has_one_problem(world: World, listed: Filing) -> None:
    dossier = dossiers.of_draft(listed)
    twice = [Problem("excess/justification", "first"), Problem("excess/justification", "second")]
    filled = [Problem("contact/person", "first"), Problem("contact/person", "second")]
    assert first_only(dossier, [*twice, *filled]) == [twice[0], *filled]


# Long work and what was handed in ----------------------------------------------------------------------------------


def test_a_large_workbook_is_read_by_a_worker(world: World, listed: Filing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "SMALL", 10)
    spreadsheet = wb.downloaded(world.province, listed)
    spreadsheet.put("contact/person", "赵敏")
    sent = wb.send(world.province, listed, spreadsheet)
    assert (sent.state, sent.job is not None) == (WorkbookState.QUEUED, True)
    assert sent.job is not None
    assert jobs.run_job(sent.job.pk)
    sent.refresh_from_db()
    assert (sent.state, look(world, sent).counts["taken"]) == (WorkbookState.READY, 1)


def test_a_large_workbook_of_another_filing_is_refused_by_the_worker(
    world: World, listed: Filing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "SMALL", 10)
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("工资表")
    sent = wb.send(world.province, listed, stream.getvalue())
    assert sent.job is not None
    with pytest.raises(ActRefused, match="尚未读取"):
        look(world, sent)
    jobs.run_job(sent.job.pk)
    sent.refresh_from_db()
    assert (sent.state, len(sent.refusal)) == (WorkbookState.FAILED, 1)


def test_what_was_handed_in_is_a_workbook_to_be_read(world: World, listed: Filing) -> None:
    version = make.submit(world.province, listed)
    book = load_workbook(io.BytesIO(workbooks.version_workbook(version)[1]))
    assert NAME not in book.sheetnames
    unlocked = [
        cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    ]
    assert unlocked == []
    assert book["推荐园区"].cell(CODES_ROW + 1, KEY_COLUMN + 1).value == "section:candidates"


def test_a_text_that_fits_no_cell_is_left_on_line(world: World, listed: Filing) -> None:
    save_rows(world, listed, opinion="长" * 40_000)
    name, made = workbook_of(listed, dossiers.of_draft(listed))
    assert name.endswith(".xlsx")
    assert look(world, wb.send(world.province, listed, made)).counts == NOTHING
