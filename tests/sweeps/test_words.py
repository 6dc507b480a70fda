"""Words that stay: a message or a paper is read on other days than the one on which it was written."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
# Filters and tags that say "today" or "3 days left", which is true on one day only.
_PASSING = re.compile(r"\|\s*(datetime|cndatetime)\b|{%\s*(cndatetime|left|waiting|due)\b")


@pytest.mark.parametrize("folder", ["notifications", "pdf"])
def test_what_is_kept_never_says_today(folder: str) -> None:
    kept = [path for path in sorted((TEMPLATES / folder).rglob("*")) if path.is_file()]
    assert kept
    assert [path.name for path in kept if _PASSING.search(path.read_text(encoding="utf-8"))] == []
