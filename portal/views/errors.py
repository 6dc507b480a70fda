"""The pages of failure: each says what, why and what next. They need no session and no database."""

import logging
import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

logger = logging.getLogger("portal.failures")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is too old: the text is still in the browser, the page says how to go on."""
    return render(request, "errors/403.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours: the page and the log name the same number, so that support finds the one by the other."""
    reference = f"E-{uuid.uuid4().hex[:8].upper()}"
    logger.error("failure %s on %s %s", reference, request.method, request.path)
    return HttpResponse(_page(reference), status=500)


def _page(reference: str) -> str:
    # Rendered without the request: its context processors may be what failed.
    return render_to_string("errors/500.html", {"reference": reference})
