"""Every error of the API is a list of problems: where, what, on which basis, and how to mend it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions, status
from rest_framework.response import Response

from common.errors import ActRefused, Problem, RuleViolation, Stale

# What a body is called when all of it is meant.
NON_FIELD = "non_field_errors"


def respond(error: Exception) -> Response | None:
    """Return the answer to an error, None for one that is a fault of the portal."""
    if isinstance(error, RuleViolation):
        return _answer(error.problems, status.HTTP_422_UNPROCESSABLE_ENTITY)
    if isinstance(error, Stale):
        return _stale(error)
    if isinstance(error, ActRefused):
        return _answer([Problem("", str(error.reason))], status.HTTP_403_FORBIDDEN)
    if isinstance(error, Http404):
        return _answer([Problem("", _("There is nothing here that you can see."))], status.HTTP_404_NOT_FOUND)
    if isinstance(error, PermissionDenied):
        return _answer([Problem("", _("You may not do this."))], status.HTTP_403_FORBIDDEN)
    return _of_framework(error) if isinstance(error, exceptions.APIException) else None


def as_json(problem: Problem) -> dict[str, str]:
    """Return a problem as it is sent."""
    return {name: str(getattr(problem, name)) for name in ("address", "message", "rule", "remedy")}


def _answer(problems: Sequence[Problem], code: int, **more: Any) -> Response:
    return Response({"problems": [as_json(problem) for problem in problems], **more}, status=code)


def _stale(error: Stale) -> Response:
    """Tell what stands, so that the client can lay both texts side by side."""
    problem = Problem(
        "version",
        _("Somebody saved in between: version %(version)d stands.") % {"version": error.version},
        remedy=_("Put your changes into what stands and save on top of that version."),
    )
    return _answer([problem], status.HTTP_409_CONFLICT, version=error.version, current=error.current)


def _of_framework(error: exceptions.APIException) -> Response:
    response = _answer(list(_problems("", error.detail)), error.status_code)
    if header := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = header
    if wait := getattr(error, "wait", None):
        response["Retry-After"] = str(int(wait))
    return response


def _problems(address: str, detail: Any) -> Iterator[Problem]:
    """Walk the nested details of a serializer: the path to a message is the address."""
    if isinstance(detail, Mapping):
        for key, inner in detail.items():
            yield from _problems(address if key == NON_FIELD else _join(address, key), inner)
    elif isinstance(detail, list):
        for place, inner in enumerate(detail):
            nested = isinstance(inner, list | Mapping)
            yield from _problems(_join(address, place) if nested else address, inner)
    else:
        yield Problem(address, str(detail))


def _join(address: str, part: object) -> str:
    return f"{address}/{part}" if address else str(part)
