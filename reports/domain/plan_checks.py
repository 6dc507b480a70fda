"""What is checked against the plan in force: a change that changes nothing, a beginning before the approval (CR-07)."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from common.errors import Problem
from common.formats import date_text
from programmes.definition import Field
from reports.domain import versions
from reports.domain.dossiers import Dossier, Place
from reports.domain.kinds.values import parse_date
from reports.models import ApprovedPlan


def a_change_changes_something(dossier: Dossier) -> Iterator[Problem]:
    """A new version of an approved plan differs from the one in force (GB-18)."""
    if not dossier.form.is_plan or dossier.version or dossier.filing.pk is None:
        return
    rows = ApprovedPlan.objects.filter(version__filing=dossier.filing).select_related("version__filing")
    standing = rows.order_by("id").last()
    if standing is None:
        return
    before = versions.values_of(standing.version) or {}
    if not versions.differences(before, versions.values(dossier)):
        message = _("Nothing differs from the plan in force.")
        remedy = _("Change what is to be changed, or give the change up.")
        yield Problem(dossier.form.sections[0].code, message, dossier.form.rule, remedy)


def nothing_begins_before_approval(dossier: Dossier) -> Iterator[Problem]:
    """Tasks and projects begin once the plan is approved; the report itself can always be handed in (CR-07)."""
    places = [one for one in versions.places(dossier).values() if any(map(_is_gated, one.section.columns))]
    approved = _approved_on(dossier) if places else None
    for place in places:
        for number, row in enumerate(place.content.get("rows", []), start=1):
            for field in filter(_is_gated, place.section.columns):
                if _is_too_early(dossier, field, row.get(field.code, ""), approved):
                    yield _too_early(place, field, row["uuid"], number, approved)


def _is_gated(field: Field) -> bool:
    return field.after_approval


def _approved_on(dossier: Dossier) -> date | None:
    """Return the day since which the base has an approved plan."""
    rows = ApprovedPlan.objects.filter(participation=dossier.filing.participation)
    return rows.order_by("since").values_list("since", flat=True).first()


def _is_too_early(dossier: Dossier, field: Field, text: str, approved: date | None) -> bool:
    """A day is compared with the day of approval, a status at the end of the year with its year."""
    if field.kind == "date":
        day = parse_date(text)
        return day is not None and (approved is None or day < approved)
    begun = any(choice.begun for choice in field.choices if choice.code == text)
    return begun and (approved is None or approved.year > dossier.year)


def _too_early(place: Place, field: Field, row: str, number: int, approved: date | None) -> Problem:
    values = {"number": number, "name": field.name.localised, "day": date_text(approved, full=True) if approved else ""}
    if approved:
        message = _("Row %(number)d, “%(name)s”: the plan was approved on %(day)s, nothing can have begun before.")
    else:
        message = _("Row %(number)d, “%(name)s”: the plan is not approved yet, nothing can have begun.")
    remedy = _("Report what is prepared as preparation; the report itself can be handed in.")
    return Problem(place.address(row, field.code), message % values, field.rule, remedy)
