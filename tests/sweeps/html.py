"""What every page has and none may have: title, one heading, language; nothing inline, nothing from elsewhere."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

_LINKS = {"script": "src", "link": "href", "img": "src", "iframe": "src", "form": "action"}


def is_page(response: Any) -> bool:
    """Say whether the answer is a whole HTML page."""
    content_type = str(response.headers.get("Content-Type", ""))
    return response.status_code == 200 and content_type.startswith("text/html") and not response.streaming


def faults(response: Any) -> list[str]:
    """Return what is wrong with a page."""
    page = _Page()
    page.feed(response.content.decode())
    return list(page.faults())


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self.title = ""
        self.headings = 0
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.inside = tag
        self.headings += tag == "h1"
        if tag == "html":
            self.language = given.get("lang", "")
        self.found += _inline(tag, given)
        link = given.get(_LINKS.get(tag, ""), "")
        if link.startswith(("http:", "https:", "//")):
            self.found.append(f"{tag} from elsewhere: {link}")

    def handle_endtag(self, _tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "title":
            self.title += data

    def faults(self) -> Iterator[str]:
        """Yield what is missing or not allowed."""
        if self.language.lower() not in ("zh-hans", "en"):
            yield f"language is {self.language!r}"
        if not self.title.strip():
            yield "no title"
        if self.headings != 1:
            yield f"{self.headings} headings h1"
        yield from self.found


def _inline(tag: str, given: dict[str, str]) -> list[str]:
    found = [f"{tag} has {name}" for name in given if name == "style" or name.startswith("on")]
    if tag == "style" or (tag == "script" and "src" not in given and given.get("type") != "application/json"):
        found.append(f"inline {tag}")
    return found
