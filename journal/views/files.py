import logging
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase

from common.views import SignedIn, actor_of, to_login
from journal.domain import files
from journal.models import StoredFile
from journal.views.finding import find_or_404

logger = logging.getLogger(__name__)

# An uploaded file is never shown inside the portal's origin, whatever a browser takes it for.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


class FileDownload(SignedIn):
    """Hands out a file to those who may read what it is about; some subjects are public."""

    public = True

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponseBase:
        try:
            return handed_out(find_or_404(StoredFile, request, public_id))
        except Http404:
            # A visitor who followed a link from a mail is asked to sign in first.
            if actor_of(request).is_authenticated:
                raise
            return to_login(request, showable=True)


def handed_out(file: StoredFile) -> FileResponse:
    """Return the content as a download under the name it was given; a missing file is logged and a 404."""
    try:
        content: Any = files.path_of(file).open("rb")
    except FileNotFoundError as missing:
        logger.exception("the content of stored file %s is missing", file.pk)
        raise Http404 from missing
    return FileResponse(content, as_attachment=True, filename=file.name, content_type=file.media_type, headers=HEADERS)
