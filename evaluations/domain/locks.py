"""Why a call cannot be decided yet: the notice must have ended, every objection be answered (GB-15)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import clock
from common.errors import Problem
from common.formats import date_text
from evaluations.choices import ObjectionState
from evaluations.domain import notices
from evaluations.domain.candidates import Candidate
from evaluations.models import Objection, PublicNotice
from programmes.models import Round


def of_call(call: Round) -> list[Problem]:
    """Return what keeps a call from being decided, whoever is taken up; empty when the way is free."""
    standing = notices.standing(call)
    return [*_notices(call, standing), *_objections(call)]


def of_candidates(call: Round, taken: Sequence[Candidate]) -> list[Problem]:
    """Return the candidates that stand in no notice of the call, each at `candidates/<id>`.

    Without any notice nothing is returned: `of_call` says so already. Nor does it ask whether the notice has ended.
    """
    rule, standing = _rule(call), notices.standing(call)
    if not standing:
        return []
    return [_not_in_notice(one, rule) for one in taken if not any(notices.names(notice, one) for notice in standing)]


def _notices(call: Round, standing: Sequence[PublicNotice]) -> list[Problem]:
    rule = _rule(call)
    if rule and not standing:
        message = _("The candidates have not been put before the public.")
        return [Problem("notice", message, rule, _("Open a public notice first."))]
    return [_still_open(notice, rule) for notice in standing if notice.closes_on >= clock.today()]


def _still_open(notice: PublicNotice, rule: str) -> Problem:
    values = {"title": notice.title, "day": date_text(notice.closes_on, full=True)}
    message = _("“%(title)s” takes objections to the end of %(day)s.") % values
    return Problem("notice", message, rule, _("The list is decided after the last day."))


def _objections(call: Round) -> list[Problem]:
    """Objections to a corrected notice count too: nobody who objected is left without an answer."""
    count = Objection.objects.filter(notice__round=call).exclude(state=ObjectionState.ANSWERED).count()
    if not count:
        return []
    message = ngettext("%(count)d objection is not answered.", "%(count)d objections are not answered.", count)
    return [Problem("objections", message % {"count": count}, _rule(call), _("Answer each before the list is named."))]


def _not_in_notice(candidate: Candidate, rule: str) -> Problem:
    message = _("%(park)s stands in no public notice.") % {"park": candidate.entry.park.name}
    address = f"candidates/{candidate.entry.pk}"
    return Problem(address, message, rule, _("Put it before the public, or do not take it up."))


def _rule(call: Round) -> str:
    """Return the rule under which the programme demands a notice; empty when it demands none."""
    demanded = call.definition.public_notice
    return (demanded.rule or "") if demanded else ""
