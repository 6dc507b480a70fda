"""The catalogues of the languages: merged from the parts of the apps, compared with the code, compiled."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_javascript, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

APPS = ("common", "journal", "accounts", "parks", "programmes", "reports", "evaluations", "portal", "config")
# Positions of context (c), singular and plural in a call, as the extractors of Babel want them.
_CALLS: dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|\{(\w*)\}")

Key = tuple[str | None, str]  # context, msgid (the singular)
Merged = dict[str, Catalog]  # by Django's language code


class CatalogueError(Exception):
    """A part cannot be read, or two parts contradict each other."""


def merge(parts: Path) -> Merged:
    """Return a catalogue per language from `<app>.<locale>.po` files, or raise `CatalogueError`."""
    merged: Merged = {}
    for part in sorted(parts.glob("*.po")):
        locale = part.name.split(".")[-2]
        catalogue = merged.setdefault(_language(locale), _catalogue(locale))
        for message in _messages(part, locale):
            _add(catalogue, message, part)
    return merged


def write(merged: Merged, root: Path) -> None:
    """Write `django.po` and `django.mo` of each language below `root`, only when they differ."""
    for language, catalogue in merged.items():
        folder = root / to_locale(language) / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        for name, writer in (("django.po", write_po), ("django.mo", write_mo)):
            buffer = io.BytesIO()
            writer(buffer, catalogue)
            _replace(folder / name, buffer.getvalue())


def faults(merged: Merged, root: Path) -> list[str]:
    """Name what is missing, empty, unused or has other placeholders than its source."""
    used = dict(extracted(root))
    found = []
    for language, catalogue in merged.items():
        entries = {_key(message): message for message in catalogue if message.id}
        found += [f"{language}: missing {key[1]!r} ({used[key]})" for key in sorted(used.keys() - entries, key=str)]
        found += [f"{language}: unused {key[1]!r}" for key in sorted(entries.keys() - used, key=str)]
        found += [fault for key in entries.keys() & used for fault in _message_faults(language, entries[key])]
    return found


def extracted(root: Path) -> Iterator[tuple[Key, str]]:
    """Yield each translatable string of code and templates, with the file that says it first."""
    for path in sorted(_sources(root), reverse=True):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".py":
            found = extract_python(io.BytesIO(text.encode()), _CALLS, (), {"encoding": "utf-8"})
        else:
            calls = io.BytesIO(templatize(text).encode())
            found = extract_javascript(calls, _CALLS, (), {"encoding": "utf-8"})
        for _line, function, arguments, _comments in found:
            key = _called(function, arguments)
            if key:
                yield key, str(path.relative_to(root))


def _sources(root: Path) -> Iterator[Path]:
    for app in APPS:
        yield from (path for path in (root / app).rglob("*.py") if "migrations" not in path.parts)
        yield from (root / app).rglob("templates/**/*.*")
    yield from (path for path in (root / "templates").rglob("*") if path.suffix in {".html", ".txt", ".svg"})


def _called(function: object, arguments: object) -> Key | None:
    values = arguments if isinstance(arguments, tuple) else (arguments,)
    if "pgettext" in str(function):
        context, singular = values[0], values[1]
    else:
        context, singular = None, values[0]
    return (context, singular) if isinstance(singular, str) and singular else None


def _messages(part: Path, locale: str) -> Iterator[Message]:
    try:
        catalogue = read_po(io.BytesIO(part.read_bytes()), locale=locale, abort_invalid=True)
    except (ValueError, SyntaxError) as error:
        raise CatalogueError(f"{part.name}: {error}") from error
    return (message for message in catalogue if message.id)


def _add(catalogue: Catalog, message: Message, part: Path) -> None:
    known = catalogue.get(_key(message)[1], message.context)
    if known is None:
        catalogue.add(message.id, message.string, context=message.context)
    elif known.string != message.string:
        raise CatalogueError(f"{part.name}: {message.id!r} is {message.string!r} here and {known.string!r} elsewhere")


def _message_faults(language: str, message: Message) -> Iterator[str]:
    sources = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
    translations = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    if message.fuzzy or not all(translations):
        yield f"{language}: not translated {message.id!r}"
    elif any(_placeholders(str(text)) != _placeholders(sources[-1]) for text in translations):
        yield f"{language}: other placeholders in {message.id!r}"


def _placeholders(text: str) -> Counter[str]:
    return Counter(name or field for name, field in _PLACEHOLDER.findall(text))


def _catalogue(locale: str) -> Catalog:
    # A fixed date: the same parts always compile to the same bytes.
    day = datetime(2026, 1, 1, tzinfo=UTC)
    return Catalog(locale=locale, project="portal", fuzzy=False, creation_date=day, revision_date=day)


def _key(message: Message) -> Key:
    singular = message.id[0] if isinstance(message.id, (list, tuple)) else message.id
    return message.context, singular


def _language(locale: str) -> str:
    return locale.replace("_", "-").lower()


def _replace(path: Path, content: bytes) -> None:
    """Write in one step: a portal that is running reads the old or the new file, never half of one."""
    if path.exists() and path.read_bytes() == content:
        return
    fresh = path.with_suffix(path.suffix + ".new")
    fresh.write_bytes(content)
    fresh.replace(path)
