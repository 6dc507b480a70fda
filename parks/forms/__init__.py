from parks.forms.change import BoundaryForm, DissolveForm, DuplicateForm, MergeForm, ReclassifyForm, SplitForm
from parks.forms.correction import WithdrawEventForm, correction_form
from parks.forms.enterprise import AmendEnterpriseForm, EnterpriseForm
from parks.forms.incident import CorrectIncidentForm, IncidentCommentForm, IncidentForm, WithdrawIncidentForm
from parks.forms.load import LoadForm
from parks.forms.park import AliasForm, NewParkForm, RenameForm

__all__ = [
    "AliasForm",
    "AmendEnterpriseForm",
    "BoundaryForm",
    "CorrectIncidentForm",
    "DissolveForm",
    "DuplicateForm",
    "EnterpriseForm",
    "IncidentCommentForm",
    "IncidentForm",
    "LoadForm",
    "MergeForm",
    "NewParkForm",
    "ReclassifyForm",
    "RenameForm",
    "SplitForm",
    "WithdrawEventForm",
    "WithdrawIncidentForm",
    "correction_form",
]
