from evaluations.models.decision import ExcessRefusal, ExpertReview, StagedDecision
from evaluations.models.evaluation import Assignment, Evaluation, Release, Result, Score, ScoreSheet
<<<<<<< HEAD
from evaluations.models.nomination import Nomination, NominationFile, TierTarget
from evaluations.models.notice import Naming, PublicNotice
=======
from evaluations.models.notice import Naming, NoticeExtension, PublicNotice
from evaluations.models.objection import Objection, Objector, Statement, VisitorCount
>>>>>>> 57aa254 (Decide a call: notice, objections, staged batch, letter)

__all__ = [
    "Assignment",
    "Evaluation",
    "ExcessRefusal",
    "ExpertReview",
    "Naming",
<<<<<<< HEAD
    "Nomination",
    "NominationFile",
=======
    "NoticeExtension",
    "Objection",
    "Objector",
>>>>>>> 57aa254 (Decide a call: notice, objections, staged batch, letter)
    "PublicNotice",
    "Release",
    "Result",
    "Score",
    "ScoreSheet",
<<<<<<< HEAD
    "TierTarget",
=======
    "StagedDecision",
    "Statement",
    "VisitorCount",
>>>>>>> 57aa254 (Decide a call: notice, objections, staged batch, letter)
]
