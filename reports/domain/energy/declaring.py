"""Declaring for one enterprise: its carriers as lines, saved by themselves while others write about other firms."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common import policy
from common.errors import Problem, RuleViolation, Stale
from programmes.definition import Carrier, carriers
from reports.domain import dossiers, sections
from reports.domain.dossiers import Place
from reports.domain.kinds.base import text_of
from reports.domain.kinds.energy import TYPED, EnergyKind
from reports.domain.kinds.rows import filled_rows, new_row
from reports.domain.transitions import lock
from reports.models import Filing

Row = dict[str, str]
Typed = Mapping[str, Mapping[str, str]]  # by key of the line, by column


@dataclass(frozen=True)
class Line:
    """A carrier and the row in which it is declared, if it is; the key names its inputs and stays the same."""

    key: str
    carrier: Carrier | None
    row: Row

    @property
    def name(self) -> str:
        """Return the name of the carrier, or what a workbook said instead of one."""
        return self.carrier.name.localised if self.carrier else self.row.get("carrier", "")

    def texts(self) -> dict[str, str]:
        """Return what is typed, by column."""
        return {code: text_of(self.row.get(code)) for code in TYPED}


def lines(place: Place, enterprise: str) -> list[Line]:
    """Return all carriers in their order, with the rows of an enterprise (its code, or what was typed instead)."""
    own = rows_of(place, enterprise)
    found: list[Line] = []
    for code, carrier in carriers().items():
        rows = [row for row in own if row.get("carrier") == code]
        found.append(Line(code, carrier, rows[0] if rows else {}))
        found += [Line(row["uuid"], carrier, row) for row in rows[1:]]
    strange = (row for row in own if row.get("carrier") not in carriers())
    return found + [Line(row["uuid"], None, row) for row in strange]


def rows_of(place: Place, enterprise: str) -> list[Row]:
    """Return the rows of an enterprise."""
    return [row for row in filled_rows(EnergyKind(), place) if row.get("enterprise", "").strip() == enterprise]


def mark(rows: Sequence[Row]) -> int:
    """Return by what a later save notices that somebody else wrote in these rows."""
    kept = sorted([row["uuid"], row.get("carrier", ""), *(text_of(row.get(code)) for code in TYPED)] for row in rows)
    return int.from_bytes(hashlib.sha256(json.dumps(kept, ensure_ascii=False).encode()).digest()[:6])


@transaction.atomic
def save_enterprise(
    *, actor: policy.Actor, filing: Filing, code: str, enterprise: str, typed: Typed, base: int, belongs_to: str = ""
) -> int:
    """Save what was typed for one enterprise into the section `code`; return the new mark.

    A line whose texts are all empty is taken off. `belongs_to` is the credit code of the enterprise that rows under an
    unknown name belong to. Raises `Stale` when somebody else saved for the same enterprise since `base`, and
    `RuleViolation` when `belongs_to` is not in the register.
    """
    locked = lock(filing)
    sections.require_open(actor, locked, code)
    place = Place(dossiers.of_draft(locked), locked.filled_form.section(code))
    own, target = rows_of(place, enterprise), belongs_to or enterprise
    _require_known(place, belongs_to)
    written = [row for line in lines(place, enterprise) if (row := _written(line, typed.get(line.key), target))]
    if mark(own) not in (base, mark(written)):
        raise Stale(_current(place, enterprise), mark(own))
    content = {"rows": _put_in(place.content.get("rows", []), own, written)}
    number = place.dossier.numbers[code]
    sections.save_section(actor=actor, filing=locked, code=code, content=content, base_version=number)
    return mark(written)


def _require_known(place: Place, belongs_to: str) -> None:
    if belongs_to and belongs_to not in place.dossier.enterprises:
        message = _("Choose an enterprise of the register.")
        raise RuleViolation([Problem("belongs_to", message, place.section.rule)])


def _written(line: Line, typed: Mapping[str, str] | None, enterprise: str) -> Row | None:
    """Return the row as it is now; None if nothing stands in it."""
    texts = line.texts() if typed is None else {**line.texts(), **{code: text_of(text) for code, text in typed.items()}}
    if not any(text.strip() for text in texts.values()):
        return None
    carrier = line.carrier.code if line.carrier else line.row.get("carrier", "")
    known = line.row or new_row()
    return {"uuid": known["uuid"], "enterprise": enterprise, "carrier": carrier, **texts}


def _put_in(rows: Sequence[Row], own: Sequence[Row], written: Sequence[Row]) -> list[Row]:
    """Return all rows with those of the enterprise in the place where its first one stood, else at the end."""
    keys = {row["uuid"] for row in own}
    first = next((place for place, row in enumerate(rows) if row["uuid"] in keys), len(rows))
    before = [row for row in rows[:first] if row["uuid"] not in keys]
    after = [row for row in rows[first:] if row["uuid"] not in keys]
    return [*before, *written, *after]


def _current(place: Place, enterprise: str) -> dict[str, Any]:
    """Return what stands, by the names of the inputs."""
    return {f"{line.key}/{code}": text for line in lines(place, enterprise) for code, text in line.texts().items()}
