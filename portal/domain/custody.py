"""The custody chain of a filing: through whom it goes, who holds it and since when."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.formats import date_text, since_text
from common.ui import Step
from programmes.choices import Level
from reports.choices import FINAL, FilingState
from reports.models import Filing, Handling


def chain_of(filing: Filing) -> list[Step]:
    """Return the levels of a filing's form as steps; needs `round__edition`, `holder`, `body` and `handlings`."""
    steps = filing.round.definition.form(filing.form).chain
    last = {handling.step: handling for handling in filing.handlings.all()}
    return list(_steps(filing, [Level(step.level) for step in steps], last))


def _steps(filing: Filing, levels: list[Level], last: dict[int, Handling]) -> Iterator[Step]:
    for place, level in enumerate(levels):
        handling = last.get(place)
        if filing.state not in FINAL and place == filing.step:
            yield Step(filing.holder.short_name, _state_now(filing), since_text(filing.held_since, start=place == 0))
        elif place < filing.step or filing.state in FINAL:
            note = _("passed on %(date)s") % {"date": date_text(handling.at)} if handling else ""
            yield Step(_name(filing, place, level), "done", note)
        else:
            yield Step(_name(filing, place, level))


def _state_now(filing: Filing) -> str:
    return "back" if filing.state == FilingState.RETURNED else "now"


def _name(filing: Filing, place: int, level: Level) -> str:
    return filing.body.short_name if place == 0 else _LEVELS[level]()


_LEVELS: dict[Level, Callable[[], str]] = {
    Level.PARK: lambda: pgettext("level", "Park"),
    Level.PROVINCE: lambda: pgettext("level", "Province"),
    Level.MINISTRY: lambda: pgettext("level", "Ministries"),
}
