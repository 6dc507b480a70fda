"""Whether a paper can be taken over, and what is wrong in it; the same for a single entry and for a sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from common import clock
from common.errors import Problem
from common.formats import date_text
from programmes.choices import RoundKind, RoundState
from programmes.domain.rounds import proposed_days
from programmes.models import Participation, Round
from reports.domain.dossiers import Dossier, FileRef, Place
from reports.domain.history import scope
from reports.domain.kinds import kind_of
from reports.domain.kinds.base import ToExplain
from reports.domain.versions import places, section_values
from reports.models import Filing

PROSE = ("text", "long_text")
BASIS = "X-02"


@dataclass(frozen=True)
class Paper:
    """A filing as it was made on paper: whose, of which form and year, when, and what of it is entered."""

    participation: Participation
    form: str
    period: int
    filed_on: date
    content: Mapping[str, Any] = field(default_factory=dict)


def obstacles(paper: Paper) -> list[Problem]:
    """Return why the paper cannot be taken over; nothing of its content is looked at."""
    form = paper.participation.edition.definition.forms.get(paper.form)
    if form is None or not scope.is_taken(form):
        return [Problem("form", _("Only what listed parks file can be taken over."), BASIS)]
    if paper.participation.park.committee is None:
        message = _("The register has no committee for %(name)s.") % {"name": paper.participation.name_printed}
        return [Problem("participation", message, BASIS, _("Ask the operator to enter the body."))]
    return [*wrong_days(paper)] or [*_in_the_way(paper)]


def faults(dossier: Dossier) -> list[Problem]:
    """Return what is wrong with the typed values, and as `ToExplain` what is unusual. What is missing is not wrong."""
    unknown = [Problem(code, _("The form has no part “%(name)s”.") % {"name": code}) for code in _strangers(dossier)]
    found = unknown or [one for place in places(dossier).values() for one in _typed_faults(place)]
    return found if found or _says_something(dossier) else [_nothing()]


def dossier_of(paper: Paper, filing: Filing, files: tuple[FileRef, ...] = ()) -> Dossier:
    """Return the content in the shape of the form, as a draft would hold it; what the form does not ask is kept."""
    given = Dossier(filing=filing, definition=filing.round.definition, contents=paper.content, files=files)
    cleaned = {code: kind_of(place.section).clean(place, place.content) for code, place in places(given).items()}
    strange = {code: paper.content[code] for code in paper.content if code not in cleaned}
    for code, content in cleaned.items():
        strange |= {f"{code}/{key}": {} for key in _keys(paper.content.get(code) or {}) - _keys(content)}
    return Dossier(filing=filing, definition=given.definition, contents={**cleaned, **strange}, files=files)


def filing_of(paper: Paper, opened: Round) -> Filing:
    """Return the filing of a paper, not saved."""
    base = paper.participation
    return Filing(
        programme=opened.programme,
        round=opened,
        form=paper.form,
        unit=base.unit,
        participation=base,
        park=base.park,
        period=paper.period,
        title=opened.title,
        held_since=clock.start_of(paper.filed_on),
        created_at=clock.now(),
    )


def round_of(paper: Paper) -> Round:
    """Return the round of papers of that form and year; a new one is not saved, closed, and asks nobody."""
    base = paper.participation
    known = Round.objects.filter(
        programme=base.programme_id,
        form=paper.form,
        year=paper.period,
        edition__regime=base.edition.regime,
        for_papers=True,
    )
    return known.select_related("edition", "programme").first() or _closed_round(paper)


def _closed_round(paper: Paper) -> Round:
    base = paper.participation
    edition = base.programme.editions.filter(regime=base.edition.regime).latest("number")
    form = edition.definition.form(paper.form)
    due_on = _due_on(paper)
    name = form.name.zh
    return Round(
        programme=base.programme,
        edition=edition,
        kind=RoundKind(form.round),
        form=paper.form,
        year=paper.period,
        title=f"{paper.period}{name}" if name.startswith("年") else f"{paper.period}年{name}",
        state=RoundState.CLOSED,
        for_papers=True,
        # When it was asked for on paper is not known; nothing is counted from this day.
        opens_on=min(date(paper.period, 1, 1), due_on),
        due_on=due_on,
        closes_on=due_on,
    )


def _due_on(paper: Paper) -> date:
    days = proposed_days(definition=paper.participation.edition.definition, form=paper.form, year=paper.period)
    return days.due if days else date(paper.period, 12, 31)


def wrong_days(paper: Paper) -> Iterator[Problem]:
    """Yield why year and day of a paper cannot be."""
    listed, today = paper.participation.listed_on, clock.today()
    if not listed.year <= paper.period <= today.year:
        values = {"first": listed.year, "last": today.year}
        yield Problem("period", _("The year must lie between %(first)d and %(last)d.") % values, BASIS)
    elif not max(listed, date(paper.period, 1, 1)) <= paper.filed_on <= today:
        first = date_text(max(listed, date(paper.period, 1, 1)), full=True)
        values_ = {"first": first, "last": date_text(today, full=True)}
        yield Problem("filed_on", _("The day of filing must lie between %(first)s and %(last)s.") % values_, BASIS)
    elif _due_on(paper) >= today:
        message = _("What is due on %(day)s is not history yet.") % {"day": date_text(_due_on(paper), full=True)}
        yield Problem("period", message, BASIS, _("Hand it in through the portal."))


def _in_the_way(paper: Paper) -> Iterator[Problem]:
    known = Filing.objects.in_earnest().filter(participation=paper.participation, form=paper.form, period=paper.period)
    if known.exists():
        yield Problem(
            "period", _("There is a filing of this base for %(year)d already.") % {"year": paper.period}, BASIS
        )
        return
    live = Round.objects.filter(
        for_papers=False,
        is_trial=False,
        programme=paper.participation.programme_id,
        form=paper.form,
        year=paper.period,
        edition__regime=paper.participation.edition.regime,
    ).first()
    if live:
        message = _("The portal itself asks for this: “%(title)s”.") % {"title": live.title}
        yield Problem("period", message, BASIS, _("Hand it in through the portal."))


def _keys(content: Mapping[str, Any]) -> set[str]:
    """Return what is answered in a section: the indicators, or the fields; rows have their own shape."""
    return set(content.get("cells", content)) - {"rows"}


def _strangers(dossier: Dossier) -> Iterator[str]:
    known = {section.code for section in dossier.form.sections}
    return (code for code in dossier.contents if code not in known)


def _typed_faults(place: Place) -> Iterator[Problem]:
    """Yield the faults of values that are there: paper had other forms, so nothing is demanded, no length counted."""
    typed = section_values(place)
    prose = {one.code for one in place.section.fields if one.kind in PROSE}
    for problem in kind_of(place.section).problems(place):
        path = problem.address.removeprefix(f"{place.section.code}/")
        if typed.get(path, "").strip() and path.split("/")[-1] not in prose:
            yield problem


def _says_something(dossier: Dossier) -> bool:
    return bool(dossier.files) or any(not kind_of(one.section).is_empty(one) for one in places(dossier).values())


def _nothing() -> Problem:
    return Problem("", _("Nothing was entered."), BASIS, _("Give at least one figure, a text or a scan."))


def is_fault(problem: Problem) -> bool:
    """Say whether a problem has to be mended; what is only unusual may be as the paper has it."""
    return not isinstance(problem, ToExplain)
