"""Every address the portal answers, found by walking the resolver: nothing is registered by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """One pattern with the name by which it is reversed."""

    name: str  # "reports:section"; "" for a pattern without a name
    pattern: str
    view: Callable[..., Any]

    @property
    def key(self) -> str:
        return self.name or self.pattern

    @property
    def takes_arguments(self) -> bool:
        return "<" in self.pattern

    @property
    def view_class(self) -> type | None:
        return getattr(self.view, "view_class", None)


def routes() -> list[Route]:
    """Return all routes of the portal in the order of the resolver."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: Any, namespace: str, prefix: str) -> Iterator[Route]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry.url_patterns, inner, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            name = f"{namespace}{entry.name}" if entry.name else ""
            yield Route(name, prefix + str(entry.pattern), entry.callback)
