"""The object with which each route is visited: chosen so that somebody may see it and somebody else may not."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.db.models import Model
from django.urls import reverse

from evaluations.models import Assignment, Evaluation, Naming, PublicNotice
from journal.domain import papers
from journal.models import Job, Notification, Paper
from parks.models import Park
from portal.demo import evaluation, reports_now
from portal.demo.world import World
from programmes.models import Obligation, Round
from reports.domain import filings, history
from reports.models import Filing
from tests.sweeps.decision_samples import DECISIONS
from tests.sweeps.energy_samples import ENERGY
from tests.sweeps.figure_samples import FIGURES
from tests.sweeps.incident_samples import INCIDENTS
from tests.sweeps.people_samples import PEOPLE
from tests.sweeps.plan_samples import PLANS
from tests.sweeps.record_samples import RECORDS
from tests.sweeps.register_samples import REGISTER
from tests.sweeps.routes import Route
from tests.sweeps.summary_samples import SUMMARIES
from tests.sweeps.tier_samples import TIERS
from tests.sweeps.workbook_samples import WORKBOOKS

Arguments = Mapping[str, Any]


def _filing(world: World, sequence: int) -> Filing:
    return Filing.objects.get(participation=world.bases[sequence], period=world.year)


def _draft(world: World) -> Arguments:
    return {"public_id": _filing(world, reports_now.DRAFT).public_id}


def _under_review(world: World) -> Arguments:
    return {"public_id": _filing(world, 10).public_id}


def _evaluation(world: World, sequence: int) -> Evaluation:
    return Evaluation.objects.get(participation=world.bases[sequence])


def _to_release(world: World) -> Arguments:
    return {"public_id": _evaluation(world, evaluation.TO_RELEASE).public_id}


def _being_scored(world: World) -> Arguments:
    return {"public_id": _evaluation(world, evaluation.TO_SCORE).public_id}


def _call(_world: World) -> Arguments:
    return {"public_id": Round.objects.get(form="park_list", state="open").public_id}


def _application(_world: World) -> Arguments:
    """Return an application that waits for Jiangsu."""
    return {"public_id": Filing.objects.get(form="application", park__name="南京经济技术开发区").public_id}


def _list_of_jiangsu(world: World) -> Arguments:
    """Return the list of Jiangsu in the open call, begun here where nobody has."""
    opened, unit = Round.objects.get(form="park_list", state="open"), world.units["320000"]
    filing = filings.open_filing(actor=world.people["drc32"], round=opened, unit=unit)
    return {"public_id": filing.public_id}


def _owed(world: World) -> int:
    owed = Obligation.objects.get(participation=world.bases[reports_now.DRAFT], period=world.year)
    return int(owed.pk)


def _assignment(world: World) -> Assignment:
    return Assignment.objects.get(evaluation=_evaluation(world, evaluation.TO_SCORE), reviewer=world.people["expert1"])


def _park(_world: World) -> Arguments:
    return {"public_id": Park.objects.get(name="苏州国家高新技术产业开发区").public_id}


def _message(world: World) -> Arguments:
    return {"pk": Notification.objects.filter(user=world.people["park08"]).latest("id").pk}


def _paper_file(world: World) -> dict[str, Any]:
    file = _paper(world).file
    return {"public_id": file.public_id if file else None}


def _paper(world: World) -> Paper:
    """Return the summary of a report under review; the first time it is made, so that it has a file."""
    filing = _filing(world, 10)
    paper = Paper.objects.get(document="reports.summary", subject_kind="reports.filing", subject_id=filing.pk)
    papers.make(paper)
    paper.refresh_from_db()
    return paper


def _sheet(world: World) -> Arguments:
    """Return a sheet of papers that a province has sent and not confirmed."""
    actor = world.people["drc32"]
    kind = next(one for one in history.kinds(actor) if one.form.code == "annual_report")
    upload = ContentFile("基地,年份,报送日期,gdp\n盐城,2021,2022-03-25,460\n".encode(), name="2021.csv")
    return {"public_id": history.keep(actor=actor, kind=kind, upload=upload).public_id}


def _paper_of_jiangsu(world: World) -> Arguments:
    """Return a report of a base in Jiangsu that was filed on paper before the portal."""
    on_paper = Filing.objects.filter(current_version__taken_over=True, participation=world.bases[9])
    return {"public_id": on_paper.latest("period").public_id}


SAMPLES: dict[str, Callable[[World], Arguments]] = {
    "parks:detail": _park,
    "portal:park": _park,
    "programmes:obligation_detail": lambda world: {"pk": _owed(world)},
    "programmes:round_detail": _call,
    "programmes:programme_detail": lambda world: {"code": world.programme.pk},
    "programmes:round_open": _call,
    "programmes:round_extend": _call,
    "programmes:round_close": _call,
    "programmes:round_new": lambda world: {"code": world.programme.pk},
    "reports:history_sheet": _sheet,
    "reports:apply": _call,
    "reports:history_correct": _paper_of_jiangsu,
    "reports:desk": _call,
    "reports:application_day": _call,
    "reports:rank": _call,
    "reports:build_list": _under_review,
    "reports:sign": _list_of_jiangsu,
    "reports:cover": _list_of_jiangsu,
    "reports:recommend": _application,
    "reports:decline": _application,
    "reports:try_out": lambda _world: {"public_id": Round.objects.get(is_trial=True).public_id},
    "reports:take_over_trial": _draft,
    "reports:open": lambda world: {"obligation": _owed(world)},
    "reports:filing_detail": _draft,
    "reports:section": lambda world: {**_draft(world), "code": "indicators"},
    "reports:check": _draft,
    "reports:hand_on": _draft,
    "reports:inner_check": _draft,
    "reports:submit": _draft,
    "reports:receipt": lambda world: {**_under_review(world), "number": 1},
    "reports:retract": _under_review,
    "reports:review": _under_review,
    "reports:return": _under_review,
    "reports:pass_on": _under_review,
    "reports:file": lambda world: {"public_id": _filing(world, 15).public_id},
    "reports:version": lambda world: {**_under_review(world), "number": 1},
    "reports:version_workbook": lambda world: {**_under_review(world), "number": 1},
    "reports:summary": lambda world: {**_under_review(world), "number": 1},
    "reports:dossier": lambda world: {**_under_review(world), "number": 1},
    "reports:archive": lambda world: {**_under_review(world), "number": 1},
    "evaluations:candidates": _call,
    "evaluations:notice_open": _call,
    "evaluations:open_evaluations": lambda _world: {"public_id": Round.objects.get(form="final").public_id},
    "evaluations:evaluation_detail": _to_release,
    "evaluations:assign": _being_scored,
    "evaluations:recuse": lambda world: {**_being_scored(world), "assignment": _assignment(world).public_id},
    "evaluations:judge": _to_release,
    "evaluations:release": _to_release,
    "evaluations:summary": _to_release,
    "evaluations:naming_detail": lambda _world: {"public_id": Naming.objects.get().public_id},
    "evaluations:notice_detail": lambda _world: {"public_id": PublicNotice.objects.get().public_id},
    "journal:open_message": _message,
    "journal:mark_read": _message,
    "journal:file": _paper_file,
    "journal:paper": lambda world: {"public_id": _paper(world).public_id},
    "journal:retry_paper": lambda world: {"public_id": _paper(world).public_id},
    "journal:job": lambda _world: {"public_id": Job.objects.latest("id").public_id},
}


def address_of(route: Route, world: World) -> str:
    """Return the address at which a route is visited; one without a name is visited with `1` for its argument."""
    if route.name:
        return reverse(route.name, kwargs=dict(arguments_of(route, world)))
    return "/" + _PLACE.sub("1", route.pattern).rstrip("$")


def _as_id(sample: Callable[[World], Arguments]) -> Callable[[World], Arguments]:
    """Return the sample of a page for the API, which calls the public id `id`."""
    return lambda world: {"id": sample(world)["public_id"]}


def _version_label(world: World) -> Arguments:
    version = _filing(world, 10).current_version
    assert version is not None
    return {"label": version.label}


SAMPLES |= {
    "api:programme-detail": lambda world: {"code": world.programme.pk},
    "api:round-detail": _as_id(_call),
    "api:park-detail": _as_id(_park),
    "api:participation-detail": lambda world: {"id": world.bases[8].pk},
    "api:obligation-detail": lambda world: {"id": _owed(world)},
    "api:filing-detail": _as_id(_draft),
    "api:filing-check": _as_id(_draft),
    "api:filing-submit": _as_id(_draft),
    "api:filing-file": lambda world: {"id": _filing(world, 15).public_id},
    "api:filing-return": _as_id(_under_review),
    "api:filing-pass-on": _as_id(_under_review),
    "api:filing-retract": _as_id(_under_review),
    "api:filing-recommend": _as_id(_application),
    "api:filing-decline": _as_id(_application),
    "api:filing-hand-on": _as_id(_draft),
    "api:filing-inner-check": _as_id(_draft),
    "api:filing-sign": _as_id(_draft),
    "api:filing-judge": _as_id(_application),
    "api:filing-build-list": _as_id(_list_of_jiangsu),
    "api:round-open": _as_id(_call),
    "api:round-extend": _as_id(_call),
    "api:round-close": _as_id(_call),
    "api:call-detail": _as_id(_call),
    "api:call-day": _as_id(_call),
    "api:call-rank": _as_id(_call),
    "api:section-list": lambda world: {"filing": _draft(world)["public_id"]},
    "api:section-detail": lambda world: {"filing": _draft(world)["public_id"], "code": "indicators"},
    "api:version-detail": _version_label,
    "api:evaluation-detail": lambda world: {"id": _evaluation(world, evaluation.RELEASED).public_id},
    "api:named-list-detail": lambda _world: {"id": Naming.objects.get().public_id},
    "api:nowhere": lambda _world: {"rest": "nowhere"},
}


SAMPLES |= (
    PEOPLE | INCIDENTS | REGISTER | TIERS | WORKBOOKS | DECISIONS | FIGURES | PLANS | RECORDS | ENERGY | SUMMARIES
)


def arguments_of(route: Route, world: World) -> Arguments:
    """Return the arguments of a route; a route that takes some and has no sample is a `KeyError`."""
    if not route.takes_arguments:
        return {}
    if route.name in SAMPLES:
        return SAMPLES[route.name](world)
    return _admin_sample(route, world)


def _admin_sample(route: Route, world: World) -> Arguments:
    """Pages of the admin about one row take the first row of their model, sheets the half scored one."""
    site, _colon, name = route.name.partition(":")
    if site != "admin":
        raise KeyError(route.name)
    if name == "app_list":
        return {"app_label": "evaluations"}
    app_label, model_name, _verb = name.split("_", 2)
    row = _assignment(world) if model_name == "assignment" else _first(app_label, model_name)
    return dict.fromkeys(_ARGUMENT.findall(route.pattern), row.pk if row else 0)


def _first(app_label: str, model_name: str) -> Model | None:
    found: Model | None = apps.get_model(app_label, model_name)._default_manager.order_by("pk").first()
    return found


_PLACE = re.compile(r"<\w+:\w+>|\(\?P<\w+>[^)]*\)")
_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
