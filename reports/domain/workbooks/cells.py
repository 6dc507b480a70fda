"""One value between the draft and a cell of a workbook: how it is written there, how it is read back."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext as _

from common.units import NotANumber, decimals_of, parse_decimal
from reports.domain.kinds.options import Options
from reports.domain.kinds.values import NO, YES, answer_of, parse_date

Kind = Literal["text", "long_text", "number", "date", "choice", "several", "yes_no", "tick", "park"]
Shown = str | Decimal | date

TICKED = "on"
BETWEEN = "；"  # stands between several answers; a name may hold a comma
_LONGEST = 32_767
_FIRST_YEAR = 1900  # spreadsheets know no day before
# What the format cannot hold, or would read back as another character.
_UNWRITABLE = re.compile("[\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_TICKS = ("√", "✓", "✔", "☑", "1", "true", TICKED)


@dataclass(frozen=True)
class Spec:
    """What kind of value a cell takes, what is offered, in which unit and with how many decimals."""

    kind: Kind
    options: Options = ()
    unit: str = ""
    decimals: int = 0
    low: Decimal | None = None
    high: Decimal | None = None
    names: Mapping[str, str] = field(default_factory=dict)  # park as typed: its name


def fits(text: str) -> bool:
    """Say whether a text can stand in a cell and be read back unchanged."""
    return len(text) <= _LONGEST and not _UNWRITABLE.search(text)


def shown(spec: Spec, text: str) -> Shown:
    """Return what the cell shows of a typed text: a number or day only where that reads back as typed."""
    plain = text.strip()
    if spec.kind == "number":
        number = _number(plain)
        return text if number is None else number
    if spec.kind == "date":
        day = parse_date(plain)
        return day if day and day.isoformat() == plain and day.year >= _FIRST_YEAR else text
    if spec.kind in ("choice", "several"):
        return BETWEEN.join(dict(spec.options).get(code, code) for code in _codes(spec, plain))
    if spec.kind in ("yes_no", "tick"):
        return {YES: _("Yes"), TICKED: _("Yes"), NO: _("No")}.get(plain, text)
    return spec.names.get(text, text) if spec.kind == "park" else text


def read(spec: Spec, text: str) -> str:
    """Return what the form would hold for the text of a cell; what is not understood stays as typed."""
    plain = text.strip()
    if spec.kind == "choice":
        return _code(spec, plain) or plain
    if spec.kind == "several":
        return ",".join(_read_several(spec, plain))
    if spec.kind == "yes_no":
        return answer_of(plain) or plain
    if spec.kind == "tick":
        return TICKED if answer_of(plain) == YES or plain.lower() in (*_TICKS, _("Not applicable")) else ""
    return text


def same(spec: Spec, one: str, other: str) -> bool:
    """Say whether two texts mean the same: 2025-03-31 and 2025年3月31日, but not 0.460 and 0.46 (printed decimals)."""
    return one == other or _meant(spec, one) == _meant(spec, other)


def plain(text: str) -> str:
    """Return a name as names are compared: any width, no spaces, no capitals."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def as_text(value: Shown) -> str:
    """Return what a cell shows as text."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _meant(spec: Spec, text: str) -> object:
    typed = read(spec, as_text(shown(spec, text))).replace("\r\n", "\n").strip()
    if spec.kind == "number":
        try:
            number = parse_decimal(typed, unit=spec.unit)
            return number if number is None else (number, decimals_of(number))
        except NotANumber:
            return typed
    return (parse_date(typed) or typed) if spec.kind == "date" else typed


def _number(text: str) -> Decimal | None:
    """Return the number of a text that is nothing but its digits."""
    try:
        number = parse_decimal(text)
    except NotANumber:
        return None
    return number if number is not None and f"{number:f}" == text else None


def _codes(spec: Spec, text: str) -> list[str]:
    return [code for code in text.split(",") if code] if spec.kind == "several" else [text]


def _code(spec: Spec, text: str) -> str:
    """Return the code of an answer given by its name, its code or both; empty if it is none of those offered."""
    wanted = plain(text)
    if not wanted:
        return ""
    named = [code for code, name in spec.options if wanted in (plain(code), plain(name), _without_code(code, name))]
    return named[0] if len(named) == 1 else ""


def _without_code(code: str, name: str) -> str:
    return plain(name.removeprefix(code))


def _read_several(spec: Spec, text: str) -> list[str]:
    """Answers stand between semicolons or on lines of their own, else between commas."""
    found: list[str] = []
    for part in filter(None, (one.strip() for one in re.split(r"[；;\n]", text))):
        code = _code(spec, part)
        pieces = [code] if code else [one.strip() for one in re.split(r"[、，,]", part)]
        found.extend(_code(spec, one) or one for one in pieces if one)
    return list(dict.fromkeys(found))
