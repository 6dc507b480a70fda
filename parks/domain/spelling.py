"""How a park is written and read aloud, and the text by which it is found under any of its names (X-06)."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from django.utils.translation import gettext as _

from accounts.reference import RegionRow, regions
from common.errors import Problem, RuleViolation
from parks import names
from parks.models import FormerName, Park


def spell(park: Park, name: str) -> None:
    """Give a park a name with its spelling; nothing is saved."""
    if not name.strip():
        raise RuleViolation([Problem("name", _("Enter the name of the park."))])
    park.name = name.strip()
    park.pinyin, park.initials = names.spelled(name), names.initials(name)


def make_findable(parks: Iterable[Park]) -> None:
    """Set the text by which parks are found, from their names as they stand in the database; nothing is saved."""
    parks = list(parks)
    others: dict[int, list[str]] = defaultdict(list)
    rows = FormerName.objects.filter(park__in=[park.pk for park in parks if park.pk]).order_by("pk")
    for pk, name in rows.values_list("park_id", "name"):
        others[pk].append(name)
    for park in parks:
        park.search_text = _text(park, others[park.pk])


def _text(park: Park, others: Iterable[str]) -> str:
    """Return one line for each: words are looked for inside a line, never across two."""
    region = _regions()[park.region_id]
    lines = [names.plain(park.code), names.plain(park.city), region.name, region.short_name]
    for name in (park.name, *others):
        lines += [names.plain(name), names.spelled(name), names.initials(name)]
    return "\n".join(dict.fromkeys(filter(None, lines)))


@cache
def _regions() -> dict[str, RegionRow]:
    return {row.code: row for row in regions()}
