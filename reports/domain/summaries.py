"""The paper of a version is asked for; the worker makes it."""

from common import policy
from journal.domain import papers
from journal.models import Paper
from reports.models import FilingVersion

DOCUMENT = "reports.summary"


def request(*, actor: policy.Actor, version: FilingVersion, language: str) -> Paper:
    """Ask for the PDF summary of a version; the same one is made once for each language."""
    policy.require(actor, "reports.request_summary", version.filing)
    subject = version.filing.as_subject()
    return papers.request(document=DOCUMENT, subject=subject, version=version.label, language=language, actor=actor)
