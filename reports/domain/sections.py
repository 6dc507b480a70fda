"""The sections of a draft: which are open, how far each is, and the one way to save one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import ActRefused, Problem, Stale
from reports.choices import SectionState
from reports.domain import checks, dossiers, explaining, versions
from reports.domain.dossiers import Content, Dossier, Place
from reports.domain.kinds import kind_of
from reports.domain.transitions import lock
from reports.models import Filing, ReturnReason, Section


@dataclass(frozen=True)
class Standing:
    """How far a section is."""

    place: Place
    state: SectionState
    is_open: bool
    problems: tuple[Problem, ...]
    reasons: tuple[ReturnReason, ...]


@transaction.atomic
def save_section(
    *, actor: policy.Actor, filing: Filing, code: str, content: Mapping[str, Any], base_version: int
) -> Section:
    """Save a section of the draft, whatever was typed; checks are a matter of their own.

    Raises `Stale` with what stands (by input name) when somebody saved since `base_version`; then nothing is written.
    """
    locked = lock(filing)
    place = Place(dossiers.of_draft(locked), locked.filled_form.section(code))
    require_open(actor, locked, code)
    cleaned = kind_of(place.section).clean(place, content)
    section = locked.sections.get(code=code)
    if section.version != base_version:
        return _unless_other(place, section, cleaned)
    return section if section.content == cleaned else _write(actor, place, section, cleaned)


def require_open(actor: policy.Actor, filing: Filing, code: str) -> None:
    """Raise `ActRefused` unless the actor may write in this section now."""
    policy.require(actor, "reports.edit_filing", filing)
    if not is_open(filing, code):
        reason = _("Only the sections that were returned can be changed; this one was not.")
        raise ActRefused("reports.edit_filing", reason)


def is_open(filing: Filing, code: str) -> bool:
    """Say whether a section can be written in: after a return only where reasons were given."""
    sections = returned_sections(filing)
    return sections is None or code in sections


def returned_sections(filing: Filing) -> frozenset[str] | None:
    """Return the sections named in the last return, None if the filing was never returned."""
    reasons = return_reasons(filing)
    return None if reasons is None else frozenset(one.section for one in reasons)


def return_reasons(filing: Filing) -> Sequence[ReturnReason] | None:
    """Return the reasons of the last return, None if the filing was never returned."""
    handling = versions.last_return(filing)
    return list(handling.reasons.all()) if handling else None


def standings(dossier: Dossier, problems: Sequence[Problem] | None = None) -> list[Standing]:
    """Return the state of every section of a draft, for its task list."""
    found = checks.problems_of(dossier) if problems is None else problems
    reasons = return_reasons(dossier.filing)
    before = versions.values_of(versions.returned(dossier.filing)) if reasons is not None else None
    places = versions.places(dossier).values()
    return [_standing(place, found, reasons, before) for place in places]


def _standing(
    place: Place,
    problems: Sequence[Problem],
    reasons: Sequence[ReturnReason] | None,
    before: Mapping[str, Mapping[str, str]] | None,
) -> Standing:
    code = place.section.code
    own = tuple(one for one in problems if one.address.split("/")[0] == code)
    why = tuple(one for one in reasons or () if one.section == code)
    if before is not None:
        state = _state_after_return(place, before.get(code, {}), has_reason=bool(why))
        return Standing(place, state, bool(why), own, why)
    return Standing(place, _state(place, own), is_open=True, problems=own, reasons=())


def _state(place: Place, problems: Sequence[Problem]) -> SectionState:
    if kind_of(place.section).is_empty(place) and (problems or not place.section.required):
        return SectionState.NOT_STARTED
    return SectionState.IN_PROGRESS if problems else SectionState.COMPLETED


def _state_after_return(place: Place, before: Mapping[str, str], *, has_reason: bool) -> SectionState:
    if not has_reason:
        return SectionState.COMPLETED
    return SectionState.CHANGED if versions.section_values(place) != before else SectionState.CHANGES


def _unless_other(place: Place, section: Section, cleaned: Content) -> Section:
    """The same text saved twice is no conflict."""
    if section.content == cleaned:
        return section
    raise Stale(kind_of(place.section).flat(place, section.content), section.version)


def _write(actor: policy.Actor, place: Place, section: Section, cleaned: Content) -> Section:
    written = Section.objects.filter(pk=section.pk, version=section.version).update(
        content=cleaned, version=section.version + 1, saved_at=clock.now(), saved_by_id=actor.pk
    )
    section.refresh_from_db()
    if not written:
        raise Stale(kind_of(place.section).flat(place, section.content), section.version)
    explaining.bind(place, cleaned, actor)
    return section
