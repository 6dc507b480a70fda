"""A trial before the season: who can try a form, and what was typed taken over into the real round.

Decided in docs/decisions/020-a-trial-before-the-season.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from common import policy
from common.errors import Problem, RuleViolation
from journal.domain import files
from programmes.choices import Level, RoundState
from programmes.domain import obligations
from programmes.domain.bodies import bodies_at
from programmes.models import Participation, ReportingUnit, Round
from programmes.rules import seats
from reports.domain import attachments, sections
from reports.models import Filing


@dataclass(frozen=True)
class Place:
    """For whom somebody can try a form: a unit, or a base of it; and what was begun."""

    unit: ReportingUnit
    base: Participation | None
    begun: Filing | None

    @property
    def name(self) -> str:
        return self.base.name_printed if self.base else self.unit.region.name

    @property
    def key(self) -> str:
        return f"{self.unit.pk}-{self.base.pk if self.base else 0}"


def places(actor: Any, opened: Round) -> list[Place]:
    """Return for whom the actor's bodies would owe a form, in a trial of it; applications are begun as ever."""
    form = opened.definition.forms.get(opened.form)
    if not opened.is_trial or opened.state == RoundState.PREPARING or form is None or not form.owed:
        return []
    begun = Filing.objects.filter(round=opened, form=opened.form).select_related("round")
    found = _bases(actor, opened) if Level(form.filer) == Level.PARK else _units(actor, opened, Level(form.filer))
    known = {(one.unit_id, one.participation_id): one for one in begun.filter(body__in=seats(actor)[1])}
    return [Place(unit, base, known.get((unit.pk, base.pk if base else None))) for unit, base in found]


def earlier(filing: Filing) -> Filing | None:
    """Return what the same body filled in for the same on trial, the latest; None for what is itself a trial."""
    if filing.round.is_trial:
        return None
    rows = Filing.objects.filter(round__is_trial=True, programme=filing.programme_id, form=filing.form)
    same = rows.filter(body=filing.body_id, unit=filing.unit_id, park=filing.park_id)
    return same.select_related("round__edition").order_by("-id").first()


def untouched(filing: Filing) -> list[str]:
    """Return the sections of a draft in which nobody has written yet."""
    return list(filing.sections.filter(version=0).values_list("code", flat=True))


@transaction.atomic
def take_over(*, actor: policy.Actor, filing: Filing) -> list[str]:
    """Take what was typed on trial over into the sections of a draft in which nobody has written yet.

    Files come along. The trial stays as it is. Returns the sections that were filled; raises `RuleViolation` when
    there was no trial.
    """
    policy.require(actor, "reports.edit_filing", filing)
    tried = earlier(filing)
    if tried is None:
        raise RuleViolation([Problem("", _("Nothing was filled in on trial."))])
    free = untouched(filing)
    typed = tried.sections.filter(code__in=free, version__gt=0)
    for section in typed:
        sections.save_section(actor=actor, filing=filing, code=section.code, content=section.content, base_version=0)
    return [*(one.code for one in typed), *_files(actor, tried, filing, free)]


def _files(actor: policy.Actor, tried: Filing, filing: Filing, free: Sequence[str]) -> list[str]:
    """Attach the files of the trial anew, where none is attached: a file belongs to one filing."""
    own = filing.attachments.filter(removed_at__isnull=True).values("section")
    rows = tried.attachments.filter(removed_at__isnull=True, section__in=free).exclude(section__in=own)
    rows = rows.select_related("file")
    for one in rows:
        upload = ContentFile(files.path_of(one.file).read_bytes(), name=one.file.name)
        attachments.attach(actor=actor, filing=filing, section=one.section, field=one.field, upload=upload)
    return sorted({one.section for one in rows})


def _bases(actor: Any, opened: Round) -> list[tuple[ReportingUnit, Participation | None]]:
    committees = seats(actor)[2]
    return [(one.unit, one) for one in obligations.owing_parks(opened) if one.park.committee_id in committees]


def _units(actor: Any, opened: Round, level: Level) -> list[tuple[ReportingUnit, Participation | None]]:
    regions, bodies, _committees = seats(actor)
    rows = ReportingUnit.objects.filter(programme=opened.programme_id, region__in=regions).select_related("region")
    acting = ((unit, bodies_at(programme=opened.programme, level=level, unit=unit)) for unit in rows)
    return [(unit, None) for unit, found in acting if found and found[0].pk in bodies]
