"""What a cell of a sheet of parks means: full-width digits, thousands separators and Chinese ways to write a month."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from parks.choices import ParkKind, ParkLevel

_MOST_HECTARES = Decimal(1_000_000)
_CENTS = Decimal("0.01")
_HECTARES: Mapping[str, Decimal] = {
    "": Decimal(1),
    "公顷": Decimal(1),
    "hm2": Decimal(1),
    "ha": Decimal(1),
    "hectares": Decimal(1),
    "平方公里": Decimal(100),
    "平方千米": Decimal(100),
    "km2": Decimal(100),
    "亩": Decimal(1) / Decimal(15),
    "平方米": Decimal("0.0001"),
}
_NUMBER = re.compile(r"^(\d[\d,]*(?:\.\d+)?)(\D*)$")
_MONTH = re.compile(r"^(\d{4})(?:[.\-/年](\d{1,2})(?:[.\-/月](\d{1,2})日?|月)?|年)?$")
_COMPACT = re.compile(r"^(\d{4})(0[1-9]|1[0-2])$")
_OCTOBER_OR_JANUARY = re.compile(r"^\d{4}\.1$")  # a number loses the zero of 1988.10
# Excel counts days from here; a cell that lost its format shows the count.
_DAY_ZERO = date(1899, 12, 30)
_DAYS = range(28_000, 60_000)
_FIRST_YEAR, _LAST_YEAR = 1979, 2100

_LEVELS: Mapping[str, tuple[str, ...]] = {
    ParkLevel.NATIONAL: ("国家级", "国家", "national"),
    ParkLevel.PROVINCIAL: ("省级", "省(区、市)级", "自治区级", "直辖市级", "provincial"),
    ParkLevel.OTHER: ("其他", "市级", "县级", "other"),
}
_KINDS: Mapping[str, tuple[str, ...]] = {
    ParkKind.ETDZ: ("经济技术开发区", "经济开发区", "经开区", "etdz"),
    ParkKind.HITECH: ("高新技术产业开发区", "高新技术开发区", "高新区", "hitech"),
    ParkKind.CUSTOMS: ("海关特殊监管区域", "综合保税区", "保税区", "出口加工区", "保税港区", "customs"),
    ParkKind.INDUSTRIAL: ("工业园区", "工业园", "产业园区", "产业园", "产业集聚区", "industrial"),
    ParkKind.OTHER: ("其他", "其他类型", "其他类型开发区", "边境/跨境经济合作区", "边境经济合作区", "other"),
}


class WrongCell(ValueError):
    """A cell means nothing; carries the code of the message that says so (`parks.domain.loads.words`)."""


def folded(text: str) -> str:
    """Return a text in half width, without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def name(text: str, _unit: str = "") -> str:
    """Return the name of a park without line breaks and invisible signs."""
    cleaned = "".join(char for char in text if unicodedata.category(char) != "Cf")
    cleaned = "".join(cleaned.split()) if any(char > "⺀" for char in cleaned) else " ".join(cleaned.split())
    if any(unicodedata.category(char)[0] == "C" for char in cleaned):
        raise WrongCell("invisible")
    if cleaned.startswith(("=", "+", "-", "@")):
        raise WrongCell("formula")
    return _short(cleaned, 100)


def code(text: str, _unit: str = "") -> str:
    """Return a code as the register keeps it."""
    found = folded(text).upper()
    if not re.fullmatch(r"[0-9A-Z-]*", found):
        raise WrongCell("code")
    return _short(found, 20)


def words(text: str, _unit: str = "") -> str:
    """Return a text of one line."""
    found = " ".join(text.split())
    if any(unicodedata.category(char) == "Cc" for char in found):
        raise WrongCell("invisible")
    return _short(found, 200)


def city(text: str, _unit: str = "") -> str:
    """Return the name of a city."""
    return _short(words(text), 60)


def area(text: str, unit: str = "") -> str:
    """Return hectares with two decimals; `unit` stands in the head, the cell may have one of its own."""
    found = _NUMBER.match(folded(text))
    factor = _HECTARES.get((found[2] or unit).lower()) if found else None
    if not found or factor is None:
        raise WrongCell("number")
    try:
        hectares = (Decimal(found[1].replace(",", "")) * factor).quantize(_CENTS)
    except InvalidOperation:
        raise WrongCell("area") from None
    if not 0 < hectares <= _MOST_HECTARES:
        raise WrongCell("area")
    return f"{hectares:f}"


def month(text: str, _unit: str = "") -> str:
    """Return a month as the catalogue prints it (1988.06), or a year alone."""
    plain = folded(text)
    if _OCTOBER_OR_JANUARY.match(plain):
        raise WrongCell("october")
    if plain.isdecimal() and int(plain) in _DAYS:
        return f"{_DAY_ZERO + timedelta(days=int(plain)):%Y.%m}"
    found = _MONTH.match(plain) or _COMPACT.match(plain)
    if not found or not _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        raise WrongCell("month")
    number = int(found[2]) if found[2] else None
    if number is None:
        return found[1]
    if not 1 <= number <= 12:  # noqa: PLR2004 - the months of a year
        raise WrongCell("month")
    return f"{found[1]}.{number:02d}"


def level(text: str, _unit: str = "") -> str:
    """Return the code of a level."""
    return _coded(text, _LEVELS, "level")


def kind(text: str, _unit: str = "") -> str:
    """Return the code of a kind."""
    return _coded(text, _KINDS, "kind")


READERS: Mapping[str, Callable[[str, str], str]] = {
    "name": name,
    "code": code,
    "city": city,
    "level": level,
    "kind": kind,
    "approved_on": month,
    "area_ha": area,
    "leading_industries": words,
}


def _coded(text: str, known: Mapping[str, tuple[str, ...]], wrong: str) -> str:
    plain = folded(text).lower()
    found = next((str(code) for code, written in known.items() if plain in written), None)
    if found is None:
        raise WrongCell(wrong)
    return found


def _short(text: str, most: int) -> str:
    if len(text) > most:
        raise WrongCell("long")
    return text
