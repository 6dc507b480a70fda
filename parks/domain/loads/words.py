"""How the codes that comparing leaves are said to a reader: what is wrong and what to do, why a park is suggested."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.reference import regions
from parks.choices import LineState, ParkKind, ParkLevel
from parks.matching import Reason
from parks.models import LoadLine

COLUMNS = {
    "name": gettext_lazy("Name"),
    "code": gettext_lazy("Code"),
    "region": gettext_lazy("Province"),
    "city": gettext_lazy("City"),
    "level": gettext_lazy("Level"),
    "kind": gettext_lazy("Kind"),
    "approved_on": gettext_lazy("Approved"),
    "area_ha": gettext_lazy("Approved area (hectares)"),
    "leading_industries": gettext_lazy("Leading industries"),
    "in_catalogue_2018": gettext_lazy("In the catalogue of 2018"),
}

# What is wrong, and what to do.
PROBLEMS = {
    "no_name": (gettext_lazy("The row has no name."), gettext_lazy("Enter the name, or leave the row out.")),
    "no_region": (
        gettext_lazy("A new park needs its province."),
        gettext_lazy("Add the column “省份”, or choose the province when you send the sheet."),
    ),
    "region": (
        gettext_lazy("“%(text)s” is no province."),
        gettext_lazy("Write the name of the province or its code, such as 江苏 or 320000."),
    ),
    "invisible": (gettext_lazy("The cell holds invisible signs."), gettext_lazy("Type the text anew.")),
    "formula": (
        gettext_lazy("“%(text)s” begins like a formula."),
        gettext_lazy("Take the sign before the name away."),
    ),
    "code": (
        gettext_lazy("“%(text)s” is no code."),
        gettext_lazy("A code has letters, digits and hyphens, 20 at most."),
    ),
    "long": (gettext_lazy("The text is too long."), gettext_lazy("Shorten it.")),
    "number": (
        gettext_lazy("“%(text)s” is no area."),
        gettext_lazy("Write hectares as a number such as 1330.5; the head may give another unit: 平方公里, 亩."),
    ),
    "area": (
        gettext_lazy("An area of “%(text)s” cannot be."),
        gettext_lazy("It is more than 0 and at most 1000000 hectares; check the unit in the head."),
    ),
    "october": (
        gettext_lazy("“%(text)s” may be January or October: as a number 1988.10 loses its zero."),
        gettext_lazy("Write it as text: 1988-01 or 1988-10."),
    ),
    "month": (gettext_lazy("“%(text)s” is no month."), gettext_lazy("Write it as 1988.06 or 1988年6月.")),
    "level": (gettext_lazy("“%(text)s” is no level."), gettext_lazy("Choose from: 国家级, 省级, 其他.")),
    "kind": (
        gettext_lazy("“%(text)s” is no kind of park."),
        gettext_lazy("Choose from: 经济技术开发区, 高新技术产业开发区, 海关特殊监管区域, 工业园区, 其他."),
    ),
    "merged": (
        gettext_lazy("The cell is merged over several parks."),
        gettext_lazy("Give each park a cell of its own."),
    ),
    "twice": (
        gettext_lazy("Row %(row)s is the same park."),
        gettext_lazy("Keep one of the two rows, or leave this one out."),
    ),
    "code_twice": (gettext_lazy("Row %(row)s has the same code."), gettext_lazy("Correct one of the two codes.")),
    "code_taken": (
        gettext_lazy("The code “%(text)s” belongs to another park."),
        gettext_lazy("Correct the code, or empty the cell."),
    ),
}

REASONS = {
    "code": gettext_lazy("The code is the same, the name is not: perhaps it was renamed."),
    Reason.SAME: gettext_lazy("The name is the same."),
    Reason.WRITTEN: gettext_lazy("Place and kind are the same; only the way of writing differs."),
    Reason.KIND: gettext_lazy("The place is the same; the kind is called otherwise."),
    Reason.PLACE: gettext_lazy("One of the two names has a place before it."),
    Reason.SOUND: gettext_lazy("The names are read alike."),
    Reason.SIGNS: gettext_lazy("The names differ by few signs."),
}
_ELSEWHERE = gettext_lazy("It lies in another province: %(region)s.")
_GONE = gettext_lazy("It is no longer a park of its own.")


def problem(one: Mapping[str, Any]) -> str:
    """Return what is wrong with a cell and what to do."""
    message, remedy = PROBLEMS[one["problem"]]
    return f"{message % one} {remedy}"


def reason(one: Mapping[str, Any]) -> str:
    """Return why a park is suggested."""
    parts = [str(REASONS[one["reason"]])]
    if one.get("elsewhere"):
        parts.append(str(_ELSEWHERE % {"region": _regions()[one["elsewhere"]]}))
    if one.get("gone"):
        parts.append(str(_GONE))
    return " ".join(parts)


def value(column: str, text: str) -> str:
    """Return a stored value as a page shows it."""
    if column == "region":
        return _regions().get(text, text)
    if column in ("level", "kind"):
        labels = {str(code): str(label) for code, label in (*ParkLevel.choices, *ParkKind.choices)}
        return labels.get(text, text)
    if column == "area_ha" and text:
        return f"{Decimal(text).normalize():f}"
    return {"yes": _("Yes"), "no": _("No"), "": "—"}.get(text, text)


def change(one: Mapping[str, str]) -> str:
    """Return one change as a line: column, old and new."""
    column = one["column"]
    values = {"column": COLUMNS[column], "old": value(column, one["old"]), "new": value(column, one["new"])}
    return _("%(column)s: %(old)s → %(new)s") % values


def notes(line: LoadLine) -> str:
    """Return what a row would do, or what is to be mended, as one text for the export."""
    if line.state == LineState.WRONG:
        return "\n".join(_said(one["column"], problem(one)) for one in line.problems)
    if line.state == LineState.DOUBTFUL:
        return "\n".join(f"{meant(one)} ({one['score']}) {reason(one)}" for one in line.suggestions)
    return "\n".join(_lines(line))


def meant(one: Mapping[str, Any]) -> str:
    """Return what a suggestion points at: the registered name, or a row of the sheet."""
    if "row" in one:
        return _("Row %(row)d: %(name)s") % {"row": one["row"], "name": one["name"]}
    return str(one["registered"])


def _lines(line: LoadLine) -> Iterable[str]:
    if line.state == LineState.NEW:
        told = (column for column in COLUMNS if column in line.values and column not in ("name", "region"))
        return [_said(column, value(column, line.values[column])) for column in told]
    return [change(one) for one in line.changes]


def _said(column: str, text: str) -> str:
    colon = pgettext("before a list", ": ")
    return f"{COLUMNS[column]}{colon}{text}"


def _regions() -> dict[str, str]:
    return {row.code: row.short_name for row in regions()}
