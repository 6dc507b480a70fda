"""The formats of a workbook, each made once."""

from typing import Any

_FONT = "宋体"
_BORDER = {"border": 1, "border_color": "#BFC5CC"}
_BASE: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "quiet": {"font_color": "#5B6470"},
    "plain": {"text_wrap": True},
    "guidance": {"text_wrap": True, "font_color": "#5B6470"},
    "head": {"bold": True, "text_wrap": True, "bg_color": "#E8ECF1", **_BORDER},
    "locked": {"text_wrap": True, "bg_color": "#F4F5F7", **_BORDER},
    "input": {"text_wrap": True, "locked": False, **_BORDER},
    "below": {"text_wrap": True, "locked": False},
    "link": {"font_color": "#1F4E9E", "underline": 1},
}
_TONES = {"bad": "#F8D7D3", "warn": "#FCEBC8", "conflict": "#DCE6F7"}


class Styles:
    """Formats by name, tone and number format."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, str, str, bool], Any] = {}

    def of(self, name: str, *, tone: str = "", number_format: str = "", numeric: bool = False) -> Any:
        """Return a format; `tone` colours the cell."""
        key = (name, tone, number_format, numeric)
        if key not in self._made:
            self._made[key] = self._workbook.add_format(_properties(*key))
        return self._made[key]


def _properties(name: str, tone: str, number_format: str, numeric: bool) -> dict[str, Any]:  # noqa: FBT001 - a key
    properties = {"font_name": _FONT, "valign": "top", **_BASE[name]}
    if tone:
        properties["bg_color"] = _TONES[tone]
    if number_format:
        properties["num_format"] = number_format
    return {**properties, "align": "right"} if numeric else properties
