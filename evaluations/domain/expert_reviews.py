"""The result of the expert review of a candidate, as the ministry records it (GB-14)."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from evaluations.choices import ReviewOutcome
from evaluations.domain.candidates import Candidate, demands_review
from evaluations.models import ExpertReview
from journal.domain import events, files
from programmes.models import Round

PAPERS = frozenset({"pdf", "docx", "doc", "ofd", "jpeg", "png"})


@transaction.atomic
def record_reviews(
    *,
    actor: policy.Actor,
    round: Round,  # noqa: A002 - the word of the programme
    candidates: Sequence[Candidate],
    outcome: str,
    document: str = "",
    note: str = "",
    upload: Any = None,
) -> list[ExpertReview]:
    """Record what the experts said of candidates, in one act; recorded again, the later result stands.

    Raises `RuleViolation` when a list is not accepted, or neither document nor note nor file says on what it rests.
    """
    policy.require(actor, "evaluations.record_review", round)
    _check(round, candidates, outcome, document or note or upload)
    stored = {"outcome": outcome, "document": document.strip(), "note": note.strip(), "file": None}
    reviews = [_keep(actor, round, one, stored) for one in candidates]
    if upload:
        _attach(actor, reviews, upload)
    rule = demands_review(round.definition)
    for review in reviews:
        # The outcome stays out of the journal: those who are reviewed are told by the decision alone.
        events.record(kind="review.recorded", actor=actor, subject=review.as_subject(), basis=rule)
    return reviews


def _keep(actor: policy.Actor, call: Round, candidate: Candidate, stored: dict[str, Any]) -> ExpertReview:
    unit, park = candidate.key
    by = {"recorded_by_id": actor.pk, "recorded_at": clock.now()}
    review, _made = ExpertReview.objects.update_or_create(
        round=call, unit_id=unit, park_id=park, defaults={**stored, **by}
    )
    return review


def _attach(actor: policy.Actor, reviews: Sequence[ExpertReview], upload: Any) -> None:
    """Keep the file of the opinion once; the reviews of one meeting share it."""
    file = files.store(upload=upload, actor=actor, subject=reviews[0].as_subject(), kinds=PAPERS)
    for review in reviews:
        review.file = file
        review.save(update_fields=["file"])


def _check(call: Round, candidates: Sequence[Candidate], outcome: str, rests_on: Any) -> None:
    problems, rule = [], demands_review(call.definition)
    if not candidates:
        problems.append(Problem("candidates", _("No candidate is chosen."), rule, _("Tick at least one.")))
    if outcome not in ReviewOutcome.values:
        problems.append(Problem("outcome", _("Choose a result."), rule))
    problems += [_not_accepted(one, rule) for one in candidates if not one.accepted]
    if not rests_on:
        remedy = _("Give the document, a note or the file of the opinion.")
        problems.append(Problem("document", _("Say on what the result rests."), rule, remedy))
    if problems:
        raise RuleViolation(problems)


def _not_accepted(candidate: Candidate, rule: str) -> Problem:
    message = _("%(park)s is on no list that the ministry has accepted.") % {"park": candidate.entry.park.name}
    return Problem("candidates", message, rule, _("File the list of the province first."))
