from evaluations.models.evaluation import Assignment, Evaluation, Release, Result, Score, ScoreSheet
from evaluations.models.nomination import Nomination, NominationFile, TierTarget
from evaluations.models.notice import Naming, PublicNotice

__all__ = [
    "Assignment",
    "Evaluation",
    "Naming",
    "Nomination",
    "NominationFile",
    "PublicNotice",
    "Release",
    "Result",
    "Score",
    "ScoreSheet",
    "TierTarget",
]
