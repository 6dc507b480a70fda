"""The archive of a version: dossier, files, data, list and manifest, copied piece by piece (GB-13)."""

import io
from collections.abc import Callable
from typing import IO, Any

from django.utils.translation import gettext_lazy, pgettext

from common import policy, sheets
from common.archives import Archive, safe_name
from common.clock import CHINA
from journal.domain import files, papers
from journal.domain.papers import Progress
from journal.models import Paper
from reports.documents.reading import version_of
from reports.domain import enclosures, gathering, versions
from reports.domain.archiving import ARCHIVE, DOSSIER
from reports.domain.collecting import COLLECTION, versions_of
from reports.domain.kinds.base import SectionView
from reports.domain.presentation import present
from reports.domain.versions import RELATED
from reports.models import Collection, FilingVersion

FORMAT = "dossier/1"
CONTENT = "content.json"


@papers.archive(ARCHIVE, gettext_lazy("Dossier (archive)"))
def archive(paper: Paper, stream: IO[bytes], progress: Progress) -> str:
    """Write the archive of a version; that of a park list holds the applications it rests on, too."""
    version = version_of(paper)
    gathered, own = list(gathering.applications_of(version)), 1 + len(version.files)
    steps, place = own + len(gathered), pgettext("of a dossier", "applications")
    with Archive(stream, version.submitted_at) as target:
        dossiers = [put(target, "", version, paper.language, lambda done: progress(done, steps))]
        for number, one in enumerate(gathered, start=1):
            dossiers.append(put(target, f"{place}/{number:03d}_{file_name(one)}/", one, paper.language))
            progress(own + number, steps)
        target.finish({"format": FORMAT, "language": paper.language, "dossiers": dossiers})
    return f"{file_name(version)}.zip"


@papers.archive(COLLECTION, gettext_lazy("Dossiers of a round"))
def collection(paper: Paper, stream: IO[bytes], progress: Progress) -> str:
    """Write the dossiers of a round, a folder for each, in the order in which they were asked for."""
    asked = Collection.objects.select_related("round__edition", "unit__region").get(pk=paper.subject_id)
    found = versions_of(asked).select_related(*RELATED).in_bulk(field_name="label")
    dossiers = []
    with Archive(stream, asked.asked_at) as target:
        for number, label in enumerate(asked.labels, start=1):
            dossiers.append(put(target, f"{number:04d}_{file_name(found[label])}/", found[label], paper.language))
            progress(number, len(asked.labels))
        target.finish({"format": FORMAT, "language": paper.language, "title": asked.title, "dossiers": dossiers})
    return f"{safe_name(asked.title, 120)}.zip"


def put(
    target: Archive, folder: str, version: FilingVersion, language: str, done: Callable[[int], None] | None = None
) -> dict[str, Any]:
    """Write the dossier of a version into a folder of an archive; return its entry in the manifest.

    `done` is told how many of PDF and files are written.
    """
    first = len(target.files)
    made = _printed(version, language)
    target.copy(f"{folder}{file_name(version)}.pdf", files.path_of(made), made.sha256)
    place = pgettext("of a dossier", "files")
    for number, one in enumerate(enclosures.of_version(version), start=1):
        target.copy(f"{folder}{place}/{one.path}", files.path_of(one.file), one.ref.sha256)
        if done:
            done(number)
    content = _put_data(target, folder, version)
    listed = [(one.path.removeprefix(folder), one.size, one.sha256) for one in target.files[first:]]
    name = pgettext("of a dossier", "list of files")
    target.add(f"{folder}{name}.txt", _readable(version, listed))
    if done:
        done(1 + len(version.files))
    return {**about(version), "folder": folder, "content": content}


def file_name(version: FilingVersion) -> str:
    """Return how the dossier of a version is called, without an ending."""
    filing = version.filing
    return safe_name(f"{filing.filer_name}_{filing.title}_{version.label}", 120)


def about(version: FilingVersion) -> dict[str, Any]:
    """Return what a manifest says of a version."""
    filing = version.filing
    return {
        "version": version.label,
        "fingerprint": version.digest,
        "title": filing.title,
        "filed_by": filing.body.name,
        "of": filing.filer_name,
        "unit": filing.unit.region.name,
        "programme": filing.programme_id,
        "round": filing.round.title,
        "year": filing.period,
        "edition": version.edition.digest,
        "definition": filing.round.rules_digest,
        "submitted_at": version.submitted_at.isoformat(),
    }


def _printed(version: FilingVersion, language: str) -> Any:
    """Return the file of the dossier, which is made first where nobody has asked for it yet."""
    paper = papers.request(
        document=DOSSIER,
        subject=version.filing.as_subject(),
        version=version.label,
        language=language,
        actor=policy.SYSTEM,
    )
    papers.make(paper)
    return Paper.objects.select_related("file").get(pk=paper.pk).file


def _put_data(target: Archive, folder: str, version: FilingVersion) -> str:
    """Write the frozen content, by which the fingerprint is computed again, and each table as a workbook.

    Return the path of the content.
    """
    data = folder + pgettext("of a dossier", "data")
    target.add(f"{data}/{CONTENT}", versions.canonical(version))
    for view in present(version):
        if view.table and view.table.rows:
            name = f"{view.number}_{view.title}.xlsx" if view.number else f"{view.title}.xlsx"
            target.add(f"{data}/{safe_name(name)}", _workbook(view, version))
    return f"{data}/{CONTENT}"


def _workbook(view: SectionView, version: FilingVersion) -> bytes:
    table, stream = view.table, io.BytesIO()
    if table is not None:
        head = [one.label for one in table.heads]
        rows = [[cell.text for cell in row] for row in table.rows]
        sheets.write_xlsx(stream, view.title, head, rows, made_at=version.submitted_at)
    return stream.getvalue()


def _readable(version: FilingVersion, listed: list[tuple[str, int, str]]) -> bytes:
    """Return the list of files for people, with a byte order mark for Windows."""
    said = [
        (pgettext("of a dossier", "Title"), f"{version.filing.filer_name} {version.filing.title}"),
        (pgettext("of a dossier", "Version"), version.label),
        (pgettext("of a dossier", "Fingerprint"), version.digest),
        (pgettext("of a dossier", "Edition"), version.edition.digest),
        (pgettext("of a dossier", "Handed in on"), f"{version.submitted_at.astimezone(CHINA):%Y-%m-%d %H:%M:%S}"),
    ]
    colon = pgettext("before a list", ": ")
    lines = [f"{label}{colon}{text}" for label, text in said]
    lines += ["", pgettext("of a dossier", "SHA-256, size in bytes, file")]
    lines += [f"{sha256}  {size:>12}  {path}" for path, size, sha256 in listed]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")
