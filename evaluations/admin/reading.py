"""The dossier beside the sheet: what the base handed in, as far as it was opened to this reviewer."""

from typing import Any

from common import policy
from common.ui import Tab
from evaluations.domain import findings
from evaluations.domain.evaluations import dossier
from evaluations.models import Evaluation
from reports.domain.presentation import present
from reports.models import FilingVersion


def reading_of(actor: policy.Actor, evaluation: Evaluation, asked: str) -> dict[str, Any]:
    """Return the tabs of the dossier and the sections (`views`) of the filing asked for, the newest without choice."""
    found = dossier(evaluation.participation, FilingVersion.objects.visible_to(actor))
    current = next((one for one in found if str(one.filing.public_id) == asked), found[0] if found else None)
    return {
        "tabs": [Tab(one.filing.title, f"?of={one.filing.public_id}", current=one == current) for one in found],
        "version": current,
        "views": present(current) if current else [],
        "judgement": findings.judgement(evaluation) if found else None,
    }
