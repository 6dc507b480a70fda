"""A record is filled in like a section of a filing: the same kinds of field, the same checks, the same inputs."""

from collections.abc import Mapping

from programmes.definition import Definition, Ledger, Section
from programmes.models import Participation, Programme, ReportingUnit
from reports.domain.dossiers import Dossier, Place
from reports.domain.kinds.base import Posted, SectionView
from reports.domain.kinds.fields import FieldsKind
from reports.models import Filing, Record
from reports.rules.records import Wanted

SECTION = "record"
_KIND = FieldsKind()


def place_for(wanted: Wanted, typed: Mapping[str, str]) -> Place:
    """Return the place in which a new record is filled in, with what is typed so far."""
    assert wanted.programme.edition is not None  # noqa: S101 - a programme that is run has been loaded
    definition = wanted.programme.edition.definition
    return _place(definition, wanted.ledger, typed, wanted.programme, wanted.participation, wanted.unit)


def place_of(record: Record, typed: Mapping[str, str] | None = None) -> Place:
    """Return the place of a record that stands, under the edition it was entered under."""
    definition = record.edition.definition
    content = record.content if typed is None else typed
    ledger = definition.ledger(record.ledger)
    return _place(definition, ledger, content, record.programme, record.participation, record.unit)


def read(place: Place, posted: Posted) -> dict[str, str]:
    """Return what a posted form or a body of the API gives for the fields, as text."""
    return {**_KIND.read(place, posted)}


def view_of(place: Place) -> SectionView:
    """Return the fields as a page shows them."""
    return _KIND.present(place, None)


def _place(
    definition: Definition,
    ledger: Ledger,
    typed: Mapping[str, str],
    programme: Programme,
    participation: Participation | None,
    unit: ReportingUnit | None,
) -> Place:
    asked = Section(
        code=SECTION, name=ledger.name, kind="narrative", fields=ledger.fields, rule=ledger.rule, basis=ledger.basis
    )
    # The sources of choices ask whose record it is; this filing only says so and is never saved.
    whose = Filing(
        programme=programme, participation=participation, park=participation.park if participation else None, unit=unit
    )
    return Place(Dossier(filing=whose, definition=definition, contents={SECTION: dict(typed)}), asked)
