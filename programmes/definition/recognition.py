"""What a programme recognises by tier beside its parks' participation: zones and enterprises, with targets (HZ-12)."""

from typing import Any, Literal

from pydantic import Field as Limited
from pydantic import model_validator

from programmes.definition.base import Code, Entry, Noun, Text, hand_down
from programmes.definition.kinds import Level

Subject = Literal["park", "enterprise"]
"""What is recognised: a park of the register, or an enterprise in one."""


class RecognisedKind(Noun):
    """A kind within a tier; an enterprise can be recognised once in each."""

    code: Code
    name: Text


class RecognisedTier(Entry):
    """A tier: what stands in it, how many are wanted (no number: no target), and in which kinds of park."""

    code: Code
    name: Text
    subject: Subject
    target: int | None = Limited(default=None, ge=1)
    kinds: tuple[RecognisedKind, ...] = ()
    park_kinds: tuple[Code, ...] = ()  # kinds of the register of parks; none: any park

    def kind(self, code: str) -> RecognisedKind | None:
        """Return a kind of the tier, None if there is none of that code."""
        return next((one for one in self.kinds if one.code == code), None)


class Recognition(Entry):
    """The tiers of a programme, from the fewest to the most; `nominated_by` are the levels that name."""

    name: Text
    nominated_by: tuple[Level, ...] = ("park", "province")
    tiers: tuple[RecognisedTier, ...] = Limited(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _inherit(cls, raw: Any) -> Any:
        return hand_down(raw, "tiers")

    def tier(self, code: str) -> RecognisedTier | None:
        """Return a tier, None if there is none of that code."""
        return next((one for one in self.tiers if one.code == code), None)
