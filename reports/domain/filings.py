"""The life of a filing on the filer's side: begun, handed in, taken back. Every act has its one function."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from parks.models import Park
from programmes.definition import Form
from programmes.domain import obligations
from programmes.models import Obligation, Participation, ReportingUnit, Round
from reports.choices import FilingAct
from reports.domain import (
    application_days,
    chain,
    checks,
    dossiers,
    drawing,
    eligibility,
    prefilling,
    projections,
    signing,
    versions,
)
from reports.domain.reviews import (
    decline_filing,
    file_filing,
    open_by_holder,
    pass_on_filing,
    recommend_filing,
    return_filing,
)
from reports.domain.transitions import lock, move
from reports.models import Filing, FilingVersion, Handling, Section
from reports.models.signature import standing_signatures

__all__ = [
    "decline_filing",
    "file_filing",
    "open_application",
    "open_by_holder",
    "open_filing",
    "pass_on_filing",
    "recommend_filing",
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
    """Return the filing of a unit or a base in a round; the first time it is begun, with what is known already."""
    park = participation.park if participation else None
    begun = Filing(round=round, form=round.form, unit=unit, participation=participation, park=park, title=round.title)
    return _opened(actor, begun)


@transaction.atomic
def open_application(
    *,
    actor: policy.Actor,
    round: Round,  # noqa: A002 - the word of the trade
    park: Park,
    unit: ReportingUnit,
) -> Filing:
    """Return the application of a park in a round that takes some, addressed to a unit (GB-10, EP-01).

    Raises `RuleViolation` when the round takes none, when the park is in the programme already, or is not in it
    where only its parks apply.
    """
    form = round.application_form
    participation = Participation.objects.filter(programme=round.programme_id, park=park).first()
    if form is None:
        raise RuleViolation([Problem("", _("This round takes no applications."))])
    if problem := _not_applying(round, form, park, unit, participation):
        raise RuleViolation([problem])
    title = round.title if form.code == round.form else f"{round.mark}{round.year}年{form.name.zh}"
    begun = Filing(round=round, form=form.code, unit=unit, participation=participation, park=park, title=title)
    return _opened(actor, begun)


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
    late, signed = _is_late(locked), standing_signatures(locked)
    version = versions.freeze(actor=actor, dossier=dossier, statement=statement, key=idempotency_key, late=late)
    signing.bind(version, signed)
    projections.rebuild(version)
    eligibility.freeze(version)
    drawing.freeze(version)
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


def _not_applying(
    opened: Round, form: Form, park: Park, unit: ReportingUnit, participation: Participation | None
) -> Problem | None:
    """Say why a park cannot apply: a list gathers new parks, a round of its own is for parks that are in."""
    if unit.programme_id != opened.programme_id:
        return Problem("unit", _("This unit does not report in the programme."), form.rule)
    if form.code != opened.form and participation:
        message = _("%(name)s is in the programme already.") % {"name": park.name}
        return Problem("park", message, opened.definition.naming_rule)
    if form.code == opened.form and participation is None:
        return Problem("park", _("%(name)s does not take part in the programme.") % {"name": park.name}, form.rule)
    return None


def _opened(actor: policy.Actor, begun: Filing) -> Filing:
    """Return the filing that is there, else begin this one."""
    begun.programme, form = begun.round.programme, begun.filled_form
    begun.body = chain.filer(form=form, programme=begun.programme, unit=begun.unit, park=begun.park)
    policy.require(actor, "reports.open_filing", (begun.round, begun.body))
    # The round is the lock: two who begin at once get the same filing.
    Round.objects.select_for_update().get(pk=begun.round.pk)
    same = Filing.objects.filter(round=begun.round, form=begun.form, body=begun.body)
    # A park applies once in a round, whichever unit it turns to.
    known = same.filter(park=begun.park) if begun.park else same.filter(park=None, unit=begun.unit)
    return known.first() or _begin(actor, begun)


def _begin(actor: policy.Actor, filing: Filing) -> Filing:
    if filing.filled_form.owed and filing.form == filing.round.form:
        owed = Obligation.objects.filter(round=filing.round, unit=filing.unit, participation=filing.participation)
        filing.obligation = owed.first()
    filing.is_application = not filing.filled_form.owed
    if filing.is_application:
        filing.own_due_on = application_days.day_of(filing.round, filing.unit)
    filing.holder, filing.period = filing.body, filing.round.year
    filing.held_since = filing.created_at = clock.now()
    filing.save(force_insert=True)
    known, form = prefilling.contents(filing), filing.filled_form
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
    if filing.filled_form.encouraged:  # what nobody demands is never late
        return False
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
            "to_body": filing.holder_id,
        },
    )
