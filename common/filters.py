"""The kinds of filter a list declares: each is a field of the filter bar and a way to narrow the rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import or_
from typing import Any, cast

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
Rows = QuerySet[Any]
Pairs = Iterable[tuple[str, Words]]

YES = _("Yes")
NO = _("No")
_UNKNOWN = _("“%(value)s” is not one of the choices. The list is shown without this filter.")


@dataclass(frozen=True)
class Filter:
    """A filter: its field, and how a meaningful value narrows the rows."""

    code: str
    label: Words

    def field(self, request: HttpRequest) -> forms.Field:
        raise NotImplementedError

    def narrow(self, rows: Rows, value: Any) -> Rows:
        raise NotImplementedError


@dataclass(frozen=True)
class Choice(Filter):
    """One of several: `choices` are pairs or a function of the request; `narrows` a path or a function."""

    choices: Pairs | Callable[[HttpRequest], Pairs]
    narrows: str | Callable[[Rows, str], Rows]

    def field(self, request: HttpRequest) -> forms.Field:
        pairs = self.choices(request) if callable(self.choices) else self.choices
        options = [("", _("All")), *pairs]
        return forms.ChoiceField(
            choices=options, label=_label(self), required=False, error_messages={"invalid_choice": _UNKNOWN}
        )

    def narrow(self, rows: Rows, value: str) -> Rows:
        return self.narrows(rows, value) if callable(self.narrows) else rows.filter(**{self.narrows: value})


@dataclass(frozen=True)
class Text(Filter):
    """Words to look for: every one of them must occur in one of the declared fields, or `find` decides."""

    fields: tuple[str, ...] = ()
    find: Callable[[Rows, str], Rows] | None = None

    def field(self, request: HttpRequest) -> forms.Field:  # noqa: ARG002 - asks nothing of the reader
        return forms.CharField(
            label=_label(self),
            required=False,
            max_length=100,
            widget=forms.TextInput(attrs={"type": "search"}),
        )

    def narrow(self, rows: Rows, value: str) -> Rows:
        if self.find:
            return self.find(rows, value)
        for word in value.split():
            rows = rows.filter(_any(Q(**{f"{name}__icontains": word}) for name in self.fields))
        return rows


@dataclass(frozen=True)
class Flag(Filter):
    """Yes or no: a condition that holds, or does not."""

    condition: Callable[[], Q]
    yes: Words = YES
    no: Words = NO

    def field(self, request: HttpRequest) -> forms.Field:
        return Choice(self.code, self.label, (("1", self.yes), ("0", self.no)), "").field(request)

    def narrow(self, rows: Rows, value: str) -> Rows:
        return rows.filter(self.condition() if value == "1" else ~self.condition())


def _label(one: Filter) -> str:
    # The stubs know lazy words by a class of their own.
    return cast("str", one.label)


def _any(conditions: Iterable[Q]) -> Q:
    found = Q()
    for condition in conditions:
        found = or_(found, condition)
    return found
