"""The objects with which the routes of a call's decision are visited: the call for the second batch."""

from collections.abc import Callable, Mapping
from typing import Any

from evaluations.models import Objection, PublicNotice, StagedDecision, Statement
from portal.demo.world import World
from programmes.models import ReportingUnit, Round
from reports.models import Filing

Arguments = Mapping[str, Any]


def _call(_world: World) -> dict[str, Any]:
    return {"public_id": Round.objects.get(form="park_list", state="open").public_id}


def _list(world: World) -> Arguments:
    filing = Filing.objects.filter(round__form="park_list", form="park_list", state="filed").first()
    assert filing is not None
    return {**_call(world), "filing": filing.public_id}


def _unit(world: World) -> Arguments:
    return {**_call(world), "unit": ReportingUnit.objects.get(programme=world.programme, region="320000").pk}


def _notice(_world: World) -> dict[str, Any]:
    return {"public_id": PublicNotice.objects.get().public_id}


def _objection(_world: World) -> dict[str, Any]:
    return {"public_id": Objection.objects.get(state="handling").public_id}


def _statement(_world: World) -> dict[str, Any]:
    return {"public_id": Statement.objects.get().public_id}


def _as_id(sample: Callable[[World], dict[str, Any]]) -> Callable[[World], Arguments]:
    return lambda world: {"id": sample(world)["public_id"]}


def _decision(_world: World) -> dict[str, Any]:
    return {"public_id": StagedDecision.objects.order_by("pk")[0].public_id}


DECISIONS: dict[str, Callable[[World], Arguments]] = {
    "evaluations:call_board": _call,
    "evaluations:remind_unit": _unit,
    "evaluations:refuse_excess": _list,
    "evaluations:reviews": _call,
    "evaluations:undo_all": _call,
    "evaluations:naming": _call,
    "evaluations:notice_extend": _notice,
    "evaluations:notice_correct": _notice,
    "evaluations:object": _notice,
    "evaluations:objection_detail": _objection,
    "evaluations:objection_assign": _objection,
    "evaluations:objection_answer": _objection,
    "evaluations:objection_ask": _objection,
    "evaluations:statement_detail": _statement,
    "api:notice-detail": _as_id(_notice),
    "api:objection-detail": _as_id(_objection),
    "api:statement-detail": _as_id(_statement),
    "api:decision-detail": _as_id(_decision),
}
