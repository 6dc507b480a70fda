"""The kinds of section. A new kind is one module here and one line in the table."""

from collections.abc import Mapping
from types import MappingProxyType

from programmes.definition import Section
from reports.domain.kinds.base import SectionKind
from reports.domain.kinds.energy import EnergyKind
from reports.domain.kinds.entries import EntriesKind
from reports.domain.kinds.fields import FieldsKind
from reports.domain.kinds.indicators import IndicatorsKind
from reports.domain.kinds.rows import RowsKind
from reports.domain.kinds.targets import TargetsKind

_KINDS: Mapping[str, SectionKind] = MappingProxyType(
    {
        "park_basics": FieldsKind(),
        "narrative": FieldsKind(),
        "declaration": FieldsKind(),
        "attachments": FieldsKind(),
        "table": RowsKind(),
        "entries": EntriesKind(),
        "energy": EnergyKind(),
        "indicators": IndicatorsKind(),
        "targets": TargetsKind(),
    }
)


def kind_of(section: Section) -> SectionKind:
    """Return the kind that handles a section."""
    return _KINDS[section.kind]
