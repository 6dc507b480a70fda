"""The dossier of a version and its archive are asked for; the worker makes them (GB-13)."""

from common import policy
from journal.domain import papers
from journal.models import Paper
from reports.models import FilingVersion

DOSSIER = "reports.dossier"
ARCHIVE = "reports.archive"


def request_dossier(*, actor: policy.Actor, version: FilingVersion, language: str) -> Paper:
    """Ask for the print-ready PDF of a version; made once for each language."""
    return _request(DOSSIER, actor, version, language)


def request_archive(*, actor: policy.Actor, version: FilingVersion, language: str) -> Paper:
    """Ask for the archive of a version: the PDF, every file, the data and a manifest; made once for each language."""
    return _request(ARCHIVE, actor, version, language)


def _request(document: str, actor: policy.Actor, version: FilingVersion, language: str) -> Paper:
    policy.require(actor, "reports.request_dossier", version)
    subject = version.filing.as_subject()
    return papers.request(document=document, subject=subject, version=version.label, language=language, actor=actor)
