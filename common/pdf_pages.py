"""Pages of strangers' PDFs, drawn anew so that they can be put into a paper of our own."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from common import pdf_child

MOST_BYTES = 30 * 1024 * 1024
MOST_PAGES = 300
_MOST_SECONDS = 120


@dataclass(frozen=True)
class Drawn:
    """The pages of a PDF as a PDF of A4 sheets, or why there are none: `encrypted`, `long`, `broken` or `heavy`."""

    content: bytes = b""
    pages: int = 0
    overlaid: bool = False  # a form or a seal that lay over the pages is missing
    error: str = ""


def drawn(path: Path) -> Drawn:
    """Return the pages of a file; whatever the file is, nothing is raised and nothing of it is run here."""
    if path.stat().st_size > MOST_BYTES:
        return Drawn(error="heavy")
    command = [sys.executable, "-I", str(Path(pdf_child.__file__)), str(MOST_PAGES)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the file comes in as data
            command, input=path.read_bytes(), capture_output=True, timeout=_MOST_SECONDS, check=True, env={}
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return Drawn(error="heavy")
    said, _line, content = done.stdout.partition(b"\n")
    return Drawn(content=content, **json.loads(said))
