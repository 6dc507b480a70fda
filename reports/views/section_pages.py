"""What the page of a section shows: the form its kind has, with the problems that are worth showing now."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from common import policy
from common.errors import Problem, Stale
from common.ui import Answer
from parks.models import Park
from reports.domain import checks, prefilling, sections, versions
from reports.domain.dossiers import Place
from reports.domain.kinds import kind_of, targets
from reports.domain.records import appearing
from reports.forms import grid, posted, target_grid
from reports.forms import sections as section_forms
from reports.models import DraftComment, Section
from reports.views import drawn, parts

LAYOUTS = {
    "table": "rows",
    "entries": "rows",
    "energy": "energy",
    "indicators": "indicators",
    "targets": "targets",
}
OFFERED_PARKS = 300


def context_of(actor: policy.Actor, place: Place, *, checked: bool, more: Sequence[Problem] = ()) -> dict[str, Any]:
    """Return what a section's page needs; a section that cannot be changed now is shown as it is."""
    filing, section = place.dossier.filing, place.section
    decision = policy.can(actor, "reports.edit_filing", filing)
    is_open = bool(decision) and sections.is_open(filing, section.code)
    problems = [*worth_showing(place, checked=checked), *more]
    layout = LAYOUTS.get(section.kind, "fields") if is_open else "locked"
    return {
        "filing": filing,
        "place": place,
        "section": section,
        "layout": layout,
        "refusal": decision,
        "problems": problems if is_open else [],
        "reasons": [one for one in sections.return_reasons(filing) or () if one.section == section.code],
        "stored": stored(place),
        "comments": DraftComment.objects.filter(filing=filing, section=section.code)
        .visible_to(actor)
        .select_related("body", "by"),
        "citation": place.dossier.definition.basis_of(section),
        **_quota(place),
        "beside": appearing.beside(place) if is_open else [],
        "url": reverse("reports:section", args=[filing.public_id, section.code]),
        "crumbs": parts.crumbs(filing, section.name.localised),
        **_parts(place, layout, problems),
    }


def problems_of(place: Place) -> list[Problem]:
    """Return the problems of a section, those that the whole filing gives it included."""
    own = f"{place.section.code}/"
    return [one for one in checks.problems_of(place.dossier) if f"{one.address}/".startswith(own)]


def worth_showing(place: Place, *, checked: bool) -> list[Problem]:
    """Return all problems after a check; before it only those of what was typed already."""
    found = problems_of(place)
    if checked:
        return found
    typed = {place.address(path) for path, text in kind_of(place.section).flat(place, place.content).items() if text}
    return [one for one in found if one.address in typed]


def saved_by(place: Place) -> str:
    """Return who saved the section last."""
    kept = stored(place)
    return kept.saved_by.name if kept.saved_by else ""


def stale_context(place: Place, typed: QueryDict, stale: Stale, who: str) -> dict[str, Any]:
    """Return both texts where they differ, and what was typed to be sent again."""
    mine = kind_of(place.section).flat(place, posted.content_of(place, typed))
    theirs = standing_values(stale)
    paths = [path for path in {**theirs, **mine} if mine.get(path, "") != theirs.get(path, "")]
    return {
        "filing": place.dossier.filing,
        "section": place.section,
        "mine": [Answer(_label(place, path), mine.get(path, "")) for path in paths],
        "theirs": [Answer(_label(place, path), theirs.get(path, "")) for path in paths],
        "sent": [(name, value) for name, values in typed.lists() for value in values if name not in _OWN],
        "version": stale.version,
        "saved_by": who,
        "url": reverse("reports:section", args=[place.dossier.filing.public_id, place.section.code]),
        "crumbs": parts.crumbs(place.dossier.filing, place.section.name.localised),
    }


def standing_values(stale: Stale) -> dict[str, str]:
    """Return what stands, by input name."""
    return dict(stale.current) if isinstance(stale.current, dict) else {}


_TAKES = ("take_known", "take_drawn", "take_records")
_OWN = frozenset({"version", "csrfmiddlewaretoken", "add_row", "remove_row", "remove_file", "go", *_TAKES})


def _parts(place: Place, layout: str, problems: Sequence[Problem]) -> dict[str, Any]:
    if layout == "locked":
        before = versions.values_of(versions.returned(place.dossier.filing))
        view = kind_of(place.section).present(place, (before or {}).get(place.section.code) if before else None)
        return {"views": [view]}
    if layout == "indicators":
        known = prefilling.known_figures(place)
        origins = {fact.version.label: fact.version.filing for fact in known.values()}
        return {"groups": grid.grid(place, problems), "known": known, "origins": origins}
    if layout == "targets":
        return target_grid.context_of(place, problems)
    if layout == "energy":
        return {}
    if layout == "rows":
        return {"rows": section_forms.row_forms(place, problems), "parks": _parks(place)}
    form, slots = section_forms.section_form(place, problems), section_forms.file_slots(place, problems)
    return {"form": form, "slots": slots, **drawn.beside(place)}


def _quota(place: Place) -> dict[str, Any]:
    """Return how many rows there may be and on what that rests (GB-12)."""
    dossier = place.dossier
    quota = dossier.definition.quota_for(dossier.filing.form, place.section.code)
    if quota is None:
        return {}
    return {
        "quota": dossier.definition.basis_of(quota),
        "quota_maximum": dossier.filing.round.quota or quota.maximum,
    }


def _parks(place: Place) -> list[Park]:
    """Offer the parks of the unit's region; any other can be typed."""
    if place.section.kind != "entries":
        return []
    rows = Park.objects.filter(is_active=True, region=place.dossier.filing.unit.region)
    return list(rows.order_by("name")[:OFFERED_PARKS])


def stored(place: Place) -> Section:
    """Return the section as it is kept, with who saved it last."""
    return Section.objects.select_related("saved_by").get(filing=place.dossier.filing, code=place.section.code)


def _label(place: Place, path: str) -> str:
    row, _slash, column = path.rpartition("/")
    if place.section.kind in ("indicators", "targets"):
        named = row != targets.YEARS
        name = place.dossier.definition.indicator(row).name if named else targets.YEARS_NAME
        return name.localised
    return place.section.field(column).name.localised if _knows(place, column) else column


def _knows(place: Place, code: str) -> bool:
    return any(field.code == code for field in place.section.fields)
