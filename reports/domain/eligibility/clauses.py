"""The kinds of check a clause may name: each a small function from clause and case to what the registers find."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from common.formats import date_text
from parks.choices import Grade, IncidentKind, ParkLevel
from parks.domain import incident_words, incidents
from parks.models import Incident
from programmes.definition import EligibilityCheck
from programmes.models import Programme
from programmes.reference import CatalogueRow, green_catalogue
from reports.choices import EligibilityOutcome as Outcome
from reports.domain.eligibility.cases import Case
from reports.domain.kinds.values import NO, YES

EXCERPT = 120
YEARS = 3  # where the clause does not say how many
ROUND_DUE = "round_due"  # years counted back from the due day of the call instead of the day handed in


@dataclass(frozen=True)
class Verdict:
    """What the registers find of a clause, the evidence in words, and in short the facts it rests on."""

    outcome: Outcome
    evidence: str
    facts: str


Clause = Callable[[EligibilityCheck, Case], Verdict]
_kinds: dict[str, Clause] = {}


def kind(name: str) -> Callable[[Clause], Clause]:
    """Register how a kind of check is done."""

    def register(function: Clause) -> Clause:
        _kinds[name] = function
        return function

    return register


def kinds() -> frozenset[str]:
    """Return the kinds of check that there are."""
    return frozenset(_kinds)


def verdict_of(clause: EligibilityCheck, case: Case) -> Verdict:
    """Return what the registers find of a clause."""
    return _kinds[clause.check](clause, case)


@kind("in_zone_catalogue")
def in_zone_catalogue(_clause: EligibilityCheck, case: Case) -> Verdict:
    """The register says whether the park is in the catalogue of 2018 (GB-07)."""
    known = case.park.in_catalogue_2018
    if known:
        outcome, message = Outcome.MET, _("Register of parks: %(name)s (%(code)s) is in the 2018 catalogue.")
    elif known is False:
        outcome, message = Outcome.NOT_MET, _("%(name)s is not in the 2018 catalogue of development zones.")
    else:
        outcome = Outcome.UNKNOWN
        message = _("The register of parks does not say whether %(name)s is in the 2018 catalogue.")
    return Verdict(outcome, message % {"name": case.park.name, "code": case.park.code}, str(known))


@kind("park_level")
def park_level(clause: EligibilityCheck, case: Case) -> Verdict:
    """The rank of the park in the register is one of those the programme names (CR-01)."""
    levels, park = clause.params.get("levels", []), case.park
    values = {"name": park.name, "level": park.get_level_display()}
    if isinstance(levels, list) and park.level in levels:
        return Verdict(Outcome.MET, _("Register of parks: rank of %(name)s: %(level)s.") % values, park.level)
    wanted = [str(ParkLevel(one).label) for one in levels] if isinstance(levels, list) else []
    message = _("%(name)s is not of a rank that can take part: %(level)s instead of %(wanted)s.")
    return Verdict(Outcome.NOT_MET, message % {**values, "wanted": _(", ").join(wanted)}, park.level)


@kind("in_programme")
def in_programme(clause: EligibilityCheck, case: Case) -> Verdict:
    """The park takes part in the programme named."""
    wanted = str(clause.params.get("programme"))
    programme = Programme.objects.filter(pk=wanted).first()
    values = {"name": case.park.name, "programme": programme.name_zh if programme else wanted}
    if wanted in case.programmes:
        return Verdict(Outcome.MET, _("%(name)s takes part in “%(programme)s”.") % values, YES)
    return Verdict(Outcome.NOT_MET, _("%(name)s does not take part in “%(programme)s”.") % values, NO)


@kind("industries_in_catalogue")
def industries_in_catalogue(_clause: EligibilityCheck, case: Case) -> Verdict:
    """Every leading industry chosen is an entry of the catalogue of 2019, level 1 or 2 (GB-08)."""
    facts = _short(",".join(case.industries))
    if not case.industries:
        message = _("No leading industry is chosen from the catalogue.")
        if case.park.leading_industries:
            message += _("The register of parks prints: %(text)s.") % {"text": case.park.leading_industries}
        return Verdict(Outcome.UNKNOWN, message, facts)
    outside = [text for text in case.industries if _entry_of(text) is None]
    if outside:
        message = _("Not entries of the 2019 catalogue: %(texts)s.") % {"texts": _(", ").join(outside)}
        return Verdict(Outcome.NOT_MET, message, facts)
    names = [_named(row) for row in (_entry_of(text) for text in case.industries) if row]
    return Verdict(Outcome.MET, _("2019 catalogue: %(names)s.") % {"names": _(", ").join(names)}, facts)


@kind("statement")
def statement(clause: EligibilityCheck, case: Case) -> Verdict:
    """What is written is for the province to judge; nothing written is not met (GB-29)."""
    text = case.statements.get(str(clause.params.get("section")))
    if text is None:
        return Verdict(Outcome.UNKNOWN, _("No application of the park in this call states it."), "")
    if not text.strip():
        return Verdict(Outcome.NOT_MET, _("Nothing is stated."), "")
    return Verdict(Outcome.UNKNOWN, _("Stated: %(text)s") % {"text": _excerpt(text)}, _short(text))


@kind("no_incidents")
def no_incidents(clause: EligibilityCheck, case: Case) -> Verdict:
    """No incident of the kind, as grave as the clause says, in the years before the day counted from (GB-09).

    The window stays open until now: what happens between application and decision counts too. A criminal
    environmental case has no grade: where a clause names the kind, any case counts (EP-04).
    """
    window = [one for one in case.incidents if one.happened_on >= since_of(clause, case)]
    of_kind = [one for one in window if one.kind == _kind_of(clause)]
    beside = _criminal(clause, window)
    declared = case.declared if _kind_of(clause) != IncidentKind.CRIMINAL else ""  # it asks for graded incidents
    facts = _short(",".join([*(f"{one.pk}.{one.number}" for one in (*of_kind, *beside)), declared]))
    if grave := [one for one in of_kind if _counts(clause, one)]:
        return Verdict(Outcome.NOT_MET, _on_record(grave), facts)
    if doubtful := [one for one in of_kind if _may_be_graver(one)]:
        return Verdict(Outcome.UNKNOWN, _on_record(doubtful, _("the grade may be graver")), facts)
    nothing = _none_on_record(clause, case, of_kind)
    if declared == YES:
        message = _("The park declares that there was one.")
        return Verdict(Outcome.UNKNOWN, f"{nothing}{message}", facts)
    if beside:
        nothing += _("Criminal environmental cases, which have no grade: %(count)d.") % {"count": len(beside)}
    return Verdict(Outcome.MET, nothing, facts)


def since_of(clause: EligibilityCheck, case: Case) -> date:
    """Return the first day that counts: so many years before the day counted from, that day included."""
    years = clause.params.get("years", YEARS)
    counted_from = case.due_on if clause.params.get("counted_from") == ROUND_DUE else case.handed_in_on
    return _years_before(counted_from, years if isinstance(years, int) else YEARS)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _kind_of(clause: EligibilityCheck) -> IncidentKind:
    return IncidentKind(str(clause.params.get("kind")))


def _grade_of(clause: EligibilityCheck) -> Grade:
    return Grade(str(clause.params.get("grade", Grade.LARGER)))


def _counts(clause: EligibilityCheck, incident: Incident) -> bool:
    if incident.kind == IncidentKind.CRIMINAL:
        return True
    return bool(incident.grade) and Grade(incident.grade).rank >= _grade_of(clause).rank


def _may_be_graver(incident: Incident) -> bool:
    """Say whether numbers are missing that may raise the grade; the authority's grade settles it."""
    found = incidents.grading_of(incident)
    return not incident.official_grade and bool(found and found.unknown)


