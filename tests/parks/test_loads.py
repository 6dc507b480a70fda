"""A sheet of parks: sent, compared, decided row by row, written once or not at all (GB-07, X-06)."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import translation

from accounts.models import User
from common import clock
from common.errors import ActRefused, RuleViolation
from common.policy import SYSTEM
from journal.choices import JobState
from journal.domain import jobs
from journal.models import Event, Job
from parks.choices import LoadState
from parks.domain import changes, loads
from parks.domain import parks as register
from parks.domain.loads import deciding, sending, words
from parks.models import FormerName, LoadLine, Park, ParkLoad
from tests.factories import accounts, parks, sheets
from tests.fixtures import People

HEAD = ("序号", "开发区名称", "代码", "省份", "批准时间", "核准面积（公顷）", "主导产业", "级别", "类型")
TITLE = ("中国开发区审核公告目录（节选）",)
SHANGHAI = (
    "1",
    "漕河泾新兴技术开发区",
    "G312001",
    "上海",
    "1988.06",
    "１，３３０",
    "电子信息、新材料",
    "国家级",
    "经济技术开发区",
)


@pytest.fixture
def ministry(people: People) -> User:
    return accounts.reload(people.ministry)


def sent(actor: Any, *rows: Sequence[object], head: Sequence[object] = HEAD, **columns: Any) -> ParkLoad:
    """Send a sheet and let the worker compare it."""
    upload = ContentFile(sheets.xlsx([TITLE, head, *rows]), name="目录.xlsx")
    load = loads.send(actor=actor, upload=upload, source="公告2018年第4号", **columns)
    return worked(load, loads.READ)


def worked(load: ParkLoad, kind: str) -> ParkLoad:
    for job in Job.objects.filter(kind=kind, state=JobState.QUEUED):
        assert jobs.run_job(job.pk)
    load.refresh_from_db()
    return load


def states(load: ParkLoad) -> list[tuple[int, str, str]]:
    return [(line.number, line.state, line.name) for line in load.lines.all()]


def told(load: ParkLoad, number: int) -> str:
    with translation.override("en"):
        return words.notes(load.lines.get(number=number))


def confirmed(actor: Any, load: ParkLoad) -> ParkLoad:
    load.refresh_from_db()
    return loads.confirm(actor=actor, load=load, version=load.version)


def decided(actor: Any, load: ParkLoad, **choices: str) -> None:
    loads.decide(actor=actor, load=load, choices={int(row[1:]): choice for row, choice in choices.items()})


def test_a_new_park_is_read_under_a_title_with_full_width_digits_and_shown_back(ministry: User) -> None:
    load = sent(ministry, SHANGHAI, is_catalogue_2018=True)
    assert (load.state, states(load)) == (LoadState.READY, [(3, "new", "漕河泾新兴技术开发区")])
    assert told(load, 3).splitlines() == [
        "Code: G312001",
        "Level: National",
        "Kind: Economic and technological development zone",
        "Approved: 1988.06",
        "Approved area (hectares): 1330",
        "Leading industries: 电子信息、新材料",
    ]
    assert Park.objects.filter(code="G312001").count() == 0
    confirmed(ministry, load)
    park = Park.objects.get(code="G312001")
    assert (park.region_id, park.approved_on, park.area_ha, park.level, park.kind, park.in_catalogue_2018) == (
        "310000", "1988.06", Decimal("1330.00"), "national", "etdz", True,
    )  # fmt: skip
    assert (park.initials, load.lines.get().park) == ("chjxxjskfq", park)


def test_columns_are_found_in_any_order_by_the_heads_of_chinese_lists(ministry: User) -> None:
    head = ("省（自治区、直辖市）", "核准面积(平方公里)", "园区名称", "备注", "行政区划代码")
    load = sent(ministry, ("江苏省", "1.5", "海安高新区", "无", "110000"), head=head)
    (line,) = load.lines.all()
    assert (line.values, load.left_out) == (
        {"region": "320000", "area_ha": "150.00", "name": "海安高新区", "kind": "other"},
        ["备注", "行政区划代码"],
    )
    assert line.code == "320000-R0001"


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (("代码", "省份"), "Row 2 has heads, but no column “开发区名称”."),
        (("甲", "乙"), "No row of heads was found among the first 20 rows."),
        (HEAD, "There are no rows below the heads."),
    ],
)
def test_a_sheet_without_names_says_which_column_is_missing(ministry: User, head: Sequence[str], message: str) -> None:
    with translation.override("en"), pytest.raises(RuleViolation) as violation:
        sent(ministry, head=head)
    assert [(one.address, one.message) for one in violation.value.problems] == [("sheet", message)]
    assert ParkLoad.objects.count() == 0


def test_what_is_registered_is_unchanged_or_changed_with_old_and_new(ministry: User, people: People) -> None:
    parks.park("闵行经济技术开发区", "310000", code="G310002", approved_on="1986.08", area_ha=Decimal(1638))
    rows = [
        ("1", "闵行經濟技術開發區", "", "上海", "1986年8月", "1638", "", "", ""),
        ("2", "常州经济开发区", "", "江苏", "", "2000", "", "省级", ""),
    ]
    load = sent(ministry, *rows)
    assert states(load) == [(3, "unchanged", "闵行經濟技術開發區"), (4, "changed", "常州经济开发区")]
    assert told(load, 4).splitlines() == ["Level: Other → Provincial", "Approved area (hectares): — → 2000"]
    confirmed(ministry, load)
    people.changzhou.refresh_from_db()
    assert (people.changzhou.level, people.changzhou.area_ha) == ("provincial", Decimal("2000.00"))
    assert people.changzhou.committee is not None
    event = Event.objects.get(kind="parks.loaded")
    assert (event.actor_label, event.basis, event.data["new"], event.data["changed"]) == (
        "ministry", "公告2018年第4号", 0, 1,
    )  # fmt: skip


def test_a_former_name_is_the_same_park(ministry: User, people: People) -> None:
    register.add_alias(actor=SYSTEM, park=people.changzhou, name="常州经开区")
    load = sent(ministry, ("1", "常州经开区", "", "江苏", "", "", "", "", ""))
    assert states(load) == [(3, "unchanged", "常州经开区")]


def test_one_park_printed_under_two_names_is_doubtful_and_never_merged_by_itself(ministry: User) -> None:
    wenzhou = parks.park("温州经济技术开发区", "330000", code="G330001")
    load = sent(ministry, ("1", "温州经济开发区", "", "浙江", "", "", "", "", ""))
    assert states(load) == [(3, "doubtful", "温州经济开发区")]
    assert told(load, 3) == "温州经济技术开发区 (85) The place is the same; the kind is called otherwise."
    with pytest.raises(RuleViolation):
        confirmed(ministry, load)
    assert (Park.objects.filter(region="330000").count(), FormerName.objects.count()) == (1, 0)
    decided(ministry, load, r3=f"park:{wenzhou.pk}")
    confirmed(ministry, load)
    assert [(one.name, one.park, one.basis) for one in FormerName.objects.all()] == [
        ("温州经济开发区", wenzhou, "公告2018年第4号")
    ]
    assert Park.objects.filter(region="330000").count() == 1


def test_a_doubtful_row_may_be_a_park_of_its_own_or_be_left_out(ministry: User) -> None:
    parks.park("天津经济技术开发区", "120000", code="G120001")
    rows = [(n, name, "", "天津", "", "", "", "", "") for n, name in ((1, "天津经济开发区"), (2, "天津经开区"))]
    load = sent(ministry, *rows)
    decided(ministry, load, r3="new", r4="out")
    confirmed(ministry, load)
    assert list(Park.objects.filter(region="120000").values_list("name", "code").order_by("id")) == [
        ("天津经济技术开发区", "G120001"), ("天津经济开发区", "120000-R0001"),
    ]  # fmt: skip


def test_a_dissolved_park_is_named_and_cannot_be_meant(ministry: User, people: People) -> None:
    changes.dissolve(actor=ministry, park=parks.park("如东经济开发区"), on=date(2025, 7, 1), basis="批复")
    load = sent(ministry, ("1", "如东经济开发区", "", "江苏", *[""] * 5))
    assert told(load, 3).endswith("The name is the same. It is no longer a park of its own.")
    assert [code for code, _words in deciding.options(load.lines.get())] == ["", "new", "out"]


def test_two_names_of_one_new_park_in_one_sheet_become_one_park(ministry: User) -> None:
    rows = [(n, name, "", "浙江", "", "", "", "", "") for n, name in ((1, "温州经济技术开发区"), (2, "温州经济开发区"))]
    load = sent(ministry, *rows)
    assert states(load) == [(3, "new", "温州经济技术开发区"), (4, "doubtful", "温州经济开发区")]
    decided(ministry, load, r3="out", r4="row:3")
    with pytest.raises(RuleViolation):
        confirmed(ministry, load)
    decided(ministry, load, r3="")
    confirmed(ministry, load)
    park = Park.objects.get(region="330000")
    assert (park.name, [one.name for one in park.former_names.all()]) == ("温州经济技术开发区", ["温州经济开发区"])


def test_parks_of_one_name_in_two_provinces_are_two_parks(ministry: User) -> None:
    rows = [("1", "城东工业园区", "", where, "", "", "", "", "") for where in ("江苏", "浙江")]
    load = sent(ministry, *rows)
    assert [state for _number, state, _name in states(load)] == ["new", "new"]
    confirmed(ministry, load)
    again = sent(ministry, ("1", "城东工业园区", "", "", "", "", "", "", ""))
    assert states(again) == [(3, "doubtful", "城东工业园区")]
    assert len(again.lines.get().suggestions) == 2


def test_a_known_code_under_another_name_is_doubtful_not_renamed(ministry: User, people: People) -> None:
    code = people.changzhou.code
    load = sent(ministry, ("1", "武进高新区", code, "江苏", "", "", "", "", ""))
    assert told(load, 3).startswith("常州经济开发区 (100) The code is the same, the name is not")
    assert "new" not in dict(deciding.options(load.lines.get()))


@pytest.mark.parametrize(
    ("column", "text", "message"),
    [
        ("核准面积（公顷）", "约1330", "Approved area (hectares): “约1330” is no area."),
        ("核准面积（公顷）", "0", "Approved area (hectares): An area of “0” cannot be."),
        ("批准时间", 1988.1, "Approved: “1988.1” may be January or October: as a number 1988.10 loses its zero."),
        ("批准时间", "1988.13", "Approved: “1988.13” is no month."),
        ("省份", "江南", "Province: “江南” is no province."),
        ("省份", "", "Province: A new park needs its province."),
        ("级别", "部级", "Level: “部级” is no level."),
        ("类型", "飞地", "Kind: “飞地” is no kind of park."),
        ("开发区名称", "", "Name: The row has no name."),
        ("开发区名称", '=HYPERLINK("http://x")', 'Name: “=HYPERLINK("http://x")” begins like a formula.'),
        ("开发区名称", "漕河泾\x07开发区", "Name: The cell holds invisible signs."),
        ("开发区名称", "长" * 101, "Name: The text is too long."),
        ("代码", "G 31/1", "Code: “G 31/1” is no code."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_cell(ministry: User, column: str, text: object, message: str) -> None:
    row = [text if head == column else cell for head, cell in zip(HEAD, SHANGHAI, strict=True)]
    load = sent(ministry, row)
    assert [state for _number, state, _name in states(load)] == ["wrong"]
    assert told(load, 3).startswith(message)
    assert len(told(load, 3)) > len(message)  # what to do follows


@pytest.mark.parametrize(
    ("text", "month"),
    [("1988.06", "1988.06"), ("1988/6", "1988.06"), ("1988年6月10日", "1988.06"), ("198806", "1988.06"),
     (32295, "1988.06"), ("1988", "1988"), ("１９８８．１０", "1988.10")],
)  # fmt: skip
def test_a_month_may_be_written_in_many_ways_also_as_a_day_that_lost_its_format(
    ministry: User, text: object, month: str
) -> None:
    row = [text if head == "批准时间" else cell for head, cell in zip(HEAD, SHANGHAI, strict=True)]
    assert sent(ministry, row).lines.get().values["approved_on"] == month


def test_the_same_park_twice_in_a_sheet_names_the_other_row(ministry: User) -> None:
    load = sent(ministry, SHANGHAI, SHANGHAI, ("3", "虹桥经济技术开发区", "G312001", "上海", *[""] * 5))
    assert [told(load, number).splitlines()[0] for number in (4, 5)] == [
        "Name: Row 3 is the same park. Keep one of the two rows, or leave this one out.",
        "Code: Row 3 has the same code. Correct one of the two codes.",
    ]


def test_titles_of_groups_merged_cells_and_repeated_heads_are_understood(ministry: User) -> None:
    def merge(_book: object, sheet: Any) -> None:
        sheet.merge_range(3, 1, 4, 1, "江苏")
        sheet.merge_range(3, 2, 4, 2, "1500")

    rows = [("名单",), ("园区名称", "省份", "核准面积"), ("一、省级开发区",), ("海安高新区",), ("如东经济开发区",),
            ("园区名称", "省份", "核准面积"), ("浙江省（1）",), ("吴兴工业园区",)]  # fmt: skip
    upload = ContentFile(sheets.xlsx(rows, merge), name="a.xlsx")
    load = worked(loads.send(actor=ministry, upload=upload, source="x"), loads.READ)
    lines = {
        line.number: (line.state, line.values.get("region"), line.values.get("level")) for line in load.lines.all()
    }
    assert lines == {
        4: ("wrong", "320000", "provincial"),
        5: ("wrong", "320000", "provincial"),
        8: ("new", "330000", "provincial"),
    }
    assert told(load, 4).startswith("Approved area (hectares): The cell is merged over several parks.")


def test_nothing_is_written_while_a_row_is_open_and_the_rest_may_be_left_out(ministry: User) -> None:
    load = sent(ministry, SHANGHAI, ("2", "虹桥经济技术开发区", "", "江南", *[""] * 5))
    with pytest.raises(RuleViolation):
        confirmed(ministry, load)
    assert (Park.objects.filter(region="310000").count(), Event.objects.filter(kind="parks.loaded").count()) == (0, 0)
    assert loads.leave_rest_out(actor=ministry, load=load) == 1
    confirmed(ministry, load)
    assert Park.objects.filter(region="310000").count() == 1


def test_confirmed_twice_is_written_once(ministry: User) -> None:
    load = sent(ministry, SHANGHAI)
    version = load.version
    for _time in range(2):
        assert loads.confirm(actor=ministry, load=load, version=version).state == LoadState.WRITTEN
    assert Park.objects.filter(code="G312001").count() == 1
    assert Event.objects.filter(kind="parks.loaded").count() == 1


def test_the_same_sheet_again_changes_nothing(ministry: User) -> None:
    confirmed(ministry, sent(ministry, SHANGHAI, is_catalogue_2018=True))
    assert states(sent(ministry, SHANGHAI, is_catalogue_2018=True)) == [(3, "unchanged", "漕河泾新兴技术开发区")]


def test_what_was_not_looked_at_is_not_confirmed(ministry: User) -> None:
    load = sent(ministry, SHANGHAI)
    decided(ministry, load, r3="out")
    with pytest.raises(RuleViolation):
        loads.confirm(actor=ministry, load=load, version=1)


def test_a_choice_the_row_does_not_have_is_refused_at_the_row(ministry: User) -> None:
    load = sent(ministry, SHANGHAI)
    with pytest.raises(RuleViolation) as violation:
        decided(ministry, load, r3="park:1")
    assert [one.address for one in violation.value.problems] == ["row-3"]


def test_two_doubtful_rows_do_not_enter_one_park_twice(ministry: User) -> None:
    parks.park("天津经济技术开发区", "120000", code="G120001")
    rows = [(n, "天津经济开发区", "", "天津", *[""] * 5) for n in (1, 2)]
    load = sent(ministry, *rows)
    decided(ministry, load, r3="new", r4="new")
    with pytest.raises(RuleViolation):
        confirmed(ministry, load)
    assert Park.objects.filter(region="120000").count() == 1


def test_when_the_register_changed_meanwhile_the_sheet_is_shown_anew_and_nothing_written(ministry: User) -> None:
    load = sent(ministry, SHANGHAI, ("2", "虹桥经济技术开发区", "", "上海", *[""] * 5))
    decided(ministry, load, r4="out")
    parks.park("漕河泾新兴技术开发区", "310000", code="G312009")
    load = confirmed(ministry, load)
    assert (load.state, load.moved, load.confirmed_by) == (LoadState.READY, True, None)
    assert [(line.state, line.decision) for line in load.lines.all()] == [("changed", ""), ("new", "out")]
    assert Park.objects.filter(code="G312001").count() == 0


@pytest.mark.parametrize("name", ["province", "park", "reviewer", "system_admin", "nobody"])
def test_others_load_nothing(people: People, name: str) -> None:
    with pytest.raises(ActRefused):
        sent(accounts.reload(getattr(people, name)), SHANGHAI)
    load = sent(accounts.reload(people.ministry), SHANGHAI)
    with pytest.raises(ActRefused):
        loads.discard(actor=accounts.reload(getattr(people, name)), load=load)


# A sheet that is put aside ---------------------------------------------------------------------------------------


def test_a_sheet_that_is_not_written_is_discarded_and_stays_readable(ministry: User) -> None:
    load = sent(ministry, SHANGHAI)
    loads.discard(actor=ministry, load=load)
    load.refresh_from_db()
    assert (load.state, states(load)) == (LoadState.DISCARDED, [(3, "new", "漕河泾新兴技术开发区")])
    for act in (
        lambda: loads.confirm(actor=ministry, load=load, version=load.version),
        lambda: loads.leave_rest_out(actor=ministry, load=load),
        lambda: loads.discard(actor=ministry, load=load),
    ):
        with pytest.raises(RuleViolation):
            act()
    assert Park.objects.filter(code="G312001").count() == 0
    event = Event.objects.get(kind="parks.load_discarded")
    assert (event.actor_label, event.basis, event.data["sha256"]) == ("ministry", "公告2018年第4号", load.sha256)


def test_a_sheet_discarded_while_it_is_compared_stays_discarded(ministry: User) -> None:
    upload = ContentFile(sheets.xlsx([TITLE, HEAD, SHANGHAI]), name="目录.xlsx")
    load = loads.send(actor=ministry, upload=upload, source="公告2018年第4号")
    compared = sending.compare(load)
    loads.discard(actor=ministry, load=load)
    sending.keep_lines(load, compared)
    assert worked(load, loads.READ).state == LoadState.DISCARDED
    assert load.lines.count() == 0


def test_a_written_sheet_is_not_discarded(ministry: User) -> None:
    load = confirmed(ministry, sent(ministry, SHANGHAI))
    with pytest.raises(RuleViolation) as violation:
        loads.discard(actor=ministry, load=load)
    assert [one.message for one in violation.value.problems] == ["本表已不能作废。"]


# Large sheets are written by a worker, and workers die -------------------------------------------------------------


@pytest.fixture
def large(ministry: User, monkeypatch: pytest.MonkeyPatch) -> ParkLoad:
    monkeypatch.setattr(deciding, "MOST_AT_ONCE", 0)
    return confirmed(ministry, sent(ministry, SHANGHAI))


def test_a_sheet_that_is_being_written_is_not_discarded(large: ParkLoad) -> None:
    with pytest.raises(RuleViolation):
        loads.discard(actor=User.objects.get(username="ministry"), load=large)
    assert worked(large, loads.WRITE).state == LoadState.WRITTEN


def test_a_large_sheet_is_written_by_a_job(large: ParkLoad) -> None:
    assert (large.state, Park.objects.filter(code="G312001").count()) == (LoadState.CONFIRMED, 0)
    assert worked(large, loads.WRITE).state == LoadState.WRITTEN
    assert Park.objects.filter(code="G312001").count() == 1


def test_the_import_of_a_killed_worker_is_found_again_and_finished(large: ParkLoad) -> None:
    job = Job.objects.get(kind=loads.WRITE)
    gone = clock.now() - timedelta(seconds=1)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, lease_until=gone, tries=1, rung_at=None)
    assert jobs.run_job(job.pk)
    large.refresh_from_db()
    assert (large.state, Park.objects.filter(code="G312001").count()) == (LoadState.WRITTEN, 1)


def test_a_worker_that_dies_after_writing_leaves_nothing_to_do_twice(large: ParkLoad) -> None:
    worked(large, loads.WRITE)
    gone = clock.now() - timedelta(seconds=1)
    Job.objects.filter(kind=loads.WRITE).update(state=JobState.RUNNING, lease_until=gone)
    assert jobs.run_job(Job.objects.get(kind=loads.WRITE).pk)
    assert Park.objects.filter(code="G312001").count() == 1
    assert Event.objects.filter(kind="parks.loaded").count() == 1


def test_a_worker_that_fails_in_the_middle_leaves_the_register_as_it_was(
    large: ParkLoad, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_values: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("parks.domain.loads.writing.events.record", broken)
    job = Job.objects.get(kind=loads.WRITE)
    assert jobs.run_job(job.pk)
    job.refresh_from_db()
    large.refresh_from_db()
    assert (job.state, large.state, Park.objects.filter(code="G312001").count()) == ("queued", LoadState.CONFIRMED, 0)
    Job.objects.filter(pk=job.pk).update(tries=4, due_at=clock.now())
    assert jobs.run_job(job.pk)
    large.refresh_from_db()
    assert (large.state, large.broke, LoadLine.objects.filter(park__isnull=False).count()) == (LoadState.READY, True, 0)
    monkeypatch.undo()
    monkeypatch.setattr(deciding, "MOST_AT_ONCE", 0)
    confirmed(User.objects.get(username="ministry"), large)
    assert worked(large, loads.WRITE).state == LoadState.WRITTEN
