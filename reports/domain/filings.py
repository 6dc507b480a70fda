"""The life of a filing on the filer's side: begun, handed in, taken back. Every act has its one function."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation
from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from programmes.domain import obligations
from programmes.models import Obligation, Participation, ReportingUnit, Round
from reports.choices import FilingAct
from reports.domain import chain, checks, dossiers, prefilling, projections, versions
from reports.domain.reviews import file_filing, open_by_holder, pass_on_filing, return_filing
from reports.domain.transitions import lock, move
from reports.models import Filing, FilingVersion, Handling, Section

__all__ = [
    "file_filing",
    "open_by_holder",
    "open_filing",
    "pass_on_filing",
    "retract_filing",
    "return_filing",
    "submit_filing",
]


@transaction.atomic
def open_filing(
    *,
    actor: policy.Actor,
    round: Round,  # noqa: A002 - the word of the trade
    unit: ReportingUnit,
    participation: Participation | None = None,
) -> Filing:
    """Return the filing of a unit or a park in a round; the first time it is begun, with what is known already."""
    form = round.definition.form(round.form)
    body = chain.filer(form=form, programme=round.programme, unit=unit, participation=participation)
    policy.require(actor, "reports.open_filing", (round, body))
    # The round is the lock: two who begin at once get the same filing.
    Round.objects.select_for_update().get(pk=round.pk)
    known = Filing.objects.filter(round=round, unit=unit, participation=participation, body=body).first()
    return known or _begin(actor, round, unit, participation, body)


@transaction.atomic
def submit_filing(*, actor: policy.Actor, filing: Filing, statement: str, idempotency_key: UUID) -> FilingVersion:
    """Hand the draft in: freeze the version, write its facts, settle what was owed, tell the next level.

    The same key twice gives the same version back. Raises `RuleViolation` with all that is to be mended.
    """
    locked = lock(filing)
    policy.require(actor, "reports.read_draft", locked)
    handed_in = locked.versions.filter(idempotency_key=idempotency_key).first()
    if handed_in:
        return handed_in
    policy.require(actor, "reports.submit_filing", locked)
    dossier = dossiers.of_draft(locked)
    if problems := _problems(dossier, statement):
        raise RuleViolation(problems)
    late = _is_late(locked)
    version = versions.freeze(actor=actor, dossier=dossier, statement=statement, key=idempotency_key, late=late)
    projections.rebuild(version)
    move(locked, FilingAct.SUBMIT, holder=chain.next_body(locked, 1), step=1, current_version=version)
    _settle(actor, locked)
    _record_submission(actor, locked, version)
    return version


@transaction.atomic
def retract_filing(*, actor: policy.Actor, filing: Filing) -> Filing:
    """Take back what the receiver has not opened yet. What was owed is owed again, unless it was met before."""
    locked = lock(filing)
    policy.require(actor, "reports.retract_filing", locked)
    version = locked.current_version
    assert version is not None  # noqa: S101 - the table of states: what is under review has a version
    before = versions.before(version)
    _note(actor, locked, version)
    move(locked, FilingAct.RETRACT, holder=locked.body, step=0, current_version=before)
    if before is None and locked.obligation:
        obligations.reopen(actor=actor, obligation=locked.obligation)
    events.record(kind="filing.retracted", actor=actor, subject=locked.as_subject(), data={"version": version.label})
    return locked


def _begin(
    actor: policy.Actor,
    opened: Round,
    unit: ReportingUnit,
    participation: Participation | None,
    body: Organisation,
) -> Filing:
    form = opened.definition.form(opened.form)
    now = clock.now()
    filing = Filing.objects.create(
        programme=opened.programme,
        round=opened,
        form=opened.form,
        unit=unit,
        participation=participation,
        obligation=Obligation.objects.filter(round=opened, unit=unit, participation=participation).first(),
        body=body,
        period=opened.year,
        title=opened.title,
        holder=body,
        held_since=now,
        created_at=now,
    )
    known = prefilling.contents(filing)
    Section.objects.bulk_create(
        Section(filing=filing, code=section.code, content=known.get(section.code, {})) for section in form.sections
    )
    events.record(kind="filing.opened", actor=actor, subject=filing.as_subject(), basis=form.rule)
    return filing


def _problems(dossier: dossiers.Dossier, statement: str) -> list[Problem]:
    problems = checks.problems_of(dossier)
    if not statement.strip():
        remedy = _("Tick the statement. It is kept with the version.")
        problems.append(Problem("statement", _("Confirm the statement."), dossier.form.rule, remedy))
    return problems


def _is_late(filing: Filing) -> bool:
    """Timeliness is that of the first filing that stands: mending what was returned is not late (X-01)."""
    first = next(iter(versions.standing(filing)), None)
    return first.late if first else clock.now() >= clock.end_of(filing.due_on)


def _settle(actor: policy.Actor, filing: Filing) -> None:
    if filing.obligation:
        obligations.settle(actor=actor, obligation=filing.obligation)


def _note(actor: policy.Actor, filing: Filing, version: FilingVersion) -> None:
    Handling.objects.create(
        filing=filing,
        version=version,
        act=FilingAct.RETRACT,
        step=0,
        body=filing.body,
        at=clock.now(),
        by_id=actor.pk,
        by_name=actor.label,
    )


def _record_submission(actor: policy.Actor, filing: Filing, version: FilingVersion) -> None:
    events.record(
        kind="filing.submitted",
        actor=actor,
        subject=filing.as_subject(),
        basis=filing.filled_form.rule,
        data={
            "version": version.label,
            "number": version.number,
            "digest": version.digest,
            "late": version.late,
            "to": filing.holder.name,
        },
    )
