"""Who was not taken up is told with the release and never before: the province and the park, with the reason."""

from common import policy
from evaluations.choices import Verdict
from evaluations.models import StagedDecision
from journal.domain import events
from programmes.models import Round

DECLINED = "candidate.declined"


def tell(*, actor: policy.Actor, call: Round) -> None:
    """Record for each candidate that a release declined that it was, and why; the messages follow from that."""
    rows = StagedDecision.objects.filter(round=call, verdict=Verdict.DECLINE, released_at__isnull=False)
    for one in rows.select_related("round", "unit", "park").order_by("unit__sequence", "id"):
        rule, subject = call.definition.naming_rule, one.as_subject()
        events.record(kind=DECLINED, actor=actor, subject=subject, basis=rule, reason=one.reason)
