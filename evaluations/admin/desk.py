"""The reviewer's desk: dossier on the left, criteria on the right, and the page to check before submitting."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from common.errors import RuleViolation, Stale
from common.formats import date_text, left_text
from common.views import actor_of
from evaluations.admin.reading import reading_of
from evaluations.choices import AssignmentState
from evaluations.domain import assignments, incident_warnings, sheets
from evaluations.domain.sheets import Draft
from evaluations.forms import RecuseForm, SheetForm
from evaluations.forms.sheet import by_address, differences, initial
from evaluations.models import Assignment

Context = Mapping[str, Any]
TEMPLATES = "admin/evaluations/assignment/"


def sheet(request: HttpRequest, assignment: Assignment, context: Context) -> HttpResponse:
    """Show or save the score sheet."""
    if request.method == "POST":
        return _save(request, assignment, context)
    draft = sheets.content(assignment.sheet, assignment.evaluation.rules)
    form = SheetForm(initial=initial(draft, assignment.sheet.version), scheme=assignment.evaluation.rules)
    return _page(request, assignment, form, draft, context)


def check(request: HttpRequest, assignment: Assignment, context: Context) -> HttpResponse:
    """Show all that was given before it is submitted; submitting twice is submitting once."""
    if request.method == "POST":
        return _submit(request, assignment)
    scheme = assignment.evaluation.rules
    draft = sheets.content(assignment.sheet, scheme)
    found = sheets.problems(scheme, draft)
    if found:
        return redirect(f"{_address(assignment)}?check=1")
    own = {"draft": draft, "items": _given(assignment, draft), "total": scheme.total_of(_known(draft))}
    return TemplateResponse(request, f"{TEMPLATES}check.html", {**context, **_head(assignment), **own})


def step_back(request: HttpRequest, assignment: Assignment, context: Context) -> HttpResponse:
    """Give the evaluation back, with the reason."""
    form = RecuseForm(request.POST or None)
    actor = actor_of(request)
    if form.is_valid():
        assignments.recuse(actor=actor, assignment=assignment, reason=form.cleaned_data["reason"])
        messages.success(request, _("You have stepped back. The ministry has been told why."))
        return redirect("admin:evaluations_assignment_changelist")
    return TemplateResponse(request, f"{TEMPLATES}step_back.html", {**context, **_head(assignment), "form": form})


def due_text(assignment: Assignment) -> str:
    """Return the day, and how long there is while the sheet is out."""
    day = date_text(assignment.due_on)
    return day if assignment.state != AssignmentState.ASSIGNED else f"{day} · {left_text(assignment.due_on)}"


def _save(request: HttpRequest, assignment: Assignment, context: Context) -> HttpResponse:
    form = SheetForm(request.POST, scheme=assignment.evaluation.rules)
    if not form.is_valid():
        return _page(request, assignment, form, sheets.content(assignment.sheet, form.scheme), context)
    draft = form.draft()
    try:
        saved = sheets.save_sheet(
            actor=actor_of(request),
            assignment=assignment,
            points=draft.points,
            typed=draft.typed,
            reasons=draft.reasons,
            opinion=draft.opinion,
            base_version=form.cleaned_data["version"],
        )
    except Stale as stale:
        return _stale(request, assignment, form, stale, context)
    if _by_script(request):
        return JsonResponse({"version": saved.version, "saved_at": saved.saved_at})
    return _onward(request, assignment, sheets.problems(form.scheme, draft))


def _onward(request: HttpRequest, assignment: Assignment, found: list[Any]) -> HttpResponseRedirect:
    """Go where the pressed button leads; what is missing is said without hindering."""
    act = request.POST.get("act", "save")
    if act == "check":
        return redirect("admin:evaluations_assignment_check", assignment.pk)
    _tell_saved(request, found)
    if act == "next":
        return redirect(_next_address(assignment))
    query = request.GET.copy()
    query["check"] = "1"
    return redirect(f"{_address(assignment)}?{query.urlencode()}")


def _tell_saved(request: HttpRequest, found: list[Any]) -> None:
    if found:
        messages.warning(request, _("Saved. To be mended before submitting: %(count)d.") % {"count": len(found)})
    else:
        messages.success(request, _("Saved. The sheet is complete and can be submitted."))


def _submit(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    try:
        sheets.submit_sheet(actor=actor_of(request), assignment=assignment)
    except RuleViolation:
        return redirect(f"{_address(assignment)}?check=1")
    messages.success(request, _("Submitted. The sheet cannot be changed any more."))
    return redirect(_address(assignment))


def _stale(
    request: HttpRequest, assignment: Assignment, form: SheetForm, stale: Stale, context: Context
) -> HttpResponse:
    """Show both texts of what differs; nothing is overwritten until the reviewer has chosen."""
    current: Draft = stale.current  # type: ignore[assignment]  # what save_sheet raises
    if _by_script(request):
        fields = {name: str(value) for name, value in initial(current, stale.version).items() if name != "version"}
        return JsonResponse({"version": stale.version, "current": fields}, status=409)
    own = {"differences": differences(form, current), "version": stale.version, "kept": _kept(form)}
    page = {**context, **_head(assignment), **own, "form": form}
    return TemplateResponse(request, f"{TEMPLATES}stale.html", page, status=409)


def _kept(form: SheetForm) -> list[tuple[str, str]]:
    return [(name, form.data.get(name, "")) for name in form.fields if name != "version"]


def _page(
    request: HttpRequest, assignment: Assignment, form: SheetForm, draft: Draft, context: Context
) -> HttpResponse:
    scheme = assignment.evaluation.rules
    found = sheets.problems(scheme, draft)
    shown = found if request.GET.get("check") else [one for one in found if _is_typed(one.address, draft)]
    given = _known(draft)
    own = {
        "form": form,
        "items": form.items(by_address(shown)),
        "problems": shown,
        "given": given,
        "given_points": sum(scheme.criterion(code).points for code in given),
        "subtotal": scheme.total_of(given),
        "scheme": scheme,
        "is_open": assignment.state == AssignmentState.ASSIGNED,
        "sheet": assignment.sheet,
        "cautions": incident_warnings.cautions_of(assignment),
        **reading_of(actor_of(request), assignment.evaluation, request.GET.get("of", "")),
    }
    return TemplateResponse(request, f"{TEMPLATES}score_sheet.html", {**context, **_head(assignment), **own})


def _head(assignment: Assignment) -> dict[str, Any]:
    mine = Assignment.objects.filter(reviewer=assignment.reviewer_id, evaluation__round=assignment.evaluation.round_id)
    states = list(mine.exclude(state=AssignmentState.RECUSED).values_list("state", flat=True))
    return {
        "assignment": assignment,
        "evaluation": assignment.evaluation,
        "title": assignment.evaluation.participation.name_printed,
        "asked": len(states),
        "done": states.count(AssignmentState.SUBMITTED),
        "sheet_url": _address(assignment),
    }


def _given(assignment: Assignment, draft: Draft) -> list[tuple[Any, int | None, str]]:
    return [(one, draft.points[one.code], draft.reasons[one.code]) for one in assignment.evaluation.rules.criteria]


def _known(draft: Draft) -> dict[str, int]:
    return {code: given for code, given in draft.points.items() if given is not None}


def _is_typed(address: str, draft: Draft) -> bool:
    code, _slash, part = address.partition("/")
    return part == "points" and bool(draft.typed.get(code))


def _next_address(assignment: Assignment) -> str:
    """Return the next sheet of the round that is still to be scored, or the worklist."""
    mine = Assignment.objects.filter(
        reviewer=assignment.reviewer_id,
        evaluation__round=assignment.evaluation.round_id,
        state=AssignmentState.ASSIGNED,
    ).exclude(pk=assignment.pk)
    later = mine.filter(pk__gt=assignment.pk).order_by("pk").first() or mine.order_by("pk").first()
    return _address(later) if later else reverse("admin:evaluations_assignment_changelist")


def _address(assignment: Assignment) -> str:
    return reverse("admin:evaluations_assignment_sheet", args=[assignment.pk])


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"
