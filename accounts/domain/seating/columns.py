"""The columns of a sheet of seats and what a row of it says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.choices import OrganisationKind, Role
from common.errors import Problem, RuleViolation

# Column: the words for it, the first of each language stands over the empty sheet.
HEADS: Mapping[str, tuple[str, ...]] = {
    "body": ("单位名称", "body", "单位"),
    "kind": ("单位类别", "kind of body"),
    "short": ("单位简称", "short name"),
    "region": ("行政区划代码", "region code"),
    "name": ("姓名", "person", "name"),
    "username": ("用户名", "user name"),
    "email": ("电子邮箱", "e-mail", "邮箱"),
    "role": ("角色", "role"),
    "title": ("职务", "title in office"),
    "since": ("任职日期", "first day"),
}
_NEEDED = ("body",)


@dataclass(frozen=True)
class Row:
    """A row of the sheet, as typed; `number` is the one the spreadsheet program shows."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def kind(self) -> str | None:
        """Return the code of the kind of body, "" when the cell is empty, None when there is no such kind."""
        return _code(self["kind"], OrganisationKind.choices)

    @property
    def role(self) -> str | None:
        """Return the code of the role: an official's when the cell is empty, None when there is no such role."""
        return _code(self["role"], Role.choices) if self["role"] else Role.OFFICIAL.value

    @property
    def since(self) -> date | None:
        """Return the first day, None when the cell holds none."""
        try:
            return date.fromisoformat(self["since"].replace("/", "-").replace(".", "-"))
        except ValueError:
            return None


def head(language: str) -> list[str]:
    """Return the heads of the empty sheet."""
    return [words[0] if language.startswith("zh") else words[1] for words in HEADS.values()]


def parse(table: Sequence[Sequence[str]]) -> list[Row]:
    """Return the rows below the heads; raises `RuleViolation` at the sheet when a needed column is missing."""
    first, *rest = [*table, []] if not table else list(table)
    found = {place: column for place, text in enumerate(first) if (column := _column(text))}
    if missing := [HEADS[column][0] for column in _NEEDED if column not in found.values()]:
        message = _("The first row lacks the column “%(column)s”.") % {"column": missing[0]}
        raise RuleViolation([Problem("sheet", message, remedy=_("Take the empty sheet and fill it in."))])
    return list(_rows(rest, found))


def _rows(rest: Sequence[Sequence[str]], found: Mapping[int, str]) -> Iterator[Row]:
    for number, cells in enumerate(rest, start=2):
        values = {found[place]: text.strip() for place, text in enumerate(cells) if place in found}
        if any(values.values()):
            yield Row(number, values)


def _column(text: str) -> str | None:
    plain = text.strip().rstrip("*").lower()
    return next((column for column, words in HEADS.items() if plain in words), None)


def _code(text: str, choices: Sequence[tuple[str, object]]) -> str | None:
    if not text:
        return ""
    return next((code for code, label in choices if text.strip() in (code, str(label))), None)
