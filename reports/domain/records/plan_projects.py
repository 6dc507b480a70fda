"""The projects of a base's plan on file, by the keys of their rows: what supports and requests are tied to."""

from programmes.models import Participation
from reports.models import FilingVersion

FORM, PROJECTS = "plan", "projects"


def of_base(participation: Participation | None) -> dict[str, str]:
    """Return key and name of each project of the plan handed in last; nothing without a plan."""
    if participation is None:
        return {}
    rows = FilingVersion.objects.filter(current_of__participation=participation, current_of__form=FORM)
    version = rows.order_by("-submitted_at", "-id").first()
    content = version.content.get(PROJECTS, {}) if version else {}
    return {row["uuid"]: str(row.get("name") or "") for row in content.get("rows", []) if row.get("name")}


def name_of(participation: Participation | None, key: str) -> str:
    """Return the name of a project as the plan has it, "" for none."""
    return of_base(participation).get(key, "")[:200] if key else ""
