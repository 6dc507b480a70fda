"""What was filed on paper before the portal is taken over as such: marked, on file, never late."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
import xlsxwriter
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.models import User
from common.errors import ActRefused, Problem, RuleViolation
from common.sheets import write_xlsx
from journal.domain import files, papers
from journal.models import Event, Notification, StoredFile
from programmes.models import Obligation, Round
from programmes.notifications import owing
from reports.domain import dossiers, history, summaries, versions
from reports.domain.history import Kind, Preview
from reports.domain.presentation import present
from reports.models import Fact, Filing, FilingVersion, Target
from tests.factories import reports as make
from tests.factories.reports import World
from tests.papers import text as text_of_paper

YANCHENG, SUZHOU = "盐城环保高新技术产业开发区", "苏州工业园区"
FILED = date(2022, 3, 25)
PAPER_NOTE = "门户启用前报送，纸质件，2022年3月25日"
HEAD = ["基地", "年份", "报送日期", "gdp", "综合能源消费量"]
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def figures(**values: str) -> dict[str, Any]:
    return {"indicators": {"cells": {code: {"value": value} for code, value in values.items()}}}


def entered(world: World, year: int = 2021, actor: User | None = None, **more: Any) -> FilingVersion:
    given: dict[str, Any] = {
        "participation": world.base,
        "form": "annual_report",
        "period": year,
        "filed_on": date(year + 1, 3, 25),
        "content": figures(gdp="460.20"),
        "note": "据环资处归档的纸质件",
        **more,
    }
    return history.take_over(actor=actor or world.province, **given)


def refusal(act: Callable[[], object]) -> list[str]:
    with pytest.raises(RuleViolation) as caught:
        act()
    return [problem.address for problem in caught.value.problems]


def kind(world: World, form: str = "annual_report", actor: User | None = None) -> Kind:
    return next(one for one in history.kinds(actor or world.ministry) if one.form.code == form)


def seen(world: World, *rows: Sequence[str], head: Sequence[str] = HEAD, actor: User | None = None) -> Preview:
    actor = actor or world.ministry
    return history.preview(actor=actor, kind=kind(world, actor=actor), rows=[list(head), *map(list, rows)])


def csv_file(*rows: Sequence[str], head: Sequence[str] = HEAD, encoding: str = "utf-8") -> SimpleUploadedFile:
    text = "\r\n".join(",".join(row) for row in [head, *rows])
    return SimpleUploadedFile("2021.csv", text.encode(encoding))


def kept(world: World, upload: Any, actor: User | None = None) -> history.Kept:
    actor = actor or world.ministry
    stored = history.keep(actor=actor, kind=kind(world, actor=actor), upload=upload)
    found = history.kept(actor, stored.public_id)
    assert found is not None
    return found


@pytest.fixture
def ministry(world: World, client: Client) -> Client:
    client.force_login(world.ministry, backend="django.contrib.auth.backends.ModelBackend")
    return client


# A single paper ------------------------------------------------------------------------------------------------------


def test_a_paper_is_on_file_with_its_day_and_the_mark_and_is_not_late(world: World) -> None:
    version = entered(world)
    filing = Filing.objects.get()
    assert (version.taken_over, version.filed_on, version.late, version.number) == (True, FILED, False, 1)
    assert (filing.state, filing.current_version, filing.obligation) == ("filed", version, None)
    assert (filing.holder.short_name, filing.body.short_name) == ("国家发展改革委", "盐城环保高新区管委会")
    assert filing.title == "2021年度总结报告"
    assert versions.is_untouched(version)
    assert version.paper_note == PAPER_NOTE


def test_its_round_is_closed_asks_nobody_and_is_shared(world: World) -> None:
    entered(world)
    entered(world, participation=world.other_base)
    opened = Round.objects.get()
    assert (opened.state, opened.year, opened.kind) == ("closed", 2021, "annual_report")
    assert (Obligation.objects.count(), Notification.objects.count()) == (0, 0)


def test_it_is_told_in_the_journal_with_basis_and_reason(world: World) -> None:
    version = entered(world)
    event = Event.objects.get(kind="filing.taken_over")
    assert (event.basis, event.reason, event.actor_id) == ("GB-21", "据环资处归档的纸质件", world.province.pk)
    assert event.data == {"version": version.label, "digest": version.digest, "filed_on": "2022-03-25"}


def test_its_figures_are_last_years_values_of_the_next_report(world: World) -> None:
    entered(world)
    fact = Fact.objects.get()
    assert (fact.measure, fact.year, f"{fact.value:.{fact.decimals}f}") == ("gdp_constant", 2021, "460.20")
    filing = make.report_draft(world, make.report_round(world, 2022))
    last = dossiers.of_draft(filing).figure("gdp_constant", fact.variant, 2021)
    assert last == fact


def streamed(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_a_plan_gives_targets(world: World) -> None:
    content = {"goals": {"cells": {"gdp": {"base": "420.0", "target": "600"}}}}
    entered(world, 2021, form="plan", filed_on=date(2021, 3, 30), content=content)
    target = Target.objects.get(indicator="gdp")
    assert (target.base, target.target, target.base_decimals) == (Decimal(420), Decimal(600), 1)


def test_a_scan_alone_is_enough_and_is_kept_with_the_version(world: World) -> None:
    version = entered(world, content={}, files=[ContentFile(PDF, name="年度报告.pdf")])
    stored = StoredFile.objects.get()
    assert [one["public_id"] for one in version.scans] == [str(stored.public_id)]


@pytest.mark.parametrize(
    ("change", "address"),
    [
        ({"content": {}}, ""),
        ({"content": figures(gdp="约四百亿")}, "indicators/gdp/value"),
        ({"content": figures(solid_waste_use_rate="140")}, "indicators/solid_waste_use_rate/value"),
        ({"content": {"basics": {"firms": "many"}}}, "basics/firms"),
        ({"content": {"riddles": {}}}, "riddles"),
        ({"note": " "}, "note"),
        ({"period": 2019}, "period"),
        ({"period": 2031}, "period"),
        ({"filed_on": date(2020, 12, 31)}, "filed_on"),
        ({"filed_on": date(2026, 3, 11)}, "filed_on"),
        ({"period": 2025, "filed_on": date(2026, 3, 1)}, "period"),
        ({"form": "park_list"}, "form"),
        ({"form": "application"}, "form"),
        ({"form": "nothing"}, "form"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_place(world: World, change: dict[str, Any], address: str) -> None:
    assert refusal(lambda: entered(world, **change)) == [address]
    assert (Filing.objects.count(), Round.objects.count()) == (0, 0)


def test_an_indicator_that_the_form_does_not_ask_is_refused(world: World) -> None:
    assert refusal(lambda: entered(world, content=figures(gdp="1", happiness="7"))) == ["indicators/happiness"]


def test_a_scan_of_a_wrong_kind_leaves_nothing(world: World) -> None:
    assert refusal(lambda: entered(world, files=[ContentFile(b"MZ program", name="a.exe")])) == ["files"]
    assert (Filing.objects.count(), Round.objects.count()) == (0, 0)


def test_unusual_figures_and_missing_ones_may_be_as_on_paper(world: World) -> None:
    entered(world)
    entered(world, 2022, content=figures(gdp="46.02"))
    assert Fact.objects.get(year=2022).value == Decimal("46.02")


def test_the_same_paper_is_not_taken_over_twice(world: World) -> None:
    entered(world)
    assert refusal(lambda: entered(world)) == ["period"]
    assert FilingVersion.objects.count() == 1


def test_what_the_portal_asks_for_itself_is_not_history(world: World) -> None:
    make.submitted_report(world, make.report_round(world, 2024, due_on=date(2025, 3, 31), closes_on=None))
    for base in (world.base, world.other_base):
        assert refusal(lambda base=base: entered(world, 2024, participation=base)) == ["period"]  # type: ignore[misc]


@pytest.mark.parametrize("who", ["other_province", "park", "other_park", "reviewer"])
def test_others_may_not(world: World, who: str) -> None:
    with pytest.raises(ActRefused):
        entered(world, actor=getattr(world, who))


@pytest.mark.parametrize("who", ["ministry", "province"])
def test_ministry_and_province_may(world: World, who: str) -> None:
    assert entered(world, actor=getattr(world, who)).submitted_by == getattr(world, who)


@pytest.mark.parametrize("columns", [{"taken_over": True}, {"taken_over": True, "filed_on": FILED, "late": True}])
def test_the_database_knows_no_paper_without_a_day_and_no_late_one(world: World, columns: dict[str, Any]) -> None:
    version = entered(world)
    fields = {one.attname: getattr(version, one.attname) for one in FilingVersion._meta.concrete_fields}
    fields |= {"id": None, "number": 2, "label": "x", "taken_over": False, "filed_on": None, **columns}
    fields["idempotency_key"] = "00000000-0000-0000-0000-000000000001"
    with pytest.raises(IntegrityError, match="taken_over_has_day"), transaction.atomic():
        FilingVersion.objects.create(**fields)


# A sheet -------------------------------------------------------------------------------------------------------------


def test_a_sheet_is_read_by_names_codes_and_numbers(world: World) -> None:
    found = seen(
        world,
        ["盐城环保高新技术产业开发区", "", "2021年", "2022年3月25日", "460.20", "4.60"],
        ["", "9", "2021", "2022-03-20", "3,200.00 ", "21"],
        head=["基地", "序号", "年份", "报送日期", "地区生产总值 (可比价)（亿元）", "energy_total"],
    )
    assert (found.faults, [one.state.value for one in found.lines]) == ((), ["new", "new"])
    assert [one.participation for one in found.papers] == [world.base, world.other_base]
    assert found.papers[0].content == figures(gdp="460.20", energy_total="4.60")


def test_what_is_there_already_is_said_and_left_alone(world: World) -> None:
    entered(world)
    found = seen(world, [YANCHENG, "2021", "2022-03-25", "1", ""], [YANCHENG, "2022", "2023-03-25", "470.10", ""])
    assert [one.state.value for one in found.lines] == ["known", "new"]
    assert [one.period for one in found.papers] == [2022]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (["月球基地", "2021", "2022-03-25", "460", ""], "A 基地"),
        (["", "2021", "2022-03-25", "460", ""], ""),
        ([YANCHENG, "去年", "2022-03-25", "460", ""], "B 年份"),
        ([YANCHENG, "2019", "2022-03-25", "460", ""], "B 年份"),
        ([YANCHENG, "2021", "三月", "460", ""], "C 报送日期"),
        ([YANCHENG, "2021", "2031-03-25", "460", ""], "C 报送日期"),
        ([YANCHENG, "2021", "2022-03-25", "约460", ""], "D gdp"),
        ([YANCHENG, "2021", "2022-03-25", "460", "-3"], "E 综合能源消费量"),
    ],
)
def test_a_doubtful_cell_is_named_by_row_and_column(world: World, row: list[str], column: str) -> None:
    line = seen(world, row).lines[0]
    assert (line.state.value, [(one.row, one.column) for one in line.faults]) == ("wrong", [(2, column)])


def test_unknown_doubled_and_missing_columns_are_named(world: World) -> None:
    found = seen(world, [YANCHENG, "2021", "7", "1", "1"], head=["基地", "年份", "幸福指数", "gdp", "GDP"])
    assert [(one.row, one.column) for one in found.faults] == [(1, "C 幸福指数"), (1, "E GDP"), (1, "")]


def test_a_value_without_a_head_is_not_lost_unseen(world: World) -> None:
    found = seen(world, [YANCHENG, "2021", "2022-03-25", "460", "4", "99"])
    assert [(one.row, one.column) for one in found.faults] == [(1, "F")]


def test_the_same_base_and_year_twice_is_doubtful(world: World) -> None:
    row = [YANCHENG, "2021", "2022-03-25", "460", ""]
    assert [one.state.value for one in seen(world, row, row).lines] == ["new", "wrong"]


def test_a_figure_ten_times_that_of_the_year_before_in_the_sheet_is_unusual(world: World) -> None:
    found = seen(world, [YANCHENG, "2022", "2023-03-25", "4700", ""], [YANCHENG, "2021", "2022-03-25", "460", ""])
    assert [(one.row, one.state.value) for one in found.lines] == [(2, "unusual"), (3, "new")]
    assert [(one.column, one.unusual) for one in found.lines[0].faults] == [("D gdp", True)]


def test_a_province_knows_its_own_bases_only(world: World) -> None:
    row = [YANCHENG, "2021", "2022-03-25", "460", ""]
    assert seen(world, row, actor=world.other_province).lines[0].state.value == "wrong"
    assert seen(world, row, actor=world.province).lines[0].state.value == "new"


def test_rows_of_the_template_that_were_not_filled_in_are_passed_over(world: World) -> None:
    assert seen(world, [YANCHENG, "", "", "", ""], ["", "", "", "", ""]).lines == ()


def test_an_empty_sheet_says_so(world: World) -> None:
    assert len(history.preview(actor=world.ministry, kind=kind(world), rows=[["", " "]]).faults) == 1


def test_one_confirmation_writes_all_rows_older_years_first(world: World) -> None:
    rows = [[YANCHENG, "2022", "2023-03-25", "470.5", "4"], [YANCHENG, "2021", "2022-03-25", "460.0", "4"]]
    sheet = kept(world, csv_file(*rows))
    written = history.take_over_sheet(actor=world.ministry, sheet=sheet, note="纸质件")
    assert [one.filing.period for one in written] == [2021, 2022]
    cell = next(row for row in present(written[1])[6].table.rows if row[0].address == "indicators/gdp")  # type: ignore[union-attr]
    assert (cell[2].text, cell[3].text) == ("460.0", "470.5")
    assert Event.objects.get(kind="history.taken_over").data["count"] == 2


def test_a_second_confirmation_writes_nothing(world: World) -> None:
    sheet = kept(world, csv_file([YANCHENG, "2021", "2022-03-25", "460", ""]))
    history.take_over_sheet(actor=world.ministry, sheet=sheet, note="纸质件")
    assert refusal(lambda: history.take_over_sheet(actor=world.ministry, sheet=sheet, note="纸质件")) == [""]
    assert FilingVersion.objects.count() == 1


def test_one_wrong_row_keeps_all_out(world: World) -> None:
    rows = [[YANCHENG, "2021", "2022-03-25", "460", ""], [SUZHOU, "2021", "2022-03-25", "x", ""]]
    sheet = kept(world, csv_file(*rows))
    assert refusal(lambda: history.take_over_sheet(actor=world.ministry, sheet=sheet, note="纸质件")) == [""]
    assert Filing.objects.count() == 0


def test_unusual_figures_are_confirmed_on_purpose(world: World) -> None:
    rows = [[YANCHENG, "2021", "2022-03-25", "460", ""], [YANCHENG, "2022", "2023-03-25", "4600", ""]]
    sheet = kept(world, csv_file(*rows))
    act = partial(history.take_over_sheet, actor=world.ministry, sheet=sheet, note="纸质件")
    assert refusal(act) == ["accept_unusual"]
    assert len(act(accept_unusual=True)) == 2


def test_the_rows_are_kept_by_the_portal_for_who_sent_them(world: World) -> None:
    sheet = kept(world, csv_file([YANCHENG, "2021", "2022-03-25", "460", ""]))
    assert history.kept(world.province, sheet.file.public_id) is None
    assert sheet.rows[1] == [YANCHENG, "2021", "2022-03-25", "460", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_in_the_encodings_of_chinese_offices(world: World, encoding: str) -> None:
    sheet = kept(world, csv_file([YANCHENG, "2021", "2022-03-25", "460", ""], encoding=encoding))
    assert sheet.rows[1][0] == YANCHENG


def test_xlsx_gives_numbers_and_days_as_they_are_written(world: World) -> None:
    file = io.BytesIO()
    write_xlsx(file, "2021", HEAD, [[YANCHENG, 2021, FILED, 0.46, "4.60"]])
    sheet = kept(world, SimpleUploadedFile("2021.xlsx", file.getvalue()))
    assert list(sheet.rows[1]) == [YANCHENG, "2021", "2022-03-25", "0.46", "4.60"]


def _far() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "基地")
        sheet.write(1_048_575, 16_383, "far")
    return file.getvalue()


def _broken() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", _far()),
        ("a.xlsx", _broken()),
        ("a.xlsx", PDF),
        ("a.pdf", PDF),
        ("a.xlsx", b"PK\x03\x04 cut off"),
        ("a.csv", b"\xff\xfe\x00\x81"),
        ("a.csv", b"a\x00b"),
        ("a.csv", b'"never closed'),
        ("a.csv", b"x\n" * 5_001),
        ("a.csv", b"," * 301),
        ("a.csv", b"x" * (5 * 1024 * 1024 + 1)),
    ],
)
def test_what_is_no_sheet_is_refused(world: World, name: str, content: bytes) -> None:
    assert refusal(lambda: kept(world, SimpleUploadedFile(name, content))) == ["sheet"]
    assert StoredFile.objects.count() == 0


# Pages ---------------------------------------------------------------------------------------------------------------


def test_the_mark_is_shown_in_list_filing_version_park_and_paper(world: World, ministry: Client) -> None:
    filing = entered(world).filing
    own = f"/filings/{filing.public_id}/"
    park = f"/parks/{world.base.park.public_id}/overview/"
    for page in ("/filings/", "/filings/?before=1", own, f"{own}versions/1/", park):
        response = ministry.get(page)
        assert (page, PAPER_NOTE in response.content.decode()) == (page, True)
    export = streamed(ministry.get("/filings/?export=csv"))
    assert PAPER_NOTE in export.decode()


def test_the_paper_of_it_says_so(world: World, ministry: Client) -> None:
    version = entered(world)
    paper = summaries.request(actor=world.ministry, version=version, language="zh-hans")
    papers.make(paper)
    paper.refresh_from_db()
    assert paper.file is not None
    content = files.path_of(paper.file).read_bytes()
    assert PAPER_NOTE in "".join(text_of_paper(content).split())


def test_a_sheet_is_sent_looked_at_and_confirmed(world: World, ministry: Client) -> None:
    sent = {"kind": kind(world).code, "sheet": csv_file([YANCHENG, "2021", "2022-03-25", "460", ""])}
    response = ministry.post("/filings/history/", sent)
    preview = response["Location"]
    page = ministry.get(preview).content.decode()
    assert "新增1行" in "".join(page.split())
    assert Filing.objects.count() == 0
    assert ministry.post(preview, {"note": ""}).status_code == 422
    listed = ministry.post(preview, {"note": "纸质件"})["Location"]
    assert Filing.objects.get().state == "filed"
    assert [row.title for row in ministry.get(listed).context["page"].object_list] == ["2021年度总结报告"]
    assert not ministry.get(listed).context["form"].errors


def test_a_wrong_sheet_shows_row_and_column_and_no_button(world: World, ministry: Client) -> None:
    sent = {"kind": kind(world).code, "sheet": csv_file([YANCHENG, "2021", "2022-03-25", "约460", ""])}
    page = ministry.get(ministry.post("/filings/history/", sent)["Location"]).content.decode()
    assert "D gdp" in page
    assert 'name="note"' not in page


def test_bad_posts_are_answered_at_the_form(world: World, ministry: Client) -> None:
    bad = {"kind": kind(world).code, "sheet": SimpleUploadedFile("a.csv", b'"never closed')}
    assert ministry.post("/filings/history/", bad).status_code == 422
    assert ministry.post("/filings/history/", {"kind": "moon//report"}).status_code == 422
    assert ministry.post("/filings/history/new/", {"kind": "x"}).status_code == 422
    assert ministry.get("/filings/history/template/?kind=x").status_code == 404
    assert ministry.get("/filings/history/sheets/00000000-0000-0000-0000-000000000001/").status_code == 404


def test_the_template_holds_the_bases_and_is_read_back(world: World, ministry: Client) -> None:
    response = ministry.get("/filings/history/template/", {"kind": kind(world).code})
    content = streamed(response)
    sheet = kept(world, SimpleUploadedFile("a.xlsx", content))
    assert [row[0] for row in sheet.rows[1:]] == [YANCHENG, SUZHOU]
    assert history.preview(actor=world.ministry, kind=sheet.kind, rows=sheet.rows).faults == ()


def test_one_paper_is_entered_by_hand(world: World, ministry: Client) -> None:
    which = {"kind": kind(world).code, "base": str(world.base.pk), "year": "2021"}
    assert ministry.get("/filings/history/new/", which).status_code == 200
    given = {
        **which,
        "filed_on": "2022-03-25",
        "note": "纸质件",
        "indicators/gdp/value": "460.20",
        "passage": "experience/experience",
        "text": "环保管家",
        "scan": SimpleUploadedFile("a.pdf", PDF),
    }
    wrong = ministry.post("/filings/history/new/", {**given, "indicators/gdp/value": "约460"})
    assert wrong.status_code == 422
    assert "约460" in wrong.content.decode()
    given["scan"] = SimpleUploadedFile("a.pdf", PDF)
    response = ministry.post("/filings/history/new/", given)
    version = FilingVersion.objects.get()
    assert response["Location"] == f"/filings/{version.filing.public_id}/"
    assert version.content["experience"]["experience"] == "环保管家"
    assert len(version.scans) == 1


@pytest.mark.parametrize("page", ["", "new/", "template/"])
def test_a_park_is_told_why_it_enters_nothing(world: World, client: Client, page: str) -> None:
    client.force_login(world.park, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/filings/history/{page}").status_code == 403
    assert Event.objects.filter(kind="access.refused").count() <= 1


def test_a_problem_of_nothing_is_at_the_top(world: World) -> None:
    with pytest.raises(RuleViolation) as caught:
        entered(world, content={})
    assert isinstance(caught.value.problems[0], Problem)


# Corrections ---------------------------------------------------------------------------------------------------------


def corrected(world: World, version: FilingVersion, actor: User | None = None, **more: Any) -> FilingVersion:
    given: dict[str, Any] = {
        "filing": version.filing,
        "base_version": 1,
        "filed_on": FILED,
        "content": figures(gdp="461.00"),
        "reason": "录入时抄错一位",
        **more,
    }
    return history.correct_paper(actor=actor or world.province, **given)


def test_a_correction_is_another_version_with_its_reason_and_never_late(world: World) -> None:
    first = entered(world, files=[ContentFile(PDF, name="年度报告.pdf")])
    second = corrected(world, first, filed_on=date(2022, 3, 28))
    filing = Filing.objects.get()
    assert (second.number, second.taken_over, second.late, second.filed_on) == (2, True, False, date(2022, 3, 28))
    assert (filing.state, filing.current_version, second.scans) == ("filed", second, first.scans)
    assert versions.is_untouched(first)
    assert versions.is_untouched(second)
    facts = Fact.objects.current().values_list("measure", "value")
    assert list(facts) == [("gdp_constant", Decimal(461))]
    event = Event.objects.get(kind="filing.paper_corrected")
    assert (event.reason, event.basis, event.data["changed"]) == ("录入时抄错一位", "GB-21", ["indicators/gdp/value"])


@pytest.mark.parametrize(
    ("change", "address"),
    [
        ({"content": figures(gdp="460.20")}, ""),
        ({"base_version": 2}, ""),
        ({"reason": " "}, "note"),
        ({"content": figures(gdp="约四百亿")}, "indicators/gdp/value"),
        ({"filed_on": date(2020, 12, 31)}, "filed_on"),
    ],
)
def test_a_correction_that_is_none_changes_nothing(world: World, change: dict[str, Any], address: str) -> None:
    first = entered(world)
    assert refusal(lambda: corrected(world, first, **change)) == [address]
    assert FilingVersion.objects.count() == 1


@pytest.mark.parametrize("who", ["other_province", "park", "reviewer"])
def test_others_correct_nothing(world: World, who: str) -> None:
    first = entered(world)
    with pytest.raises(ActRefused):
        corrected(world, first, actor=getattr(world, who))


def test_what_was_handed_in_here_is_not_corrected_in_this_way(world: World) -> None:
    version = make.submitted_report(world, make.report_round(world, 2024, due_on=date(2025, 3, 31), closes_on=None))
    with pytest.raises(ActRefused, match="门户启用前"):
        corrected(world, version)


def test_a_paper_is_corrected_by_hand_and_the_version_before_stays(world: World, ministry: Client) -> None:
    text = {
        "coordination": {"meetings": "4", "settled": "研究绿色信贷问题。"},
        "basics": {"leading_industries": ["1.2"]},
    }
    first = entered(world, content={**figures(gdp="460.20", rd_intensity="3.1"), **text})
    page = f"/filings/{first.filing.public_id}/correct/"
    assert page in ministry.get(f"/filings/{first.filing.public_id}/").content.decode()
    form = ministry.get(page).context["form"]
    posted = {name: form[name].value() or "" for name in form.fields if name != "scan"}
    assert posted["indicators/gdp/value"] == "460.20"
    posted |= {"indicators/gdp/value": "461.00", "note": "录入时抄错一位"}
    assert ministry.post(page, {**posted, "note": ""}).status_code == 422
    answer = ministry.post(page, posted)
    assert answer.status_code == 302, answer.context["form"].errors
    second = FilingVersion.objects.get(number=2)
    assert versions.differences(versions.values_of(first) or {}, versions.values_of(second) or {}) == [
        "indicators/gdp/value"
    ]
    emptied = {**posted, "base_version": 2, "coordination/meetings": ""}
    assert ministry.post(page, emptied).status_code == 302
    third = FilingVersion.objects.get(number=3).content
    assert (third["coordination"]["meetings"], third["basics"]) == ("", first.content["basics"])
    assert third["basics"]["leading_industries"]
    seen = ministry.get(f"/filings/{first.filing.public_id}/").content.decode()
    assert (first.label in seen, second.label in seen, "录入时抄错一位" in seen) == (True, True, True)


# The year opened afterwards ------------------------------------------------------------------------------------------


def test_a_year_taken_over_is_opened_and_the_paper_meets_what_is_owed(world: World) -> None:
    version = entered(world, 2024, filed_on=date(2025, 3, 25))
    opened = make.report_round(world, 2024, due_on=date(2026, 4, 30), closes_on=None)
    owed = {one.participation: (one.state, one.met_late) for one in opened.obligations.all()}
    assert owed == {world.base: ("met", False), world.other_base: ("open", False)}
    filing = Filing.objects.get()
    assert (filing.obligation.round, filing.round == opened, versions.is_untouched(version)) == (opened, False, True)  # type: ignore[union-attr]
    event = Event.objects.get(kind="round.opened")
    assert list(owing(event)) == [world.other_park]
    assert refusal(lambda: entered(world, 2024, participation=world.other_base)) == ["period"]
