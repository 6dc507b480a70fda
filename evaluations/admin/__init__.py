from evaluations.admin.assignment import AssignmentAdmin
from evaluations.admin.decisions import (
    EvaluationAdmin,
    ExpertReviewAdmin,
    NamingAdmin,
    ObjectionAdmin,
    PublicNoticeAdmin,
    StagedDecisionAdmin,
    StatementAdmin,
)
from evaluations.admin.nominations import NominationAdmin, TierTargetAdmin

__all__ = [
    "AssignmentAdmin",
    "EvaluationAdmin",
    "ExpertReviewAdmin",
    "NamingAdmin",
    "NominationAdmin",
    "ObjectionAdmin",
    "PublicNoticeAdmin",
    "StagedDecisionAdmin",
    "StatementAdmin",
    "TierTargetAdmin",
]
