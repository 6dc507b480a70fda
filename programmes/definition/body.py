"""Who runs a programme, in kinds of organisation."""

from typing import Literal, Self

from django.utils.translation import gettext
from pydantic import model_validator

from programmes.definition.base import Code, Entry
from programmes.definition.errors import invalid
from programmes.definition.kinds import Level

LEVELS: tuple[Level, ...] = ("ministry", "province", "city", "park")


class Bodies(Entry):
    """The kinds of organisation that act at each level; the first of each is the lead body unless said."""

    ministry: tuple[Code, ...]
    province: tuple[Code, ...]
    city: tuple[Code, ...] = ()
    park: tuple[Code, ...] = ("park_committee",)
    ministry_lead: Code | Literal[""] = ""
    province_lead: Code | Literal[""] = ""

    @model_validator(mode="after")
    def _leads_take_part(self) -> Self:
        for level in ("ministry", "province"):
            named = getattr(self, f"{level}_lead")
            if named and named not in self.at(level):
                raise invalid(gettext("%(name)s is not one of the bodies of its level") % {"name": named})
        return self

    def at(self, level: Level) -> tuple[str, ...]:
        """Return the kinds of organisation of a level."""
        bodies: tuple[str, ...] = getattr(self, level)
        return bodies

    def lead(self, level: Level) -> str:
        """Return the lead kind of a level, "" if the programme has no such level."""
        named: str = getattr(self, f"{level}_lead", "")
        return named or next(iter(self.at(level)), "")
