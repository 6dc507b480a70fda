"""What objections ask of somebody: the ministry answers them, the body concerned states its view."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import pgettext

from common.ui import Work
from evaluations.choices import ObjectionState
from evaluations.models import Objection, Statement
from portal.domain.standing import body_ids


def to_answer(actor: Any) -> QuerySet[Objection]:
    """Return the objections that nobody has answered, the oldest first: those of others too, as they lock the list."""
    rows = Objection.objects.visible_to(actor).exclude(state=ObjectionState.ANSWERED)
    return rows.select_related("notice__round__programme").order_by("received_at", "id")


def to_state(actor: Any) -> QuerySet[Statement]:
    """Return the statements that the actor's bodies are asked for and have not given."""
    rows = Statement.objects.visible_to(actor).filter(body__in=body_ids(actor), given_at__isnull=True)
    open_ones = rows.exclude(objection__state=ObjectionState.ANSWERED)
    return open_ones.select_related("objection__notice__round__programme").order_by("due_on", "id")


def objection_row(objection: Objection) -> Work:
    address = reverse("evaluations:objection_detail", args=[objection.public_id])
    return Work(
        title=f"{objection} {objection.target}",
        url=address,
        programme=objection.notice.round.programme,
        notes=[objection.notice.title],
        status=objection.state,
        # The list cannot be named after the last day of the notice before this is answered.
        due_on=objection.notice.closes_on,
        action=pgettext("action", "Answer"),
        action_url=address,
    )


def statement_row(statement: Statement) -> Work:
    address = reverse("evaluations:statement_detail", args=[statement.public_id])
    return Work(
        title=statement.matter,
        url=address,
        programme=statement.objection.notice.round.programme,
        notes=[pgettext("work", "The ministry asks for a statement")],
        status="mine",
        due_on=statement.due_on,
        action=pgettext("action", "State"),
        action_url=address,
    )
