"""The way to a target in words: one sentence, the lines of a table, how many stand where."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.charts import LineData
from common.ui import Answer, Stat
from reports.domain.paths import Followed, chart_of
from reports.domain.way import Way


def counted(rows: Iterable[Followed], query: str) -> list[Stat]:
    """Return how many targets stand where, each a link to those; `query` is the address of the list up to the state."""
    found = Counter(row.state for row in rows)
    unit = pgettext("counter", "targets")
    return [
        Stat(
            found["off_course"], unit, _("Behind the path"), f"{query}off_course", "warn" if found["off_course"] else ""
        ),
        Stat(found["on_course"], unit, _("On the path"), f"{query}on_course"),
        Stat(found["on_target"], unit, _("Target met"), f"{query}on_target"),
        Stat(found["unknown"], unit, _("Cannot be said"), f"{query}unknown"),
    ]


def met_in(row: Followed) -> str:
    """Say when the target is met at the pace reached."""
    if row.way is None or row.way.last is None:
        return ""
    return str(row.met_in) if row.met_in else _("not at this pace")


def sentence(row: Followed) -> str:
    """Say in one sentence where the figure stands against its path."""
    way = row.way
    if way is None:
        return _("%(name)s has no base or no target with its year: nothing can be said.") % {"name": row.name}
    parts = {"name": row.name, "year": way.target_year, "unit": row.unit.localised, **row.texts}
    if way.last is None:
        return _("%(name)s is to come from %(base)s to %(target)s by %(year)d; nothing was reported yet.") % parts
    parts["last_year"] = way.last_year
    return _SENTENCES[row.state]() % parts + _outlook(row)


def _outlook(row: Followed) -> str:
    if row.state == "on_target":
        return ""
    if row.met_in:
        return _(" At the pace so far the target is met in %(year)d.") % {"year": row.met_in}
    return _(" At the pace so far the target is not met.")


_SENTENCES = {
    "off_course": lambda: _("%(name)s was %(last)s %(unit)s in %(last_year)d; by the path it should be %(due)s."),
    "on_course": lambda: _("%(name)s was %(last)s %(unit)s in %(last_year)d and keeps to its path (%(due)s)."),
    "on_target": lambda: _("%(name)s was %(last)s %(unit)s in %(last_year)d: the target of %(target)s is met."),
}


def drawn(row: Followed) -> LineData | None:
    """Return the chart of a way."""
    return chart_of(row, sentence(row))


def lines(row: Followed) -> list[Answer]:
    """Return the figures of the way as a list of label and value."""
    way = row.way
    if way is None:
        return []
    return [
        Answer(_("Baseline"), f"{row.texts['base']}（{way.base_year}）"),
        Answer(_("Target"), f"{row.texts['target']}（{way.target_year}）"),
        *(Answer(_("Milestone"), f"{row.text(value)}（{year}）") for year, value in sorted(way.milestones.items())),
        *_so_far(row, way),
    ]


def _so_far(row: Followed, way: Way) -> list[Answer]:
    if way.last is None:
        return []
    return [
        Answer(_("Reported"), f"{row.texts['last']}（{way.last_year}）"),
        Answer(_("Should be"), row.texts["due"]),
        Answer(_("Gap"), row.texts["gap"] or _("none")),
        Answer(
            _("Share of the way"),
            _("%(share)s %%, %(due)s %% are due") % {"share": _whole(way.share), "due": _whole(way.share_due)},
        ),
        Answer(_("Pace of the plan, a year"), row.texts["planned"]),
        Answer(_("Pace reached, a year"), row.texts["pace"]),
        Answer(_("Pace needed, a year"), row.texts["required"] or "—"),
        Answer(_("Met in"), met_in(row)),
    ]


def _whole(share: Decimal | None) -> str:
    return "—" if share is None else f"{share:.0f}"
