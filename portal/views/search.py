"""One search over parks, filings and obligations, as far as the reader sees them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.domain.search import find


@login_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what the words lead to; without words only the field."""
    words = request.GET.get("q", "").strip()[:100]
    found = find(request.user, words) if words else None
    return render(request, "portal/search.html", {"q": words, "found": found})
