"""The rows of a park list: each names a park of the register, in the province's order (GB-11, GB-12)."""

from collections import Counter
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from common.errors import Problem
from common.said import said
from common.units import NotANumber, parse_decimal
from parks.models import Park
from programmes.definition import Field
from reports.domain.dossiers import Content, Place
from reports.domain.kinds.base import Shown, ToExplain
from reports.domain.kinds.rows import RowsKind, filled_rows
from reports.domain.kinds.values import shown

CONFIRMATION = "confirmation"  # why a park outside the unit is recommended by it
RANK = "rank"


class EntriesKind(RowsKind):
    """Content as of rows; a park is given by name, former name or code. `confirmation` is asked of parks elsewhere."""

    extra = (CONFIRMATION,)

    def problems(self, place: Place) -> Iterator[Problem]:
        yield from super().problems(place)
        yield from _named_twice(place)
        yield from _ranked_twice(place)
        yield from over_quota(place)

    def row_problems(self, place: Place, row: Mapping[str, str], number: int) -> Iterator[Problem]:
        yield from super().row_problems(place, row, number)
        field = park_column(place)
        typed = row.get(field.code, "")
        if typed.strip():
            yield from _park_problems(place, field, row, number, place.dossier.parks.get(typed, ()))

    def cell(self, place: Place, field: Field, row: Mapping[str, str], before: Mapping[str, str] | None) -> Shown:
        usual = super().cell(place, field, row, before)
        if field.kind != "park":
            return usual
        park = park_of(place, row)
        text = row.get("park_name") or (park.name if park else usual.text)
        note = row.get(CONFIRMATION, "").strip()
        return Shown(**{**vars(usual), "text": text, "note": _("Confirmed: %(text)s") % {"text": note} if note else ""})

    def frozen(self, place: Place) -> Content:
        """Write the name and code of each park down as they stand today."""
        return {"rows": [_with_park(place, row) for row in filled_rows(self, place)]}


def park_column(place: Place) -> Field:
    """Return the column that names the park."""
    return next(field for field in place.section.columns if field.kind == "park")


def park_of(place: Place, row: Mapping[str, str]) -> Park | None:
    """Return the one park that a row names, None if it is unknown or not unique."""
    found = place.dossier.parks.get(row.get(park_column(place).code, ""), ())
    return found[0] if len(found) == 1 else None


def lies_elsewhere(place: Place, park: Park) -> bool:
    """Say whether the park lies outside the region of the unit that recommends it."""
    region = place.dossier.filing.unit.region_id
    return region not in (park.region_id, park.region.parent_id)


def rank_of(row: Mapping[str, str], number: int) -> int:
    """Return the rank typed in a row, or its place in the list."""
    try:
        rank = parse_decimal(row.get(RANK, ""))
    except NotANumber:
        return number
    return int(rank) if rank is not None else number


def over_quota(place: Place) -> Iterator[Problem]:
    """Ask for the justification of more candidates than the quota, or refuse them (GB-12)."""
    dossier = place.dossier
    quota = dossier.definition.quota_for(dossier.filing.form, place.section.code)
    if quota is None:
        return
    maximum = dossier.filing.round.quota or quota.maximum
    values = {"maximum": maximum, "count": len(place.content.get("rows", []))}
    values["count"] = sum(1 for row in place.content.get("rows", []) if row.get(park_column(place).code, "").strip())
    if values["count"] <= maximum:
        return
    if quota.excess == "refuse":
        message = _("At most %(maximum)d candidates; there are %(count)d.") % values
        yield Problem(place.address(), message, quota.rule, _("Take the lowest ranked off the list."))
    elif not _justification(place, quota.justification):
        message = _("In principle at most %(maximum)d candidates; there are %(count)d. Justify the excess.") % values
        remedy = _("Write the justification, or take candidates off the list. The ministry may refuse the excess.")
        yield Problem(quota.justification.replace(".", "/"), message, quota.rule, remedy)


def _justification(place: Place, where: str) -> str:
    section, _dot, field = where.partition(".")
    return str(place.dossier.content(section).get(field) or "").strip()


def _park_problems(
    place: Place, field: Field, row: Mapping[str, str], number: int, found: tuple[Park, ...]
) -> Iterator[Problem]:
    address = place.address(row["uuid"], field.code)
    values = {"number": number, "text": row[field.code].strip(), "count": len(found)}
    if not found:
        message = said(_("Row %(number)d: “%(text)s” is not in the register of parks."), values, "text")
        yield Problem(address, message, field.rule, _("Choose the park from the register, by any name it had."))
    elif len(found) > 1:
        text = _("Row %(number)d: “%(text)s” is the name of %(count)d parks. Give the code of the one meant.")
        codes = "、".join(park.code for park in found)
        message = said(text, values, "text", "count")
        yield Problem(address, message, field.rule, _("Codes: %(codes)s") % {"codes": codes})
    elif lies_elsewhere(place, found[0]) and not row.get(CONFIRMATION, "").strip():
        yield _elsewhere(place, field, row, number, found[0])


def _elsewhere(place: Place, field: Field, row: Mapping[str, str], number: int, park: Park) -> Problem:
    values = {"number": number, "name": park.name, "region": park.region.name}
    text = _("Row %(number)d: %(name)s lies in %(region)s, outside your region.")
    message = said(text, values, "name", "region")
    remedy = _("Say why you recommend it, or choose another park.")
    return ToExplain(place.address(row["uuid"], CONFIRMATION), message, field.rule, remedy)


def _named_twice(place: Place) -> Iterator[Problem]:
    field = park_column(place)
    seen: dict[int, int] = {}
    for number, row in enumerate(filled_rows(EntriesKind(), place), start=1):
        park = park_of(place, row)
        if park and park.pk in seen:
            values = {"number": number, "name": park.name, "other": seen[park.pk]}
            text = _("Row %(number)d: %(name)s is already named in row %(other)d.")
            message = said(text, values, "name", "other")
            yield Problem(place.address(row["uuid"], field.code), message, field.rule, _("Take one of the rows off."))
        elif park:
            seen[park.pk] = number


def _ranked_twice(place: Place) -> Iterator[Problem]:
    rows = filled_rows(EntriesKind(), place)
    ranks = [rank_of(row, number) for number, row in enumerate(rows, start=1)]
    counted = Counter(ranks)
    for number, (row, rank) in enumerate(zip(rows, ranks, strict=True), start=1):
        if counted[rank] > 1 and ranks.index(rank) != number - 1:
            text = _("Row %(number)d: rank %(rank)d is given twice.")
            message = said(text, {"number": number, "rank": rank}, "rank")
            yield Problem(
                place.address(row["uuid"], RANK), message, place.section.rule, _("Each park has its own rank.")
            )


def _with_park(place: Place, row: dict[str, str]) -> dict[str, str]:
    park = park_of(place, row)
    return {**row, "park_name": park.name, "park_code": park.code} if park else row


def frozen_park(row: Mapping[str, str]) -> Park | None:
    """Return the park that a row of a version names by its code."""
    return Park.objects.filter(code=row["park_code"]).first() if row.get("park_code") else None


def industries(place: Place, row: Mapping[str, str]) -> str:
    """Return the leading industries of a row in words."""
    column = next((one for one in place.section.columns if one.code == "leading_industries"), None)
    return shown(place, column, row.get(column.code, "")) if column else ""
