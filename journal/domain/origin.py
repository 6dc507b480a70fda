"""Where an act comes from, for the journal: the address of the request, unknown to the acts themselves."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_address: ContextVar[str] = ContextVar("address", default="")


def address() -> str:
    """Return the network address the running act was asked from; empty for the portal's own work."""
    return _address.get()


@contextmanager
def coming_from(where: str) -> Iterator[None]:
    """Hold the address for the events recorded inside."""
    token = _address.set(where)
    try:
        yield
    finally:
        _address.reset(token)
