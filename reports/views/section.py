"""One section of the draft: its form, saving it, and what happens when somebody else saved before."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import clock, policy
from common.errors import Problem, RuleViolation, Stale
from common.views import SignedIn
from reports.domain import attachments, dossiers, drawing, prefilling, sections
from reports.domain.dossiers import Dossier, Place
from reports.domain.records import appearing
from reports.forms import posted
from reports.models import Filing, Section
from reports.views import energy_section, section_pages
from reports.views.finding import find_filing


class SectionPage(SignedIn):
    """Show a section (`?checked=1` with everything that is to be mended) and save what was typed."""

    def get(self, request: HttpRequest, public_id: UUID, code: str) -> HttpResponse:
        _filing, place = self._place(public_id, code)
        context = section_pages.context_of(self.actor, place, checked="checked" in request.GET)
        if context["layout"] == "energy":
            context |= energy_section.list_context(place, request.GET)
        return render(request, f"reports/section_{context['layout']}.html", context)

    def post(self, request: HttpRequest, public_id: UUID, code: str) -> HttpResponse:
        filing, place = self._place(public_id, code)
        if place.section.kind == "energy":
            return HttpResponseNotAllowed(["GET"])  # each enterprise is saved by itself
        content = posted.content_of(place, request.POST)
        try:
            saved = sections.save_section(
                actor=self.actor, filing=filing, code=code, content=content, base_version=_version(request)
            )
        except Stale as stale:
            return self._stale(request, place, stale)
        for button in _TAKES.keys() & request.POST.keys():
            return self._taken(request, filing, code, button)
        if _is_fetch(request):
            return JsonResponse({"version": saved.version, "saved_at": _iso(saved)})
        return self._saved(request, filing, code)

    def _place(self, public_id: UUID, code: str) -> tuple[Filing, Place]:
        filing = find_filing(self.actor, public_id)
        policy.require(self.actor, "reports.read_draft", filing)
        return filing, place_of(dossiers.of_draft(filing), code)

    def _taken(self, request: HttpRequest, filing: Filing, code: str, button: str) -> HttpResponse:
        take, told = _TAKES[button]
        messages.success(request, told(take(actor=self.actor, filing=filing, code=code)))
        return redirect("reports:section", public_id=filing.public_id, code=code)

    def _saved(self, request: HttpRequest, filing: Filing, code: str) -> HttpResponse:
        problems = _store_files(self.actor, request, filing, code)
        place = place_of(dossiers.of_draft(filing), code)
        if problems:
            context = section_pages.context_of(self.actor, place, checked=True, more=problems)
            return render(request, f"reports/section_{context['layout']}.html", context, status=422)
        return _after(request, place)

    def _stale(self, request: HttpRequest, place: Place, stale: Stale) -> HttpResponse:
        saved_by = section_pages.saved_by(place)
        if _is_fetch(request):
            current = posted.inputs_of(place, section_pages.standing_values(stale))
            answer = {"version": stale.version, "current": current, "saved_by": saved_by}
            return JsonResponse(answer, status=409)
        context = section_pages.stale_context(place, request.POST, stale, saved_by)
        return render(request, "reports/stale.html", context, status=409)


def _figures_taken(count: int) -> str:
    return ngettext("%(count)d figure taken over.", "%(count)d figures taken over.", count) % {"count": count}


def _records_taken(count: int) -> str:
    return ngettext("%(count)d record taken over.", "%(count)d records taken over.", count) % {"count": count}


# What is known elsewhere is taken over by a press: the button, the act, and what is said.
_TAKES: dict[str, tuple[Callable[..., int], Callable[[int], str]]] = {
    "take_known": (prefilling.take_known, _figures_taken),
    "take_drawn": (drawing.take_drawn, _figures_taken),
    "take_records": (appearing.take_over, _records_taken),
}


def place_of(dossier: Dossier, code: str) -> Place:
    """Return a section of the form, else 404."""
    try:
        return Place(dossier, dossier.form.section(code))
    except KeyError:
        raise Http404 from None


def _store_files(actor: policy.Actor, request: HttpRequest, filing: Filing, code: str) -> list[Problem]:
    """Attach what was sent and take off what was asked; the text is saved already, whatever is wrong with a file."""
    problems: list[Problem] = []
    for name, uploads in request.FILES.lists():
        for upload in uploads:
            try:
                field = name.removeprefix("file:")
                attachments.attach(actor=actor, filing=filing, section=code, field=field, upload=upload)
            except RuleViolation as violation:
                problems.extend(violation.problems)
            except KeyError:
                raise Http404 from None
    if "remove_file" in request.POST:
        attachments.remove(actor=actor, filing=filing, file=UUID(request.POST["remove_file"]))
    return problems


def _after(request: HttpRequest, place: Place) -> HttpResponse:
    """Go on to where the button leads: the same page with a new row, what is to be mended, or the task list."""
    filing = place.dossier.filing
    here = reverse("reports:section", args=[filing.public_id, place.section.code])
    rows = place.content.get("rows") or []
    if "add_row" in request.POST and rows:
        return redirect(f"{here}#row-{rows[-1]['uuid']}")
    if request.FILES or {"remove_row", "remove_file"} & set(request.POST):
        return redirect(here)
    count = len(section_pages.problems_of(place))
    if not count:
        messages.success(request, _("“%(name)s” is saved and complete.") % {"name": place.section.name.localised})
        return redirect("reports:filing_detail", public_id=filing.public_id)
    text = ngettext(
        "Saved. %(count)d thing to mend before handing in.", "Saved. %(count)d things to mend before handing in.", count
    )
    messages.warning(request, text % {"count": count})
    if request.POST.get("go") == "leave":
        return redirect("reports:filing_detail", public_id=filing.public_id)
    return redirect(f"{here}?checked=1")


def _version(request: HttpRequest) -> int:
    try:
        return int(request.POST.get("version", ""))
    except ValueError:
        return -1  # no version was sent: what stands is shown beside what was typed


def _is_fetch(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def _iso(section: Section) -> str:
    return section.saved_at.astimezone(clock.CHINA).isoformat(timespec="seconds") if section.saved_at else ""
