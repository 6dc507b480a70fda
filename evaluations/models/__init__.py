from evaluations.models.evaluation import Assignment, Evaluation, Release, Result, Score, ScoreSheet
from evaluations.models.notice import Naming, PublicNotice

__all__ = [
    "Assignment",
    "Evaluation",
    "Naming",
    "PublicNotice",
    "Release",
    "Result",
    "Score",
    "ScoreSheet",
]
