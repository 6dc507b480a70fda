from evaluations.admin.assignment import AssignmentAdmin
from evaluations.admin.decisions import EvaluationAdmin, NamingAdmin, PublicNoticeAdmin
from evaluations.admin.nominations import NominationAdmin, TierTargetAdmin

__all__ = [
    "AssignmentAdmin", "EvaluationAdmin", "NamingAdmin", "NominationAdmin", "PublicNoticeAdmin", "TierTargetAdmin",
]  # fmt: skip
