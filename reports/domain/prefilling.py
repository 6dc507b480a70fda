"""What a new filing knows already: answers that rarely change are taken over from the year before."""

from typing import Any

from reports.domain.dossiers import Content
from reports.models import Filing


def contents(filing: Filing) -> dict[str, Content]:
    """Return the content a filing begins with, by section; the filer looks at it and changes what changed."""
    last = _last(filing)
    if last is None or last.current_version is None:
        return {}
    before: dict[str, Any] = last.current_version.content
    found = {}
    for section in filing.filled_form.sections:
        codes = [field.code for field in section.fields if field.prefill == "last_year" and not section.has_rows]
        known = {code: before.get(section.code, {}).get(code, "") for code in codes}
        if any(known.values()):
            found[section.code] = known
    return found


def _last(filing: Filing) -> Filing | None:
    if filing.participation is None:
        return None
    rows = Filing.objects.filter(participation=filing.participation, form=filing.form, period__lt=filing.period)
    return rows.exclude(current_version=None).select_related("current_version").order_by("-period").first()
