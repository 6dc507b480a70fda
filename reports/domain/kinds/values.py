"""One typed value of a field: what is wrong with it, and how it is shown."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from common.errors import Problem
from common.said import said
from common.units import NotANumber, parse_decimal
from programmes.definition import Field
from reports.domain.dossiers import Place
from reports.domain.kinds.options import options_of

YES, NO = "yes", "no"
_DATE = re.compile(r"^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$")
_ANSWERS = {"是": YES, "有": YES, "yes": YES, "否": NO, "无": NO, "no": NO}
MAX_DECIMALS = 6  # what a fact keeps


def problem_of(place: Place, field: Field, text: str, address: str) -> Problem | None:
    """Return what is wrong with a typed value, None if nothing is. An empty value is not wrong here."""
    if not text.strip():
        return None
    message = _CHECKS[field.kind](place, field, text.strip())
    return Problem(address, message, field.rule, _remedy(field)) if message else None


def missing(field: Field, address: str) -> Problem:
    """Return the problem of a required value that is not there."""
    message = _("Fill in “%(name)s”.") % {"name": field.name.localised}
    return Problem(address, message, field.rule, field.hint.localised if field.hint else "")


def shown(place: Place, field: Field, text: str) -> str:
    """Return a typed value as it is shown: the names of choices, a date; what cannot be read stays as typed."""
    plain = text.strip()
    if field.kind in ("choice", "multi_choice"):
        names = dict(options_of(place, field))
        return "、".join(names.get(code, code) for code in plain.split(",") if code)
    if field.kind == "yes_no":
        return {YES: _("Yes"), NO: _("No")}.get(plain, plain)
    if field.kind == "date":
        day = parse_date(plain)
        return date_format(day, "Y-m-d") if day else plain
    return _number_shown(field, plain) if field.is_number else text


def _number_shown(field: Field, plain: str) -> str:
    try:
        number = parse_decimal(plain, unit=field.unit_name)
    except NotANumber:
        return plain
    return with_unit(number, field.unit_name) if number is not None else plain


def with_unit(number: Decimal, unit: str) -> str:
    """Return a number with the decimals it was typed with, and its unit."""
    return f"{number:f}".replace("-", "−") + unit


def answer_of(text: str) -> str:
    """Return yes or no for the words people write for them in sheets; empty for any other."""
    return _ANSWERS.get(text.strip().lower(), "")


def parse_date(text: str) -> date | None:
    """Read a day written like 2025-03-31, 2025.3.31 or 2025年3月31日, in any width; None if it is none."""
    found = _DATE.match(unicodedata.normalize("NFKC", text).strip())
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def _remedy(field: Field) -> str:
    return field.hint.localised if field.hint else ""


def _text_fault(_place: Place, field: Field, text: str) -> str:
    values = {"name": field.name.localised, "count": len(text), "max": field.max_length, "min": field.min_length}
    if field.max_length and len(text) > field.max_length:
        return said(_("“%(name)s” takes at most %(max)d characters; there are %(count)d."), values, "count")
    if field.min_length and len(text) < field.min_length:
        return said(_("“%(name)s” takes at least %(min)d characters; there are %(count)d."), values, "count")
    if field.pattern and not re.fullmatch(field.pattern, text):
        return _("“%(name)s” is not written as expected.") % values
    return ""


def _number_fault(_place: Place, field: Field, text: str) -> str:
    try:
        number = parse_decimal(text, unit=field.unit_name)
    except NotANumber as error:
        return error.message
    if number is None:
        return ""
    if field.kind == "integer" and number != number.to_integral_value():
        values = {"name": field.name.localised, "value": text}
        return said(_("“%(name)s” takes whole numbers; it is %(value)s."), values, "value")
    return range_fault(field.name.localised, number, field.min, field.max)


def range_fault(name: str, number: Decimal, low: Decimal | None, high: Decimal | None) -> str:
    """Return what to say of a number outside its bounds or with more decimals than a fact keeps."""
    values = {"name": name, "low": low, "high": high, "value": f"{number:f}"}
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > MAX_DECIMALS:
        return _("“%(name)s” takes at most %(count)d decimals.") % {"name": name, "count": MAX_DECIMALS}
    if (low is None or number >= low) and (high is None or number <= high):
        return ""
    if low is not None and high is not None:
        return said(_("“%(name)s” must lie between %(low)s and %(high)s; it is %(value)s."), values, "value")
    if low is not None:
        return said(_("“%(name)s” must be %(low)s or more; it is %(value)s."), values, "value")
    return said(_("“%(name)s” must be %(high)s or less; it is %(value)s."), values, "value")


def _date_fault(_place: Place, _field: Field, text: str) -> str:
    if parse_date(text):
        return ""
    return said(_("“%(text)s” is not a date. Write it like 2025-03-31."), {"text": text}, "text")


def _choice_fault(place: Place, field: Field, text: str) -> str:
    offered = {code for code, _name in options_of(place, field)}
    if not offered or set(filter(None, text.split(","))) <= offered:
        return ""
    return _("Choose “%(name)s” from the answers offered.") % {"name": field.name.localised}


def _yes_no_fault(_place: Place, field: Field, text: str) -> str:
    return "" if text in (YES, NO) else _("Answer “%(name)s” with yes or no.") % {"name": field.name.localised}


def _no_fault(_place: Place, _field: Field, _text: str) -> str:
    return ""


_CHECKS: Mapping[str, Callable[[Place, Field, str], str]] = {
    "text": _text_fault,
    "long_text": _text_fault,
    "integer": _number_fault,
    "decimal": _number_fault,
    "measure": _number_fault,
    "date": _date_fault,
    "choice": _choice_fault,
    "multi_choice": _choice_fault,
    "yes_no": _yes_no_fault,
    "park": _no_fault,  # parks are looked up by the kind of the section
    "file": _no_fault,
}
