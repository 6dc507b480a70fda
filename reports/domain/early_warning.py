"""The early warning: a filed report that shows a target behind its path tells park and province, once a year each."""

from common import clock, policy
from journal.domain import events
from reports.domain import paths
from reports.domain.paths import Followed
from reports.models import FilingVersion, TargetWarning


def warn(version: FilingVersion) -> list[TargetWarning]:
    """Note and tell which targets a report that was put on file shows behind; what was told of a year is not again."""
    filing = version.filing
    if filing.participation is None or not filing.filled_form.has_indicators or filing.round.is_trial:
        return []
    rule = filing.round.definition.early_warning
    if rule is None:
        return []
    found = paths.followed(policy.SYSTEM, filing.programme, base=filing.participation, on_file=True)
    behind = {one.indicator.code: one for one in found if (one.state, one.last_year) == ("off_course", filing.period)}
    known = TargetWarning.objects.filter(participation=filing.participation, year=filing.period)
    new = [code for code in behind if code not in set(known.values_list("indicator", flat=True))]
    warnings = TargetWarning.objects.bulk_create(_warning(version, code) for code in new)
    if new:
        _record(version, [behind[code] for code in new], rule.rule)
    return warnings


def _warning(version: FilingVersion, code: str) -> TargetWarning:
    filing = version.filing
    return TargetWarning(
        participation=filing.participation,
        indicator=code,
        year=filing.period,
        version=version,
        warned_at=clock.now(),
    )


def _record(version: FilingVersion, behind: list[Followed], rule: str) -> None:
    filing = version.filing
    assert filing.participation is not None  # noqa: S101 - the caller looked
    events.record(
        kind="target.behind",
        actor=policy.SYSTEM,
        subject=filing.participation.as_subject(),
        basis=rule,
        data={
            "version": version.label,
            "year": filing.period,
            "targets": [
                {"zh": one.indicator.name.zh, "en": one.indicator.name.en, "last": one.texts["last"],
                 "due": one.texts["due"], "unit_zh": one.unit.zh, "unit_en": one.unit.en}
                for one in behind
            ],
        },
    )  # fmt: skip
