"""Figures that belong together: one follows from the others, whatever they were rounded to."""

from pydantic import Field as Limited

from programmes.definition.base import Code, Entry
from programmes.definition.kinds import IdentityKind


class Identity(Entry):
    """Measures of one park and year: `whole` follows from `parts`, in the order in which the kind takes them."""

    code: Code
    kind: IdentityKind
    whole: Code
    parts: tuple[Code, ...] = Limited(min_length=1)
