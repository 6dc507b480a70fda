"""What a version of a plan changes against the one in force: targets old and new, tasks and projects (GB-18)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.formats import number_text
from reports.domain import dossiers, plan_rows, versions
from reports.domain.dossiers import Dossier
from reports.models import ApprovedPlan, FilingVersion, PlanProject, PlanTask, Target


@dataclass(frozen=True)
class TargetEffect:
    """A target or milestone before and after."""

    name: str
    unit: str
    year: int
    is_milestone: bool
    old: str
    new: str
    difference: str


@dataclass(frozen=True)
class RowEffect:
    """A task or project that came, went, moved in time or is otherwise changed: status, and what of it."""

    name: str
    kind: str
    change: str  # added, removed, moved, changed
    word: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Effects:
    """All that a version changes; `unchanged` counts the targets that stay."""

    before: FilingVersion
    targets: Sequence[TargetEffect]
    rows: Sequence[RowEffect]
    unchanged: int


def of_version(version: FilingVersion) -> Effects | None:
    """Return what a version changes against the plan that was in force before it; None for a first plan."""
    return _effects(dossiers.of_version(version), _before(version))


def of_draft(dossier: Dossier) -> Effects | None:
    """Return what a draft changes against the plan in force; None for a first plan."""
    rows = ApprovedPlan.objects.filter(version__filing=dossier.filing.pk)
    standing = rows.select_related("version__filing").order_by("id").last()
    return _effects(dossier, standing.version if standing else None)


def _before(version: FilingVersion) -> FilingVersion | None:
    rows = ApprovedPlan.objects.filter(version__filing=version.filing_id, version__number__lt=version.number)
    last = rows.select_related("version__filing__round__edition", "version__filing__participation")
    standing = last.order_by("id").last()
    return standing.version if standing else None


def _effects(dossier: Dossier, before: FilingVersion | None) -> Effects | None:
    if before is None or not dossier.form.is_plan:
        return None
    old, new = _rows(dossiers.of_version(before)), _rows(dossier)
    changed = list(_targets(dossier, old.targets, new.targets))
    rows = [
        *_changes(_("task"), old.tasks, new.tasks, _TASK),
        *_changes(_("project"), old.projects, new.projects, _PROJECT),
    ]
    return Effects(before, changed, rows, len(new.targets.keys() & old.targets.keys()) - _both(changed))


@dataclass(frozen=True)
class _Rows:
    targets: Mapping[tuple[str, int], Target]
    tasks: Mapping[UUID, PlanTask]
    projects: Mapping[UUID, PlanProject]


def _rows(dossier: Dossier) -> _Rows:
    places = versions.places(dossier).values()
    kinds = {
        kind: [one for one in places if one.section.projection == kind] for kind in ("targets", "tasks", "projects")
    }
    targets = [target for place in kinds["targets"] for target in plan_rows.targets(None, place)]
    tasks = [task for place in kinds["tasks"] for task in plan_rows.tasks(None, place)]
    projects = [project for place in kinds["projects"] for project, _years in plan_rows.projects(None, place)]
    return _Rows(
        {(one.indicator, one.year): one for one in targets if one.target is not None},
        {one.key: one for one in tasks},
        {one.key: one for one in projects},
    )


def _both(changed: Sequence[TargetEffect]) -> int:
    return sum(1 for one in changed if one.old and one.new)


def _targets(
    dossier: Dossier, old: Mapping[tuple[str, int], Target], new: Mapping[tuple[str, int], Target]
) -> Iterator[TargetEffect]:
    order = {one.code: number for number, one in enumerate(dossier.definition.indicators)}
    for code, year in sorted({**old, **new}, key=lambda key: (order[key[0]], key[1])):
        was, now = old.get((code, year)), new.get((code, year))
        if was is None or now is None or was.target != now.target:
            indicator = dossier.definition.indicator(code)
            milestone = bool((now or was) and (now or was).is_milestone)  # type: ignore[union-attr]  # one is there
            of_numbers = indicator.kind != "yes_no"
            yield TargetEffect(
                name=indicator.name.localised,
                unit=indicator.unit_name,
                year=year,
                is_milestone=milestone,
                old=_text(was, of_numbers=of_numbers),
                new=_text(now, of_numbers=of_numbers),
                difference=_between(was, now) if of_numbers else "",
            )


def _text(target: Target | None, *, of_numbers: bool) -> str:
    if target is None or target.target is None:
        return ""
    if of_numbers:
        return number_text(target.target, target.target_decimals)
    return _("Yes") if target.target else _("No")


def _between(was: Target | None, now: Target | None) -> str:
    if was is None or now is None or was.target is None or now.target is None:
        return ""
    difference = now.target - was.target
    text = number_text(difference, max(was.target_decimals, now.target_decimals))
    return f"+{text}" if difference > 0 else text


def _changes(
    kind: str, old: Mapping[UUID, Any], new: Mapping[UUID, Any], compared: Sequence[str]
) -> Iterator[RowEffect]:
    for key in {**old, **new}:
        was, now = old.get(key), new.get(key)
        if was is None:
            yield RowEffect(str(now), kind, "added", pgettext("of a plan", "added"))
        elif now is None:
            yield RowEffect(str(was), kind, "removed", pgettext("of a plan", "removed"))
        else:
            yield from _change(kind, was, now, compared)


def _change(kind: str, was: Any, now: Any, compared: Sequence[str]) -> Iterator[RowEffect]:
    differing = [name for name in compared if getattr(was, name) != getattr(now, name)]
    if not differing:
        return
    details = tuple(_detail(was, now, name) for name in differing)
    if set(differing) <= {"starts_on", "ends_on"}:
        yield RowEffect(str(now), kind, "moved", pgettext("of a plan", "moved"), details)
    else:
        yield RowEffect(str(now), kind, "changed", pgettext("of a plan", "changed"), details)


def _detail(was: Any, now: Any, name: str) -> str:
    label = was._meta.get_field(name).verbose_name  # noqa: SLF001 - Django's own
    values = {"label": label, "old": _shown(getattr(was, name)), "new": _shown(getattr(now, name))}
    return _("%(label)s: %(old)s → %(new)s") % values


def _shown(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value or "—")


_TASK = ("task", "responsible_body", "responsible_person", "starts_on", "ends_on")
_PROJECT = ("name", "body", "investment", "starts_on", "ends_on", "content", "expected")
