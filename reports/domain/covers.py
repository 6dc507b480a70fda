"""The cover of what a unit hands in: printed, stamped, scanned and attached before it goes out (X-07)."""

import hashlib

from common import policy
from journal.domain import papers
from journal.models import Paper
from programmes.definition import Form
from reports.models import Filing
from reports.models.signature import STAMPED, state_to_sign
from reports.rules import COVER

DOCUMENT = COVER
LETTER = "letter"  # the section with number and date of the letter


def has_cover(form: Form) -> bool:
    """Say whether the definition asks for the scan of a stamped cover."""
    return any(field.code == STAMPED and field.kind == "file" for section in form.sections for field in section.fields)


def code_of(filing: Filing) -> str:
    """Return the mark of the draft as it stands, printed on its cover."""
    return hashlib.sha256(f"{filing.public_id}|{state_to_sign(filing)}".encode()).hexdigest()[:12]


def request(*, actor: policy.Actor, filing: Filing, language: str) -> Paper:
    """Ask for the cover of a draft; the same one is made once for each state of it."""
    policy.require(actor, "reports.read_draft", filing)
    subject = filing.as_subject()
    return papers.request(document=DOCUMENT, subject=subject, version=code_of(filing), language=language, actor=actor)
