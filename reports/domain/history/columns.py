"""The columns of a sheet of papers: base, year, day, then what the form asks, by code or by name."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from programmes.definition import Field, Indicator, Section, units
from reports.domain.history.scope import Kind
from reports.domain.kinds.values import answer_of

BASE, SEQUENCE, YEAR, FILED_ON = "base", "sequence", "year", "filed_on"
KEYS: Mapping[str, tuple[str, ...]] = {
    BASE: ("base", "基地", "基地名称", "园区", "园区名称"),
    SEQUENCE: ("sequence", "序号"),
    YEAR: ("year", "年份", "年度"),
    FILED_ON: ("filed_on", "报送日期", "报送时间"),
}
_FIELDS = ("text", "long_text", "integer", "decimal", "measure", "date", "yes_no")
_NOT_APPLICABLE = ("不适用", "not applicable", "n/a")


@dataclass(frozen=True)
class Column:
    """Where a value belongs: `section/indicator/part` or `section/field`."""

    address: str
    code: str  # what stands over it for programs
    label: str  # what stands over it for people, with the unit
    names: tuple[str, ...]
    yes_no: bool = False
    prose: bool = False
    na_allowed: bool = False

    def put(self, content: dict[str, Any], text: str) -> None:
        """Write a typed value into the content of a filing."""
        section, *path = self.address.split("/")
        place = content.setdefault(section, {})
        if len(path) == 1:
            place[path[0]] = self._answer(text)
            return
        cell = place.setdefault("cells", {}).setdefault(path[0], {})
        if self.na_allowed and text.strip().lower() in _NOT_APPLICABLE:
            cell.update(na=True, reason=text.strip())
        else:
            cell[path[1]] = self._answer(text)

    def text_in(self, content: Mapping[str, Any]) -> str:
        """Return what was entered here, as it is typed; empty for nothing."""
        section, *path = self.address.split("/")
        place = content.get(section) or {}
        if len(path) == 1:
            return str(place.get(path[0]) or "")
        cell = place.get("cells", {}).get(path[0]) or {}
        return str((cell.get("reason") if cell.get("na") else cell.get(path[1])) or "")

    def _answer(self, text: str) -> str:
        return (answer_of(text) or text) if self.yes_no else text


def columns_of(kind: Kind) -> list[Column]:
    """Return what can be entered of a form without its tables: figures, targets, fields; files come as scans."""
    return [column for section in kind.form.sections for column in _of_section(kind, section)]


def found_in(head: Sequence[str], columns: Sequence[Column]) -> dict[int, str | Column]:
    """Return what stands in each column of a sheet; those that nothing is known of, or two things, are left out."""
    named: dict[str, set[Column]] = {}
    for column in columns:
        for name in column.names:
            named.setdefault(plain(name), set()).add(column)
    known: dict[str, str | Column] = {name: found.pop() for name, found in named.items() if len(found) == 1}
    for key, names in KEYS.items():
        known |= {plain(name): key for name in names}
    return {number: known[plain(text)] for number, text in enumerate(head) if plain(text) in known}


def plain(text: str) -> str:
    """Return a name as it is compared: any width, no spaces, no capitals."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def _of_section(kind: Kind, section: Section) -> Iterator[Column]:
    if section.kind == "indicators":
        asked = (one for one in kind.definition.indicators_of(section) if one.kind != "computed")
        yield from (_of_indicator(section, one) for one in asked)
    elif section.kind == "targets":
        for one in kind.definition.indicators_of(section):
            yield _of_target(section, one, "base", _("baseline"), "基期值")
            yield _of_target(section, one, "target", _("target"), "目标值")
    elif not section.has_rows:
        yield from (_of_field(section, one) for one in section.fields if one.kind in _FIELDS)


def _of_indicator(section: Section, one: Indicator) -> Column:
    return Column(
        address=f"{section.code}/{one.code}/value",
        code=one.code,
        label=_with_unit(one.name.localised, one.unit_name),
        names=(one.code, *_names(one.name.zh, one.name.en, one.unit)),
        yes_no=one.kind == "yes_no",
        na_allowed=one.not_applicable_allowed,
    )


def _of_target(section: Section, one: Indicator, part: str, word: str, chinese: str) -> Column:
    names = _names(f"{one.name.zh}{chinese}", f"{one.name.en} {part}", one.unit)
    label = _with_unit(f"{one.name.localised} {word}", one.unit_name)
    code = f"{one.code}/{part}"
    return Column(address=f"{section.code}/{code}", code=code, label=label, names=(code, label, *names))


def _of_field(section: Section, one: Field) -> Column:
    code = f"{section.code}/{one.code}"
    names = _names(f"{section.name.zh}：{one.name.zh}", f"{section.name.en}：{one.name.en}", one.unit or "")
    return Column(
        address=code,
        code=code,
        label=_with_unit(f"{section.name.localised}：{one.name.localised}", one.unit_name),
        names=(code, *names),
        yes_no=one.kind == "yes_no",
        prose=one.kind == "long_text",
    )


def _names(chinese: str, english: str, unit: str) -> tuple[str, ...]:
    """Return the names by which a column is known, in both languages, with and without its unit."""
    if not unit:
        return chinese, english
    name = units()[unit].name
    return chinese, english, _with_unit(chinese, name.zh), _with_unit(english, name.en)


def _with_unit(name: str, unit: str) -> str:
    return f"{name}（{unit}）" if unit else name
