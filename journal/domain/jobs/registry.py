"""Which function does the jobs of a kind, and which is told when one is given up."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from journal.models import Job

Run = Callable[[Job], None]
RunT = TypeVar("RunT", bound=Run)


@dataclass(frozen=True)
class Handler:
    run: Run
    gave_up: Run | None


_handlers: dict[str, Handler] = {}


def handler(kind: str, *, gave_up: Run | None = None) -> Callable[[RunT], RunT]:
    """Register the function that does the jobs of a kind.

    It may be called more than once for a job (a worker can die at any point), so its effects must be unique in the
    database. It must not hold a write transaction for longer than the lease. `gave_up` runs when the last try failed.
    """

    def register(function: RunT) -> RunT:
        if kind in _handlers:
            raise ValueError(f"two handlers for {kind}")
        _handlers[kind] = Handler(function, gave_up)
        return function

    return register


def run_handler(job: Job) -> None:
    """Do the job; an unknown kind is a `KeyError`, tried again as an older worker may be draining the queue."""
    _handlers[job.kind].run(job)


def tell_given_up(job: Job) -> None:
    """Tell whom it concerns that the job will not be done."""
    registered = _handlers.get(job.kind)
    if registered and registered.gave_up:
        registered.gave_up(job)
