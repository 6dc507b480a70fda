"""What is on file is changed by a new version that passes the same levels; until then the old one stands (X-02)."""

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from reports.choices import FilingAct
from reports.domain import chain
from reports.domain.transitions import lock, move
from reports.models import Filing, FilingVersion, Handling, Section


@transaction.atomic
def amend_filing(*, actor: policy.Actor, filing: Filing, reason: str) -> Filing:
    """Open what is on file for a change: an approved plan (GB-18), a summary to be supplemented (CR-09).

    What was handed in stands until the new version has passed the same levels.

    Raises `RuleViolation` without a reason.
    """
    locked = lock(filing)
    policy.require(actor, "reports.amend_filing", locked)
    if not reason.strip():
        message = _("Say why it is to be changed.")
        raise RuleViolation([Problem("reason", message, locked.filled_form.rule, _("The levels above read it."))])
    version = _version(locked)
    _handle(actor, locked, version, FilingAct.AMEND, reason)
    _write_back(actor, locked, version)
    move(locked, FilingAct.AMEND, holder=locked.body, step=0)
    _record("filing.amended", actor, locked, version, reason)
    return locked


@transaction.atomic
def drop_change(*, actor: policy.Actor, filing: Filing) -> Filing:
    """Give a change up: the filing is what was put on file last, as if nothing had been drafted."""
    locked = lock(filing)
    policy.require(actor, "reports.drop_filing", locked)
    standing = _on_file(locked)
    _handle(actor, locked, standing, FilingAct.DROP, "")
    _write_back(actor, locked, standing)
    last = len(locked.filled_form.receivers)
    holder = chain.next_body(locked, last)
    move(locked, FilingAct.DROP, holder=holder, step=last, current_version=standing)
    _record("filing.change_dropped", actor, locked, standing, "")
    return locked


def _version(filing: Filing) -> FilingVersion:
    version = filing.current_version
    assert version is not None  # noqa: S101 - the table of states: what is filed has a version
    return version


def _on_file(filing: Filing) -> FilingVersion:
    """Return the version to which the change that is being drafted was opened."""
    handling = filing.handlings.filter(act=FilingAct.AMEND).select_related("version").latest("id")
    return handling.version


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
