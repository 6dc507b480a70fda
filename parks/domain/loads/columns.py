"""The columns of a sheet of parks: found by their heads in any order, under whatever titles stand above them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from django.utils.translation import gettext as _

from accounts.reference import regions
from common.errors import Problem, RuleViolation
from parks.domain.loads import cells
from parks.domain.loads.cells import WrongCell, folded

# Column: the heads that mean it, without brackets and blanks; the first one stands over the empty sheet.
HEADS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "开发区名称", "园区名称", "名称", "开发区", "园区", "单位名称", "园区名称全称", "zone_name", "park_name",
        "park_name_as_printed", "name",
    ),
    "code": ("代码", "开发区代码", "园区代码", "编码", "code"),
    "region": (
        "省份", "省", "省市", "省区市", "省、区、市", "省级行政区", "所在省份", "所属省份",
        "所在省", "所在地", "所在地区", "地区",
        "行政区", "行政区划", "行政区划代码", "region", "province", "region_printed", "province_code",
    ),
    "city": ("所在城市", "城市", "地市", "所在地市", "地级市", "市", "city", "city_printed"),
    "level": ("级别", "等级", "层级", "开发区级别", "园区级别", "level"),
    "kind": ("类型", "开发区类型", "园区类型", "类别", "kind", "type"),
    "approved_on": (
        "批准时间", "批准日期", "批复时间", "设立时间", "批准设立时间", "批准年月", "approved", "approved_on",
    ),
    "area_ha": (
        "核准面积", "批准面积", "规划面积", "四至面积", "面积", "核准面积公顷", "approved_area_ha", "area_ha",
    ),
    "leading_industries": ("主导产业", "主导产业名称", "主要产业", "leading_industries"),
}  # fmt: skip
_UNSPOKEN = ("序号", "编号", "行号", "seq", "row", "no", "no.")
# A merged cell in one of these holds for all its rows; in another column it says nothing about each.
_SHARED = ("region", "city", "level", "kind")
_HEAD_WITHIN = 20
_BRACKETS = re.compile(r"[(（\[【]([^)）\]】]*)[)）\]】]")
_GROUP = re.compile(r"^[一二三四五六七八九十\d]*[、.)]?")


@dataclass
class Row:
    """A row of the sheet: as typed, as understood, and codes of what is wrong with which cell."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    problems: list[dict[str, str]] = field(default_factory=list)

    def complain(self, column: str, problem: str, **values: str) -> None:
        """Note what is wrong with a cell, by the code of its message."""
        self.problems.append({"column": column, "problem": problem, **values})


@dataclass(frozen=True)
class Head:
    """Where the columns are: `at` is the number of the row, `units` what stands in brackets."""

    at: int
    columns: Mapping[int, str]
    units: Mapping[str, str]
    unknown: tuple[str, ...]


def head_of(table: Sequence[Sequence[str]]) -> Head:
    """Return the row of heads; raises `RuleViolation` at the sheet that names the column that is missing."""
    found = [_head(at, row) for at, row in enumerate(table[:_HEAD_WITHIN])]
    best = max(found, key=lambda head: ("name" in head.columns.values(), len(head.columns)), default=None)
    if best is None or not best.columns:
        message = _("No row of heads was found among the first %(count)d rows.") % {"count": _HEAD_WITHIN}
        raise RuleViolation([Problem("sheet", message, remedy=_("One column must be called “开发区名称”."))])
    if "name" not in best.columns.values():
        message = _("Row %(row)d has heads, but no column “开发区名称”.") % {"row": best.at + 1}
        raise RuleViolation([Problem("sheet", message, remedy=_("Give the column with the names this head."))])
    return best


def rows_of(table: Sequence[Sequence[str]], merged: Sequence[Sequence[int]], head: Head) -> Iterator[Row]:
    """Yield the rows below the heads as understood; titles of groups give their province and level to what follows."""
    spread = _spread(table, merged, head)
    said: dict[str, str] = {}
    for at, texts in enumerate(spread[head.at + 1 :], start=head.at + 2):
        group = _group(texts)
        if group or _is_head(texts, head):
            said |= group
            continue
        row = _row(at, texts, head, said)
        if row.cells:
            yield row


