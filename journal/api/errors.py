"""The API's exception handler: a refused act is answered with its reason and written into the journal."""

from collections.abc import Mapping
from typing import Any

from rest_framework.response import Response
from rest_framework.views import set_rollback

from common.api.errors import respond
from common.errors import ActRefused
from journal.domain import events


def handle(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """Return the answer as a list of problems; None lets a fault of the portal be one."""
    set_rollback()
    if isinstance(error, ActRefused):
        as_subject = getattr(error.subject, "as_subject", None)
        events.record_refusal(
            action=error.action,
            actor=context["request"].user,
            subject=as_subject() if as_subject else None,
            reason=str(error.reason),
        )
    return respond(error)
