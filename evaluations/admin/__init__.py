from evaluations.admin.assignment import AssignmentAdmin
<<<<<<< HEAD
from evaluations.admin.decisions import EvaluationAdmin, NamingAdmin, PublicNoticeAdmin
from evaluations.admin.nominations import NominationAdmin, TierTargetAdmin

__all__ = [
    "AssignmentAdmin", "EvaluationAdmin", "NamingAdmin", "NominationAdmin", "PublicNoticeAdmin", "TierTargetAdmin",
]  # fmt: skip
=======
from evaluations.admin.decisions import (
    EvaluationAdmin,
    ExpertReviewAdmin,
    NamingAdmin,
    ObjectionAdmin,
    PublicNoticeAdmin,
    StagedDecisionAdmin,
    StatementAdmin,
)

__all__ = [
    "AssignmentAdmin",
    "EvaluationAdmin",
    "ExpertReviewAdmin",
    "NamingAdmin",
    "ObjectionAdmin",
    "PublicNoticeAdmin",
    "StagedDecisionAdmin",
    "StatementAdmin",
]
>>>>>>> 57aa254 (Decide a call: notice, objections, staged batch, letter)
