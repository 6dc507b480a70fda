"""How each kind of `draws` in a definition gets its text; the apps above register what only they know."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from programmes.definition import Draw, Field
from reports.domain.drawing.reporting import Reports
from reports.models import FilingVersion


@dataclass(frozen=True)
class Origin:
    """A report that something was drawn from; with its figure, where it is a figure, and that of the year before."""

    version: FilingVersion
    value: Decimal | None = None
    decimals: int = 0
    before: Decimal | None = None
    before_decimals: int = 0


@dataclass(frozen=True)
class Drawn:
    """What is drawn for a field, in the language of the product, and from which reports."""

    text: str
    origins: tuple[Origin, ...] = ()


Function = Callable[[Reports, Field, Draw], Drawn]
_functions: dict[str, Function] = {}


def draw(kind: str) -> Callable[[Function], Function]:
    """Register what draws the text of a kind."""

    def register(function: Function) -> Function:
        _functions[kind] = function
        return function

    return register


def drawn_for(reports: Reports, field: Field) -> Drawn:
    """Return what is drawn for a field; what several kinds say stands in lines below each other."""
    found = [_functions[one.kind](reports, field, one) for one in field.draws]
    origins = {origin.version.pk: origin for one in found for origin in one.origins}
    return Drawn("\n".join(one.text for one in found if one.text), tuple(origins.values()))
