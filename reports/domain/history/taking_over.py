"""The act of taking over: a paper becomes a filing that is on file, with a version that says so."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from common import policy
from common.errors import Problem, RuleViolation
from journal.domain import events, files
from programmes.models import Participation, Programme, Round
from reports.choices import FilingState
from reports.domain import chain, projections, versions
from reports.domain.dossiers import FileRef
from reports.domain.history import checking
from reports.domain.history.checking import Paper
from reports.models import Filing, FilingVersion
from reports.models.filing import PAPER


@transaction.atomic
def take_over(
    *,
    actor: policy.Actor,
    participation: Participation,
    form: str,
    period: int,
    filed_on: date,
    content: Mapping[str, Any],
    files: "Sequence[File[bytes]]" = (),
    note: str,
) -> FilingVersion:
    """Enter what a base filed on paper before the portal; it is on file at once, marked, and never late (G30).

    `content` has the shape of the form's sections and may be incomplete; `note` says from what it was entered.
    Raises `RuleViolation` for values of a wrong kind, days out of order, and what the portal has or asks for itself.
    """
    policy.require(actor, "reports.take_over_filing", participation)
    # The programme is the lock: rounds of a year are made one after the other, here and by opening one.
    Programme.objects.select_for_update().get(pk=participation.programme_id)
    paper = Paper(participation, form, period, filed_on, content)
    _check(paper, note, has_files=bool(files))
    filing = _place_on_file(paper)
    dossier = checking.dossier_of(paper, filing, stored(actor, filing, files))
    key = uuid.uuid4()
    version = versions.freeze(actor=actor, dossier=dossier, statement=note, key=key, late=False, filed_on=filed_on)
    filing.state, filing.current_version = FilingState.FILED, version
    filing.save(update_fields=["state", "current_version"])
    projections.rebuild(version)
    _record(actor, filing, version, note)
    return version


def _check(paper: Paper, note: str, *, has_files: bool) -> None:
    problems = checking.obstacles(paper)
    if not note.strip():
        message = _("Say from what it was entered.")
        problems.append(Problem("note", message, checking.BASIS, _("For example the file number of the paper.")))
    if not problems:
        problems = [one for one in _content_faults(paper) if checking.is_fault(one)]
        problems = [one for one in problems if one.address or not has_files]
    if problems:
        raise RuleViolation(problems)


def _content_faults(paper: Paper) -> list[Problem]:
    return checking.faults(checking.dossier_of(paper, checking.filing_of(paper, checking.round_of(paper))))


def _place_on_file(paper: Paper) -> Filing:
    """Save the filing at the end of its chain. It becomes `filed` with its version."""
    opened = _saved(checking.round_of(paper))
    filing = checking.filing_of(paper, opened)
    base = paper.participation
    filing.body = chain.filer(form=filing.filled_form, programme=base.programme, unit=base.unit, park=base.park)
    filing.step = len(filing.filled_form.receivers)
    filing.holder = chain.next_body(filing, filing.step)
    filing.save()
    return filing


def _saved(opened: Round) -> Round:
    """Save a round that was made for the paper; one that is there stays as it is."""
    return opened if Round.objects.filter(pk=opened.pk).exists() else _made(opened)


def _made(opened: Round) -> Round:
    opened.save()
    return opened


def stored(actor: policy.Actor, filing: Filing, uploads: "Sequence[File[bytes]]") -> tuple[FileRef, ...]:
    """Store the scans of a paper."""
    kept = (files.store(upload=one, actor=actor, subject=filing.as_subject(), address="files") for one in uploads)
    return tuple(FileRef(PAPER, PAPER, one.name, one.size, one.sha256, str(one.public_id)) for one in kept)


def _record(actor: policy.Actor, filing: Filing, version: FilingVersion, note: str) -> None:
    assert version.filed_on is not None  # noqa: S101 - the constraint of the table
    events.record(
        kind="filing.taken_over",
        actor=actor,
        subject=filing.as_subject(),
        basis=filing.filled_form.rule,
        reason=note,
        data={"version": version.label, "digest": version.digest, "filed_on": version.filed_on.isoformat()},
    )