def region_of(text: str) -> str:
    """Return the code of the province a text names, "" for none; the country is no province."""
    return _provinces().get(folded(text), "")


def _head(at: int, row: Sequence[str]) -> Head:
    columns: dict[int, str] = {}
    units: dict[str, str] = {}
    unknown: list[str] = []
    for place, text in enumerate(row):
        column, unit = _meaning(text)
        if column and column not in columns.values():
            columns[place] = column
            units[column] = unit
        elif folded(text) and folded(text).lower() not in _UNSPOKEN:
            unknown.append(" ".join(text.split()))
    return Head(at, columns, units, tuple(unknown))


def _meaning(text: str) -> tuple[str, str]:
    plain = folded(text).rstrip("*").lower()
    unit = "".join(_BRACKETS.findall(plain))
    bare = _BRACKETS.sub("", plain)
    found = next((column for column, heads in HEADS.items() if plain in heads or bare in heads), "")
    return found, unit if found == "area_ha" else ""


def _row(number: int, texts: Sequence[str], head: Head, said: Mapping[str, str]) -> Row:
    row = Row(number, {head.columns[at]: text for at, text in enumerate(texts) if text and at in head.columns})
    for column, text in row.cells.items():
        if text == _MERGED:
            row.complain(column, "merged")
        elif column == "region":
            _understand_region(row, text)
        else:
            _understand(row, column, text, head.units.get(column, ""))
    if row.cells:
        row.values = {**said, **row.values}
        if not row.cells.get("name"):
            row.complain("name", "no_name")
    return row


def _understand(row: Row, column: str, text: str, unit: str) -> None:
    try:
        value = cells.READERS[column](text, unit)
    except WrongCell as wrong:
        row.complain(column, str(wrong), text=text[:60], unit=unit)
    else:
        if value:
            row.values[column] = value


def _understand_region(row: Row, text: str) -> None:
    if code := region_of(text):
        row.values["region"] = code
    else:
        row.complain("region", "region", text=text[:60])


def _group(texts: Sequence[str]) -> dict[str, str]:
    """Return what the title of a group says of the rows below it: a province, or a level."""
    filled = [text for text in texts if text]
    if len(set(filled)) != 1:
        return {}
    words = _BRACKETS.sub("", _GROUP.sub("", folded(filled[0])))
    if code := region_of(words):
        return {"region": code}
    for word, level in (("国家级", "national"), ("省级", "provincial")):
        if words.startswith(word) and words.removeprefix(word) in ("", "开发区"):
            return {"level": level}
    return {}


def _is_head(texts: Sequence[str], head: Head) -> bool:
    """Say whether the heads stand here again, as on each page of a printed list."""
    meant = (at < len(texts) and _meaning(texts[at])[0] == column for at, column in head.columns.items())
    return len(head.columns) > 1 and all(meant)


_MERGED = "<merged>"


def _spread(table: Sequence[Sequence[str]], merged: Sequence[Sequence[int]], head: Head) -> list[list[str]]:
    """Return the rows with merged cells laid out: shared ones hold for all their rows, others are marked."""
    spread = [list(row) for row in table]
    for top, left, bottom, right in merged:
        column = head.columns.get(left)
        if column is None or left != right or top <= head.at or bottom == top:
            continue
        for at in range(top, min(bottom + 1, len(spread))):
            if left < len(spread[at]):
                spread[at][left] = spread[top][left] if column in _SHARED else _MERGED
    return spread


@cache
def _provinces() -> Mapping[str, str]:
    known: dict[str, str] = {}
    for row in regions():
        if row.kind in ("province", "corps"):
            known |= {row.name: row.code, row.short_name: row.code, row.code: row.code, row.code[:2]: row.code}
            known |= {f"{row.short_name}{end}": row.code for end in ("省", "市", "自治区")}
    return known
