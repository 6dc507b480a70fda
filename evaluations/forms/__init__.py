from evaluations.forms.evaluation import AssignForm, JudgeForm, OpenForm, RecuseForm
from evaluations.forms.naming import NamingForm
from evaluations.forms.notice import NoticeForm
from evaluations.forms.sheet import SheetForm

__all__ = ["AssignForm", "JudgeForm", "NamingForm", "NoticeForm", "OpenForm", "RecuseForm", "SheetForm"]
