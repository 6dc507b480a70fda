from evaluations.models.decision import ExcessRefusal, ExpertReview, StagedDecision
from evaluations.models.evaluation import Assignment, Evaluation, Release, Result, Score, ScoreSheet
from evaluations.models.nomination import Nomination, NominationFile, TierTarget
from evaluations.models.notice import NamedPark, Naming, NoticeExtension, PublicNotice
from evaluations.models.objection import Objection, Objector, Statement, VisitorCount

__all__ = [
    "Assignment",
    "Evaluation",
    "ExcessRefusal",
    "ExpertReview",
    "NamedPark",
    "Naming",
    "Nomination",
    "NominationFile",
    "NoticeExtension",
    "Objection",
    "Objector",
    "PublicNotice",
    "Release",
    "Result",
    "Score",
    "ScoreSheet",
    "StagedDecision",
    "Statement",
    "TierTarget",
    "VisitorCount",
]
