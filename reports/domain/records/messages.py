"""Messages of enterprises and the public to a park: received without an account, followed by the code (GB-32)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from common import policy
from programmes.definition import Ledger
from programmes.models import Participation
from reports.domain.records import asking, stating
from reports.domain.records.acts import make
from reports.domain.records.stating import Stated
from reports.models import Correspondent, Record
from reports.rules.records import Wanted


@dataclass(frozen=True)
class Sender:
    """Who writes, as far as they say."""

    organisation: str = ""
    name: str = ""
    contact: str = ""


def ledger_of(base: Participation) -> Ledger:
    """Return the ledger of messages; the rule of writing asked whether there is one."""
    edition = base.programme.edition
    assert edition is not None  # noqa: S101 - a programme that is run has been loaded
    return next(one for one in edition.definition.ledgers if one.flow == "answered")


@transaction.atomic
def receive(*, base: Participation, fields: Mapping[str, str], sender: Sender, digest: str) -> Record:
    """Take a message to a park. `digest` is that of the sender's code: sent twice it is one message.

    Neither the journal nor the record tells who wrote. Raises `RuleViolation` at the fields, `ActRefused`.
    """
    policy.require(policy.VISITOR, "reports.write_to_park", base)
    standing = Record.objects.filter(correspondent__code_digest=digest).first()
    if standing:
        return standing
    wanted = Wanted(base.programme, ledger_of(base), base, base.unit)
    stated = Stated(fields)
    stating.check(asking.place_for(wanted, fields), wanted.ledger, stated)
    committee = base.park.committee
    assert committee is not None  # noqa: S101 - the rule asked for it
    record = make(actor=policy.VISITOR, wanted=wanted, stated=stated, body=committee)
    Correspondent.objects.create(record=record, code_digest=digest, **vars(sender))
    return record


def find(digest: str) -> Record | None:
    """Return the message that belongs to a code, None for no such code."""
    rows = Record.objects.filter(correspondent__code_digest=digest)
    return rows.select_related("participation", "programme").first()
