from parks.forms.incident import CorrectIncidentForm, IncidentCommentForm, IncidentForm, WithdrawIncidentForm
from parks.forms.park import AliasForm, NewParkForm, RenameForm

__all__ = [
    "AliasForm",
    "CorrectIncidentForm",
    "IncidentCommentForm",
    "IncidentForm",
    "NewParkForm",
    "RenameForm",
    "WithdrawIncidentForm",
]
