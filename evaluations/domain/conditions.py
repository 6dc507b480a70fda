"""Conditions for applying that stand open: a park is not taken up before they are settled (GB-07, GB-08, GB-09)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from common.errors import Problem
from evaluations.domain.candidates import Candidate
from reports.choices import EligibilityOutcome


def problems_of(candidate: Candidate) -> Iterator[Problem]:
    """Yield at `candidates/<id>` each condition that is not met, or that no register and no province has settled."""
    for row in candidate.unsettled:
        yield _problem(candidate, row)


def _problem(candidate: Candidate, row: dict[str, Any]) -> Problem:
    values = {"park": candidate.entry.park.name, "condition": row["name"], "evidence": row["evidence"]}
    address = f"candidates/{candidate.entry.pk}"
    if row["outcome"] == EligibilityOutcome.UNKNOWN:
        message = _("%(park)s: “%(condition)s” cannot be established and is not judged: %(evidence)s") % values
        return Problem(address, message, row["rule"], _("The province judges it; hold the decision until then."))
    message = _("%(park)s: “%(condition)s” is not met: %(evidence)s") % values
    return Problem(address, message, row["rule"], _("Do not take it up, or have the register corrected."))
