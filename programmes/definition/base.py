"""What every entry of a definition has: strict keys, no change after reading, and the basis it rests on."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from django.utils.translation import get_language
from pydantic import BaseModel, ConfigDict, StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
RuleId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}-\d{2,3}$")]

Basis = Literal["P", "R", "I", "D"]
"""P stated in the document, R read into it or left open, I from another instrument, D our design."""

Params = dict[Code, str | int | bool | list[str]]
"""What a check is told beside its kind: a grade, a number of years, a section."""

Status = Literal["confirmed", "recalled", "assumed"]

INHERITED = ("rule", "basis", "document", "clause", "status")


class Noun(BaseModel):
    """A part of a definition: unknown keys are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Text(Noun):
    """A text in the two languages of the product."""

    zh: str
    en: str

    @property
    def localised(self) -> str:
        """Return the text in the active language; Chinese unless English is active."""
        return self.en if (get_language() or "").startswith("en") else self.zh

    def __str__(self) -> str:
        return self.localised


class Entry(Noun):
    """A normative entry: it cites its rule and says how firm that is."""

    rule: RuleId
    basis: Basis
    document: str = ""
    clause: str = ""
    editable: bool = False
    status: Status = "confirmed"
    note: Text | None = None

    @property
    def is_recalled(self) -> bool:
        """Say whether the value is a default from memory, to be shown as such."""
        return self.status != "confirmed"


def hand_down(raw: Any, *keys: str) -> Any:
    """Let the entries under `keys` cite what their parent cites, unless they cite a rule of their own."""
    if not isinstance(raw, Mapping):
        return raw
    cited = {name: raw[name] for name in INHERITED if name in raw}
    return {**raw, **{key: _cite(raw[key], cited) for key in keys if key in raw}}


def _cite(children: Any, cited: Mapping[str, Any]) -> Any:
    if isinstance(children, Mapping) and "code" not in children:
        return {key: _cite_one(child, cited) for key, child in children.items()}
    if isinstance(children, list | tuple):
        return [_cite_one(child, cited) for child in children]
    return children


def _cite_one(child: Any, cited: Mapping[str, Any]) -> Any:
    if not isinstance(child, Mapping):
        return child
    return {**child} if "rule" in child else {**cited, **child}


def name_by_key(raw: Any) -> Any:
    """Give each entry of a mapping its key as `code`, so that the file says it once."""
    if not isinstance(raw, Mapping):
        return raw
    return {key: {"code": key, **child} if isinstance(child, Mapping) else child for key, child in raw.items()}
