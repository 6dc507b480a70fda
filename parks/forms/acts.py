"""What can be entered when something happened to a park: the words, the form and the act, for pages and admin alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy

from common.filters import Words
from parks.domain import changes, parks
from parks.forms import change, park


@dataclass(frozen=True)
class Change:
    """Something that can happen to a park: its words, its form, and the act."""

    label: Words
    says: Words
    form: type[forms.Form]
    act: Callable[..., object]
    danger: bool = False


CHANGES: Mapping[str, Change] = {
    "rename": Change(
        gettext_lazy("Rename the park"),
        gettext_lazy("The old name stays findable and stands in the history."),
        park.RenameForm,
        parks.rename,
    ),
    "add-alias": Change(
        gettext_lazy("Note another name"),
        gettext_lazy("Another name under which lists print the park."),
        park.AliasForm,
        parks.add_alias,
    ),
    "boundary": Change(
        gettext_lazy("Boundary moved"),
        gettext_lazy("The area before stays in the history."),
        change.BoundaryForm,
        changes.move_boundary,
    ),
    "reclassify": Change(
        gettext_lazy("Level or kind changed"),
        gettext_lazy("For example a provincial zone raised to a national one."),
        change.ReclassifyForm,
        changes.reclassify,
    ),
    "split": Change(
        gettext_lazy("A park was split off"),
        gettext_lazy("The new park is entered in the same province; this one goes on."),
        change.SplitForm,
        changes.split,
    ),
    "merge": Change(
        gettext_lazy("Merged into another park"),
        gettext_lazy("This entry is closed and leads to the other park. What it filed stays with it."),
        change.MergeForm,
        changes.merge,
        danger=True,
    ),
    "dissolve": Change(
        gettext_lazy("Dissolved"),
        gettext_lazy("The park is offered no longer; what it filed stays."),
        change.DissolveForm,
        changes.dissolve,
        danger=True,
    ),
    "duplicate": Change(
        gettext_lazy("Entered twice: close this entry"),
        gettext_lazy("Its names go to the entry that stays. Only an entry that nothing else refers to can be closed."),
        change.DuplicateForm,
        changes.close_duplicate,
        danger=True,
    ),
}
