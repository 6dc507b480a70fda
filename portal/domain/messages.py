"""The open door to a park: a message by anybody, counted against flooding, followed by the code of its receipt."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.errors import Problem, RuleViolation
from evaluations.domain import receipts, visitors
from journal.domain import origin
from programmes.models import Participation
from reports.domain.records import messages
from reports.domain.records.messages import Sender
from reports.models import Record

MOST_MESSAGES, MOST_LOOKS = 10, 30  # from one address within an hour


@dataclass(frozen=True)
class Receipt:
    """What the sender keeps. The code is shown here and nowhere else."""

    record: Record
    code: str


def send(*, base: Participation, fields: dict[str, str], sender: Sender, key: str, address: str) -> Receipt:
    """Send a message to a park; the journal does not keep the address. Raises `RuleViolation`, `ActRefused`."""
    visitors.count(act="write", address=address, most=MOST_MESSAGES)
    code = receipts.code_of(key)
    with origin.coming_from(""):
        digest = receipts.digest_of(code)
        return Receipt(messages.receive(base=base, fields=fields, sender=sender, digest=digest), code)


def follow(*, code: str, address: str) -> Record:
    """Return the message that belongs to a code. Raises `RuleViolation` for none, and after too many tries."""
    visitors.count(act="follow_message", address=address, most=MOST_LOOKS)
    found = messages.find(receipts.digest_of(code))
    if found is None:
        message = _("There is no message with this code.")
        raise RuleViolation([Problem("code", message, remedy=_("Compare it with the receipt, letter by letter."))])
    return found
