from evaluations.forms.candidate import ReasonForm, ReviewForm
from evaluations.forms.evaluation import AssignForm, JudgeForm, OpenForm, RecuseForm
from evaluations.forms.naming import NamingForm
from evaluations.forms.notice import CorrectionForm, ExtensionForm, NoticeForm
from evaluations.forms.sheet import SheetForm
from evaluations.forms.staging import StagingForm

__all__ = [
    "AssignForm",
    "CorrectionForm",
    "ExtensionForm",
    "JudgeForm",
    "NamingForm",
    "NoticeForm",
    "OpenForm",
    "ReasonForm",
    "RecuseForm",
    "ReviewForm",
    "SheetForm",
    "StagingForm",
]
