"""The projects of a base's plan on file, by the keys of their rows: what supports and requests are tied to."""

from programmes.models import Participation
from reports.models import PlanProject

FORM = "plan"


def of_base(participation: Participation | None) -> dict[str, str]:
    """Return key and name of each project of the plan that stands; nothing without a plan."""
    if participation is None:
        return {}
    on_file = {"version__current_of__participation": participation, "version__current_of__form": FORM}
    rows = PlanProject.objects.filter(**on_file, version__filing__round__is_trial=False)
    return {str(key): name for key, name in rows.order_by("pk").values_list("key", "name")}


def name_of(participation: Participation | None, key: str) -> str:
    """Return the name of a project as the plan has it, "" for none."""
    return of_base(participation).get(key, "")[:200] if key else ""