def _on_record(rows: Sequence[Incident], doubt: str = "") -> str:
    told = [_told(one, doubt) for one in rows]
    return _("Incident register: %(rows)s.") % {"rows": _("; ").join(told)}


def _told(one: Incident, doubt: str) -> str:
    values = {
        "day": date_text(one.happened_on, full=True),
        "kind": one.get_kind_display(),
        "grade": one.get_grade_display(),
        "by": _("by the authority") if one.official_grade else _("computed"),
        "source": one.document,
    }
    if one.kind == IncidentKind.CRIMINAL:
        return _("%(day)s, %(kind)s, source %(source)s") % values
    told = _("%(day)s, %(kind)s, grade %(grade)s (%(by)s), source %(source)s") % values
    missing = incidents.grading_of(one) if doubt else None
    if not missing:
        return told
    return _("%(told)s, %(doubt)s (%(numbers)s)") % {
        "told": told,
        "doubt": doubt,
        "numbers": incident_words.unknown_numbers(missing),
    }


def _none_on_record(clause: EligibilityCheck, case: Case, lesser: Sequence[Incident]) -> str:
    values = {
        "day": date_text(since_of(clause, case), full=True),
        "kind": _kind_of(clause).label,
        "grade": _grade_of(clause).label,
        "count": len(lesser),
    }
    if _kind_of(clause) == IncidentKind.CRIMINAL:
        return _("Incident register: since %(day)s none of the kind “%(kind)s”.") % values
    text = _("Incident register: since %(day)s none of the kind “%(kind)s” of grade %(grade)s or graver.") % values
    return text + (_("Lesser ones, which do not count: %(count)d.") % values if lesser else "")


def _criminal(clause: EligibilityCheck, window: Sequence[Incident]) -> list[Incident]:
    """Return the criminal cases beside the emergencies: they have no grade and are told."""
    if _kind_of(clause) != IncidentKind.ENVIRONMENT:
        return []
    return [one for one in window if one.kind == IncidentKind.CRIMINAL]


def _entry_of(text: str) -> CatalogueRow | None:
    """Return the entry that a text names by its code or its name."""
    return next((row for row in green_catalogue() if text in (row.code, row.name_zh, row.name_en)), None)


def _named(row: CatalogueRow) -> str:
    english = (get_language() or "").startswith("en")
    return f"{row.code} {row.name_en if english else row.name_zh}"


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT]}…"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""
