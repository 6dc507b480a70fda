"""The files of a version in the order of its form, numbered through, as dossier and archive list them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.archives import safe_name
from journal.models import StoredFile
from reports.domain import dossiers
from reports.domain.dossiers import Dossier, FileRef
from reports.models import FilingVersion
from reports.models.filing import PAPER


@dataclass(frozen=True)
class Enclosure:
    """One file: its number, where in the form it belongs, and where its content lies."""

    number: int
    section: str  # as printed: 一、基本情况
    field: str
    ref: FileRef
    file: StoredFile

    @property
    def path(self) -> str:
        """Return its place in an archive: a folder for each section, the number first so that names are unique."""
        return f"{safe_name(self.section, 40)}/{self.number:03d}_{safe_name(self.ref.name)}"


def of_version(version: FilingVersion) -> list[Enclosure]:
    """Return the files of a version; each is in the store as long as the version stands."""
    placed = list(_placed(dossiers.of_version(version)))
    keys = [ref.public_id for _section, _field, ref in placed]
    stored = {str(one.public_id): one for one in StoredFile.objects.filter(public_id__in=keys)}
    return [
        Enclosure(number, section, field, ref, stored[ref.public_id])
        for number, (section, field, ref) in enumerate(placed, start=1)
    ]


def _placed(dossier: Dossier) -> Iterator[tuple[str, str, FileRef]]:
    for section in dossier.form.sections:
        names = {field.code: field.name.localised for field in section.fields}
        for ref in dossier.files_of(section.code):
            yield _title(section.number, section.name.localised), names.get(ref.field, ref.field), ref
    for ref in dossier.files_of(PAPER):
        yield _("Scan of the paper"), _("Scan of the paper"), ref


def _title(number: str, name: str) -> str:
    return f"{number}、{name}" if number else name
