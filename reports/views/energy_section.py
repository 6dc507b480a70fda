"""A declaration being filled in: the list of enterprises, and the grid of one enterprise (HZ-08)."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from common import clock, policy
from common.errors import Problem, RuleViolation, Stale
from common.ui import Answer, Tab
from common.views import SignedIn
from programmes.definition import carriers
from reports.domain import dossiers, sections
from reports.domain.dossiers import Place
from reports.domain.energy import declaring, sums
from reports.domain.energy.converting import total
from reports.domain.kinds.energy import converter_of, shown, uses_of
from reports.forms import energy
from reports.models import Filing
from reports.views import parts, section_pages
from reports.views.finding import find_filing

PAGE = 50


def list_context(place: Place, query: Any) -> dict[str, Any]:
    """Return the page of enterprises that the query asks for, with how many there are of each standing."""
    problems = section_pages.problems_of(place)
    rows = energy.enterprise_rows(place, problems)
    words = query.get("q", "").strip()
    named = [row for row in rows if words in row.name or words in row.code]
    show = query.get("show") or ("mend" if "checked" in query and problems else "all")
    page = Paginator([row for row in named if row.fits(show)], PAGE).get_page(query.get("page"))
    sums_ = total(use.converted for use in uses_of(place))
    return {
        "tabs": [_tab(place, code, label, rows, show) for code, label in _labels()],
        "page": page,
        "words": words,
        "show": show,
        "rows_url": grid_url(place.dossier.filing, place.section.code, ""),
        "factor_edition": converter_of(place).edition,
        "sum_tce": shown(sums_.tce),
        "sum_co2": shown(sums_.co2),
    }


def grid_url(filing: Filing, code: str, enterprise: str) -> str:
    """Return the address of the grid of an enterprise."""
    return f"{reverse('reports:energy_grid', args=[filing.public_id, code])}?{urlencode({'of': enterprise})}"


class EnergyGrid(SignedIn):
    """The carriers of one enterprise as a grid (`?of=` its credit code); saved by itself."""

    def get(self, request: HttpRequest, public_id: UUID, code: str) -> HttpResponse:
        place = self._place(public_id, code)
        return self._page(request, place, self._of(place))

    def post(self, request: HttpRequest, public_id: UUID, code: str) -> HttpResponse:
        place = self._place(public_id, code)
        enterprise = self._of(place)
        try:
            mark = self._save(request, place, enterprise)
        except Stale as stale:
            return self._stale(request, place, enterprise, stale)
        except RuleViolation as violation:
            return self._page(request, place, enterprise, refused=violation.problems, status=422)
        if request.headers.get("X-Requested-With") == "fetch":
            at = clock.now().astimezone(clock.CHINA).isoformat(timespec="seconds")
            return JsonResponse({"version": mark, "saved_at": at})
        return self._after(request, public_id, code, request.POST.get("belongs_to") or enterprise)

    def _save(self, request: HttpRequest, place: Place, enterprise: str) -> int:
        return declaring.save_enterprise(
            actor=self.actor,
            filing=place.dossier.filing,
            code=place.section.code,
            enterprise=enterprise,
            typed=energy.typed_lines(request.POST.dict()),
            base=_mark(request.POST.get("version", "")),
            belongs_to=request.POST.get("belongs_to", ""),
        )

    def _place(self, public_id: UUID, code: str) -> Place:
        filing = find_filing(self.actor, public_id)
        policy.require(self.actor, "reports.read_draft", filing)
        dossier = dossiers.of_draft(filing)
        if code not in {one.code for one in dossier.form.sections if one.kind == "energy"}:
            raise Http404
        policy.require(self.actor, "reports.edit_filing", filing)
        return Place(dossier, dossier.form.section(code))

    def _of(self, place: Place) -> str:
        """Return the enterprise asked for: one of the register, or a name that rows of the draft give."""
        asked = self.request.GET.get("of", "")
        if asked not in place.dossier.enterprises and not declaring.rows_of(place, asked):
            raise Http404
        return asked

    def _page(
        self, request: HttpRequest, place: Place, enterprise: str, refused: Any = (), status: int = 200
    ) -> HttpResponse:
        filing, section = place.dossier.filing, place.section
        sections.require_open(self.actor, filing, section.code)
        found = _problems(place, enterprise)
        known = place.dossier.enterprises.get(enterprise)
        lines = energy.grid_lines(place, enterprise, found, sums.declared_before(place))
        context = {
            "filing": filing,
            "section": section,
            "place": place,
            "enterprise": known,
            "name": known.name if known else enterprise or _("No enterprise named"),
            "register": sorted(place.dossier.enterprises.values(), key=lambda one: one.name) if known is None else [],
            "lines": lines,
            "problems": [*found, *refused],
            "mark": declaring.mark(declaring.rows_of(place, enterprise)),
            "url": grid_url(filing, section.code, enterprise),
            "storage_key": f"{filing.pk}:{section.code}:{enterprise}",
            "factor_edition": converter_of(place).edition,
            "saved_at": section_pages.stored(place).saved_at,
            "next_url": _next(place, enterprise),
            "crumbs": parts.crumbs(filing, section.name.localised, known.name if known else enterprise),
        }
        return render(request, "reports/energy_grid.html", context, status=status)

    def _after(self, request: HttpRequest, public_id: UUID, code: str, enterprise: str) -> HttpResponse:
        place = self._place(public_id, code)
        count = len(_problems(place, enterprise))
        if count:
            text = ngettext("Saved. %(count)d thing to mend.", "Saved. %(count)d things to mend.", count)
            messages.warning(request, text % {"count": count})
            return redirect(grid_url(place.dossier.filing, code, enterprise))
        messages.success(request, pgettext("energy", "Saved."))
        following = _next(place, enterprise) if request.POST.get("go") == "next" else ""
        return redirect(following or reverse("reports:section", args=[public_id, code]))

    def _stale(self, request: HttpRequest, place: Place, enterprise: str, stale: Stale) -> HttpResponse:
        saved_by = section_pages.saved_by(place)
        current: dict[str, str] = dict(stale.current)  # type: ignore[call-overload]
        if request.headers.get("X-Requested-With") == "fetch":
            answer = {"version": stale.version, "current": current, "saved_by": saved_by}
            return JsonResponse(answer, status=409)
        sent = {name: text for name, text in request.POST.items() if name.rpartition("/")[0]}
        paths = [name for name in {**current, **sent} if current.get(name, "") != sent.get(name, "")]
        context = {
            "filing": place.dossier.filing,
            "section": place.section,
            "mine": [Answer(_label(place, name), sent.get(name, "")) for name in paths],
            "theirs": [Answer(_label(place, name), current.get(name, "")) for name in paths],
            "sent": list(sent.items()),
            "version": stale.version,
            "saved_by": saved_by,
            "url": grid_url(place.dossier.filing, place.section.code, enterprise),
            "crumbs": parts.crumbs(place.dossier.filing, place.section.name.localised),
        }
        return render(request, "reports/stale.html", context, status=409)


def _mark(text: str) -> int:
    return int(text) if text.isdecimal() else -1  # no mark was sent: what stands is shown beside what was typed


def _problems(place: Place, enterprise: str) -> list[Problem]:
    own = {row["uuid"] for row in declaring.rows_of(place, enterprise)}
    return [one for one in section_pages.problems_of(place) if own & set(one.address.split("/"))]


def _label(place: Place, name: str) -> str:
    key, _slash, code = name.rpartition("/")
    carrier = carriers().get(key)
    column = place.section.field(code).name.localised
    return f"{carrier.name.localised} {column}" if carrier else column


def _next(place: Place, enterprise: str) -> str:
    """Return the address of the next enterprise of the register that has declared nothing yet."""
    register = sorted(place.dossier.enterprises.values(), key=lambda one: one.name)
    codes = [one.code for one in register]
    done = {row.get("enterprise", "").strip() for row in place.content.get("rows", [])}
    start = codes.index(enterprise) + 1 if enterprise in codes else 0
    following = next((code for code in codes[start:] + codes[:start] if code not in done and code != enterprise), "")
    return grid_url(place.dossier.filing, place.section.code, following) if following else ""


def _labels() -> tuple[tuple[str, str], ...]:
    return (
        ("all", _("All enterprises")),
        ("declared", _("Have declared")),
        ("mend", pgettext("energy", "To mend")),
        ("nothing", _("Nothing declared")),
    )


def _tab(place: Place, code: str, label: str, rows: list[energy.EnterpriseRow], show: str) -> Tab:
    url = reverse("reports:section", args=[place.dossier.filing.public_id, place.section.code])
    return Tab(label, f"{url}?show={code}", str(sum(row.fits(code) for row in rows)), current=code == show)
