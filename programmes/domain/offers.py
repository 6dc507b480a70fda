"""What the apps above offer on the page of a round: they register it, this app never imports upwards."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from common import policy
from programmes.models import Round


@dataclass(frozen=True)
class Offer:
    """A way from the page of a round to a page of an app above."""

    label: str
    url: str
    primary: bool = False


Source = Callable[[policy.Actor, Round], Iterable[Offer]]
_sources: list[Source] = []


def source(function: Source) -> Source:
    """Register what yields offers for somebody who looks at a round."""
    _sources.append(function)
    return function


def offers(actor: policy.Actor, opened: Round) -> list[Offer]:
    """Return what is offered to somebody who looks at a round."""
    return [offer for function in _sources for offer in function(actor, opened)]
