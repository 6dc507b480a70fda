"""Explanations are kept as rows, bound to the numbers they were given for, whenever a table with new ones is saved."""

from dataclasses import replace

from common import clock
from common.policy import Actor
from reports.domain.dossiers import Content, Place
from reports.domain.kinds import indicators
from reports.models import Explanation


def bind(place: Place, content: Content, by: Actor) -> None:
    """Keep each explanation that is new in the content of a table, with the numbers that stand there."""
    if place.section.kind != "indicators":
        return
    contents = {**place.dossier.contents, place.section.code: content}
    saved = Place(replace(place.dossier, contents=contents), place.section)
    Explanation.objects.bulk_create(
        Explanation(
            filing=place.dossier.filing, address=address, text=cell.reason, by_id=by.pk, at=clock.now(),
            values=indicators.rests_on(saved, cell),
        )
        for cell in indicators.cells_of(saved)
        if cell.reason.strip() and cell.number is not None and not cell.na
        for address in [saved.address(cell.indicator.code)]
        if _is_new(saved, address, cell.reason)
    )  # fmt: skip


def _is_new(place: Place, address: str, text: str) -> bool:
    bound = place.dossier.explanations.get(address)
    return bound is None or bound.text != text
