"""Sentences that quote what somebody typed, and the same without the quotes: many of a kind can be told once."""

import re
from collections.abc import Mapping
from typing import Self

LEFT_OUT = "…"


class Said(str):
    """A sentence; `general` is the same with … in place of what it quotes."""

    __slots__ = ("general",)
    general: str

    def __new__(cls, text: str, general: str) -> Self:
        made = super().__new__(cls, text)
        made.general = general
        return made


def said(template: str, values: Mapping[str, object], *quoted: str) -> Said:
    """Fill a template in; `quoted` are the values that come from the place the sentence is about."""
    left_out = re.sub(rf"%\((?:{'|'.join(quoted)})\)[sd]", LEFT_OUT, template)
    return Said(template % values, left_out % values)


def general_of(text: str) -> str:
    """Return a sentence without what it quotes."""
    return text.general if isinstance(text, Said) else text
