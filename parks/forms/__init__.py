from parks.forms.park import AliasForm, NewParkForm, RenameForm

__all__ = ["AliasForm", "NewParkForm", "RenameForm"]
