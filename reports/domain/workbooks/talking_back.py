"""The workbook that goes back to its sender: what would come of it, with problems and conflicts at their cells."""

from common import policy
from reports.domain.workbooks.drafting import workbook_of
from reports.domain.workbooks.sending import look
from reports.models import SentWorkbook


def talking_workbook(*, actor: policy.Actor, sent: SentWorkbook) -> tuple[str, bytes]:
    """Return name and content of a workbook that holds what was sent, on top of the draft as it stands now."""
    found = look(actor=actor, sent=sent)
    return workbook_of(sent.filing, found.dossier, found.remarks())
