"""How events, notifications, jobs, files and papers name what they are about, without foreign keys upwards."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Subject:
    """A thing named by kind and id, with the plain columns by which rows about it are scoped. Never a score."""

    kind: str  # "reports.filing"
    id: int
    label: str
    programme: str = ""
    unit: str = ""  # region code of the reporting unit
    body_id: int | None = None  # organisation
    park_id: int | None = None

    def columns(self) -> dict[str, str | int | None]:
        """Return the values for the subject columns of a journal row."""
        return {
            "subject_kind": self.kind,
            "subject_id": self.id,
            "subject_label": self.label,
            "programme": self.programme,
            "unit": self.unit,
            "body_id": self.body_id,
            "park_id": self.park_id,
        }


class HasSubject(Protocol):
    """A row that can be the subject of an event."""

    def as_subject(self) -> Subject: ...
