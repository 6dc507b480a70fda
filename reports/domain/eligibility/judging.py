"""The province judges what no register can establish, clause by clause, with its opinion (GB-29)."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation
from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from parks.models import Park
from reports.domain.dossiers import Dossier
from reports.domain.eligibility.cases import of_dossier
from reports.domain.eligibility.findings import Finding, findings_of
from reports.domain.eligibility.records import note_judged
from reports.models import EligibilityJudgement, Filing
from reports.rules import judging_body


@transaction.atomic
def judge(
    *, actor: policy.Actor, dossier: Dossier, park: Park, clause: str, holds: bool, opinion: str
) -> EligibilityJudgement:
    """Record whether a clause holds for a park of an application or list. The latest counts, all are kept.

    Raises `RuleViolation` without an opinion, or when the registers settle the clause by themselves.
    """
    filing = dossier.filing
    policy.require(actor, "reports.judge_eligibility", filing)
    finding = _finding(dossier, park, clause)
    if not opinion.strip():
        remedy = _("It goes on with the list and is read by the ministries.")
        raise RuleViolation([Problem(f"{clause}/opinion", _("Write on what your judgement rests."), "", remedy)])
    judgement = EligibilityJudgement.objects.create(
        round=filing.round,
        unit=filing.unit,
        park=park,
        clause=clause,
        facts=finding.facts,
        holds=holds,
        opinion=opinion.strip(),
        body=_body(actor, filing),
        by_id=actor.pk,
        by_name=actor.label,
        at=clock.now(),
    )
    note_judged(filing, park)
    data = {"park": park.name, "clause": clause, "holds": holds}
    events.record(
        kind="eligibility.judged",
        actor=actor,
        subject=filing.as_subject(),
        basis=finding.clause.rule,
        reason=judgement.opinion,
        data=data,
    )
    return judgement


def _finding(dossier: Dossier, park: Park, clause: str) -> Finding:
    cases = (placed.case for placed in of_dossier(dossier) if placed.case.park == park)
    findings = (one for case in cases for one in findings_of(case))
    found = next((one for one in findings if one.clause.code == clause), None)
    if found is None:
        raise RuleViolation([Problem(clause, _("There is no such condition for this park."))])
    if not found.is_for_the_province:
        raise RuleViolation([Problem(clause, _("The registers settle this: %(text)s") % {"text": found.evidence})])
    return found


def _body(actor: policy.Actor, filing: Filing) -> Organisation:
    body = judging_body(actor, filing)
    assert body is not None  # noqa: S101 - the rule asked for it
    return body
