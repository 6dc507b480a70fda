"""What the portal made, handed out as a download."""

import io

from django.http import FileResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(name: str, content: bytes) -> FileResponse:
    """Return a workbook as an attachment."""
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type=XLSX)
