"""The plan in force: put in force by the last level, changed by a new version that passes the same levels (GB-18)."""

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from programmes.models import Participation
from reports.choices import FilingAct
from reports.domain import chain
from reports.domain.transitions import lock, move
from reports.models import ApprovedPlan, Filing, FilingVersion, Handling, Section


def put_in_force(version: FilingVersion) -> ApprovedPlan | None:
    """Note from which day a version is in force; nothing is noted of what is no plan of a base, or one on trial."""
    filing = version.filing
    if not filing.filled_form.is_plan or filing.participation is None or filing.round.is_trial:
        return None
    return ApprovedPlan.objects.create(
        version=version,
        participation=filing.participation,
        form=filing.form,
        since=version.filed_on or clock.today(),
    )


def in_force(base: Participation) -> ApprovedPlan | None:
    """Return the plan of a base that is in force today."""
    rows = ApprovedPlan.objects.in_force(clock.today()).filter(participation=base)
    return rows.select_related("version__filing__round__edition", "version__filing__participation").first()


def approved(filing: Filing) -> ApprovedPlan | None:
    """Return the version of a filing that was approved last; None while none ever was."""
    return ApprovedPlan.objects.filter(version__filing=filing).select_related("version").order_by("id").last()


@transaction.atomic
def amend_plan(*, actor: policy.Actor, filing: Filing, reason: str) -> Filing:
    """Open an approved plan for a change: what is approved stays in force until the new version is (GB-18).

    Raises `RuleViolation` without a reason.
    """
    locked = lock(filing)
    policy.require(actor, "reports.amend_filing", locked)
    if not reason.strip():
        message = _("Say why the plan is to be changed.")
        raise RuleViolation([Problem("reason", message, locked.filled_form.rule, _("The levels above read it."))])
    version = _version(locked)
    _handle(actor, locked, version, FilingAct.AMEND, reason)
    _write_back(actor, locked, version)
    move(locked, FilingAct.AMEND, holder=locked.body, step=0)
    _record("filing.amended", actor, locked, version, reason)
    return locked


@transaction.atomic
def drop_change(*, actor: policy.Actor, filing: Filing) -> Filing:
    """Give a change up: the plan is what was approved last, as if nothing had been drafted."""
    locked = lock(filing)
    policy.require(actor, "reports.drop_filing", locked)
    standing = approved(locked)
    assert standing is not None  # noqa: S101 - the policy looked: only a plan that was approved has a change
    _handle(actor, locked, standing.version, FilingAct.DROP, "")
    _write_back(actor, locked, standing.version)
    last = len(locked.filled_form.receivers)
    holder = chain.next_body(locked, last)
    move(locked, FilingAct.DROP, holder=holder, step=last, current_version=standing.version)
    _record("filing.change_dropped", actor, locked, standing.version, "")
    return locked


def _version(filing: Filing) -> FilingVersion:
    version = filing.current_version
    assert version is not None  # noqa: S101 - the table of states: what is filed has a version
    return version


def _write_back(actor: policy.Actor, filing: Filing, version: FilingVersion) -> None:
    """Make the draft what the version says; whoever still has an older draft open is told so when saving."""
    known = {one.code for one in filing.sections.all()}
    last = filing.sections.aggregate(last=Max("version"))["last"] or 0
    for section in filing.filled_form.sections:
        content = version.content.get(section.code, {})
        if section.code in known:
            rows = filing.sections.filter(code=section.code)
            rows.update(content=content, version=F("version") + 1, saved_at=clock.now(), saved_by_id=actor.pk)
        else:
            Section.objects.create(filing=filing, code=section.code, content=content, version=last + 1)


def _handle(actor: policy.Actor, filing: Filing, version: FilingVersion, act: FilingAct, reason: str) -> None:
    Handling.objects.create(
        filing=filing,
        version=version,
        act=act,
        step=0,
        body=filing.body,
        at=clock.now(),
        by_id=actor.pk,
        by_name=actor.label,
        opinion=reason.strip(),
    )


def _record(kind: str, actor: policy.Actor, filing: Filing, version: FilingVersion, reason: str) -> None:
    events.record(
        kind=kind,
        actor=actor,
        subject=filing.as_subject(),
        basis=filing.filled_form.rule,
        reason=reason.strip(),
        data={"version": version.label, "by_body": filing.body.name},
    )
