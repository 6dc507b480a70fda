"""A wrong entry from paper is corrected with a reason: another version, the one before stays (X-02)."""

import uuid
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from common import policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from reports.domain import dossiers, projections, versions
from reports.domain.dossiers import Dossier
from reports.domain.history import checking
from reports.domain.history.checking import Paper
from reports.domain.history.columns import Column
from reports.domain.history.taking_over import stored
from reports.domain.transitions import lock
from reports.models import Filing, FilingVersion


def content_of(version: FilingVersion, columns: Sequence[Column]) -> dict[str, Any]:
    """Return what was entered of a paper, in the shape in which it is entered.

    Of tables of indicators the columns have all that was typed; what was computed or looked up is left out.
    """
    content: dict[str, Any] = {code: deepcopy(one) for code, one in version.content.items() if "cells" not in one}
    for column in columns:
        if text := column.text_in(version.content):
            column.put(content, text)
    return content


@transaction.atomic
def correct_paper(
    *,
    actor: policy.Actor,
    filing: Filing,
    base_version: int,
    filed_on: date,
    content: Mapping[str, Any],
    files: "Sequence[File[bytes]]" = (),
    reason: str,
) -> FilingVersion:
    """Enter anew what a paper says, with the reason; the day is still that of the paper, and nothing is late.

    `content` is the whole of what the paper has; scans given take the place of those before. Raises `RuleViolation`
    when somebody was faster than `base_version`, nothing differs, or the values are as wrong as on taking over.
    """
    locked = lock(filing)
    policy.require(actor, "reports.correct_paper", locked)
    before = _standing(locked, base_version)
    assert locked.participation is not None  # noqa: S101 - papers are those of listed parks
    paper = Paper(locked.participation, locked.form, locked.period, filed_on, content)
    kept = dossiers.of_version(before).files
    dossier = checking.dossier_of(paper, locked, kept)
    _check(paper, dossier, before, reason, has_files=bool(files))
    if files:
        dossier = checking.dossier_of(paper, locked, stored(actor, locked, files))
    version = _freeze(actor, dossier, filed_on, reason)
    projections.rebuild(version)
    _record(actor, locked, before, version, reason)
    return version


def _freeze(actor: policy.Actor, dossier: Dossier, filed_on: date, reason: str) -> FilingVersion:
    key = uuid.uuid4()
    version = versions.freeze(
        actor=actor, dossier=dossier, statement=reason.strip(), key=key, late=False, filed_on=filed_on
    )
    dossier.filing.current_version = version
    dossier.filing.save(update_fields=["current_version"])
    return version


def _standing(filing: Filing, base_version: int) -> FilingVersion:
    version = filing.current_version
    assert version is not None  # noqa: S101 - the policy looked: only what was taken over is corrected
    if version.number != base_version:
        message = _("Somebody corrected this in the meantime.")
        raise RuleViolation([Problem("", message, checking.BASIS, _("Look at it again."))])
    return version


def _check(paper: Paper, dossier: Dossier, before: FilingVersion, reason: str, *, has_files: bool) -> None:
    problems = list(checking.wrong_days(paper)) or [one for one in checking.faults(dossier) if checking.is_fault(one)]
    if not reason.strip():
        problems.append(Problem("note", _("Say why it is corrected."), checking.BASIS))
    if not problems and not has_files and not _differs(dossier, paper.filed_on, before):
        message = _("Nothing differs from what was entered.")
        problems.append(Problem("", message, checking.BASIS, _("Change what is wrong.")))
    if problems:
        raise RuleViolation(problems)


def _differs(dossier: Dossier, filed_on: date, before: FilingVersion) -> bool:
    standing = versions.values_of(before)
    return before.filed_on != filed_on or bool(versions.differences(standing or {}, versions.values(dossier)))


def _record(actor: policy.Actor, filing: Filing, before: FilingVersion, version: FilingVersion, reason: str) -> None:
    changed = versions.differences(versions.values_of(before) or {}, versions.values_of(version) or {})
    data = {"version": version.label, "digest": version.digest, "before": before.label, "changed": changed}
    events.record(
        kind="filing.paper_corrected",
        actor=actor,
        subject=filing.as_subject(),
        basis=filing.filled_form.rule,
        reason=reason.strip(),
        data=data,
    )
