"""Figures as people type them: full-width digits, thousands separators, a unit pasted behind the number."""

import re
import unicodedata
from decimal import Decimal

from django.utils.translation import gettext as _

from common.said import Said, said

# Facts are decimals of at most 15 significant digits: what a spreadsheet keeps, so a round trip changes nothing.
MAX_DIGITS = 15
_MINUS = str.maketrans({"−": "-", "–": "-", "—": "-"})
_GROUPED = re.compile(r"^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$")
_NUMBER = re.compile(r"^[+-]?(\d+(\.\d*)?|\.\d+)$")


class NotANumber(ValueError):
    """What was typed cannot be read as a number; the message says why and what to do."""

    def __init__(self, message: Said) -> None:
        super().__init__(message)
        self.message = message


def parse_decimal(text: str, *, unit: str = "") -> Decimal | None:
    """Return the number typed, with the decimals as typed, or None for an empty cell.

    Full-width digits, Western thousands separators and the field's own `unit` behind the number are accepted.
    Raises `NotANumber` for anything else: another unit, two numbers, words, more than 15 significant digits.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_MINUS).replace("\u3000", " ").strip()
    plain = _without_unit(plain, unit).replace(" ", "")
    if not plain:
        return None
    if _GROUPED.match(plain):
        plain = plain.replace(",", "")
    if not _NUMBER.match(plain):
        message = _("“%(text)s” is not a number. Type digits only, without words.")
        raise NotANumber(said(message, {"text": text.strip()}, "text"))
    return _bounded(plain, text)


def _without_unit(plain: str, unit: str) -> str:
    suffix = unicodedata.normalize("NFKC", unit).strip()
    if suffix and plain.endswith(suffix) and plain != suffix:
        return plain[: -len(suffix)].strip()
    return plain


def _bounded(plain: str, text: str) -> Decimal:
    number = Decimal(plain)
    if len(number.as_tuple().digits) > MAX_DIGITS:
        message = _("“%(text)s” has more than %(digits)d digits. Round it.")
        raise NotANumber(said(message, {"text": text.strip(), "digits": MAX_DIGITS}, "text"))
    return number


def decimals_of(number: Decimal) -> int:
    """Return how many decimals a number was printed with: 0.460 has three."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
