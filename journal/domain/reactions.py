"""What an app above does when something happens below: functions that run in the event's transaction."""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from journal.models import Event

ReactionT = TypeVar("ReactionT", bound=Callable[[Event], None])

_reactions: dict[str, list[Callable[[Event], None]]] = defaultdict(list)


def on(kind: str) -> Callable[[ReactionT], ReactionT]:
    """Register a function for an event kind; when it fails, the act it belongs to fails too."""

    def register(function: ReactionT) -> ReactionT:
        _reactions[kind].append(function)
        return function

    return register


def react(event: Event) -> None:
    """Run what is registered for the event, in order of registration."""
    for function in _reactions.get(event.kind, ()):
        function(event)
