"""The one policy: who may do what with which object, and which rows somebody sees. Default deny.

Apps register rules and scopes in their `rules.py`; views, API, admin, files, exports and tasks only ask here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import models

from common.errors import ActRefused


class Actor(Protocol):
    """A person signed in, a visitor, or the system itself."""

    @property
    def pk(self) -> Any: ...

    @property
    def is_authenticated(self) -> bool: ...

    @property
    def label(self) -> str: ...


class _System:
    """The portal acting by itself: deadlines, sweeps, generated papers."""

    pk = None
    is_authenticated = False
    is_system = True
    label = "系统"


SYSTEM = _System()


class _Visitor:
    """Somebody who did not sign in: sees what is public."""

    pk = None
    is_authenticated = False
    label = ""


VISITOR = _Visitor()


@dataclass(frozen=True)
class Allowed:
    """The act is allowed."""

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True)
class Refused:
    """The act is refused; the reason is for the actor to read."""

    reason: str

    def __bool__(self) -> bool:
        return False


Decision = Allowed | Refused
Rule = Callable[[Any, Any], Decision]
Scope = Callable[[Any, Any], Any]

_rules: dict[str, Rule] = {}
_scopes: dict[type[models.Model], Scope] = {}


def rule(action: str) -> Callable[[Rule], Rule]:
    """Register the rule of an action, for example `reports.submit_filing`."""

    def register(function: Rule) -> Rule:
        if action in _rules:
            raise ValueError(f"two rules for {action}")
        _rules[action] = function
        return function

    return register


def scope(model: type[models.Model]) -> Callable[[Scope], Scope]:
    """Register which rows of a model an actor sees: a function of actor and queryset."""

    def register(function: Scope) -> Scope:
        if model in _scopes:
            raise ValueError(f"two scopes for {model}")
        _scopes[model] = function
        return function

    return register


def can(actor: Actor, action: str, subject: object = None) -> Decision:
    """Say whether the actor may; an action without a rule is a programming error, not a silent no."""
    return _rules[action](actor, subject)


def require(actor: Actor, action: str, subject: object = None) -> None:
    """Raise `ActRefused` with the reason unless the actor may."""
    decision = can(actor, action, subject)
    if isinstance(decision, Refused):
        raise ActRefused(action, decision.reason, subject)


def visible(actor: Actor, queryset: Any) -> Any:
    """Narrow a queryset to the rows the actor sees; a model without a scope shows nothing."""
    scope_of = _scopes.get(queryset.model)
    return scope_of(actor, queryset) if scope_of else queryset.none()


def actions() -> frozenset[str]:
    """Return the names of all registered actions."""
    return frozenset(_rules)
