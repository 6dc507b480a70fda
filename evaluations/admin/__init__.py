from evaluations.admin.assignment import AssignmentAdmin
from evaluations.admin.decisions import EvaluationAdmin, NamingAdmin, PublicNoticeAdmin

__all__ = ["AssignmentAdmin", "EvaluationAdmin", "NamingAdmin", "PublicNoticeAdmin"]
