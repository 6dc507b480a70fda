"""Digests of the journal: what a row says, in one canonical spelling (SHA-256 of JSON with sorted keys)."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from journal.models import Event, Seal

# All columns but the id, which the database gives, and the digest itself. A column added later must not enter the
# digests of rows written before it.
DIGESTED = (
    "at",
    "kind",
    "outcome",
    "key",
    "actor_id",
    "actor_label",
    "actor_body",
    "reason",
    "basis",
    "data",
    "address",
    "subject_kind",
    "subject_id",
    "subject_label",
    "programme",
    "unit",
    "body_id",
    "park_id",
)


def event_digest(event: Event) -> str:
    """Return the digest of what an event says."""
    return _digest({name: _plain(getattr(event, name)) for name in DIGESTED})


def seal_digest(seal: Seal, covered: Sequence[tuple[int, str]]) -> str:
    """Return the digest of a seal over ids and digests of its events, in order of id, and the seal before it."""
    return _digest(
        {
            "previous": seal.previous,
            "at": _plain(seal.at),
            "first": seal.first_event,
            "last": seal.last_event,
            "count": seal.count,
            "events": [list(pair) for pair in covered],
        }
    )


def _digest(content: Mapping[str, object]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    # One spelling for one instant, whatever zone the database answers in.
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
