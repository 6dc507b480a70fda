"""Whether a workbook is the right one: asked before anything else, answered in a sentence with what to do (G26)."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from common.errors import Problem, RuleViolation
from reports.domain.dossiers import Dossier
from reports.domain.workbooks import manifest as manifests
from reports.domain.workbooks.locating import sections_in
from reports.domain.workbooks.manifest import Manifest, Tampered
from reports.models import Filing

ADDRESS = "workbook"
Sheets = Mapping[str, Sequence[Sequence[str]]]


def recognise(dossier: Dossier, sheets: Sheets) -> Manifest | None:
    """Return the manifest of a workbook of this filing; None for sheets copied by hand that bear its heads.

    Raises `RuleViolation` at `workbook` for a foreign workbook, another form's, another year's, another body's, one of
    an edition that no longer holds, and one whose manifest was changed.
    """
    try:
        found = manifests.found_in(sheets)
    except Tampered:
        message = _("The hidden sheet of this workbook was changed or is damaged: what it was made of is not certain.")
        raise _refused(message) from None
    if found is None:
        if not sections_in(dossier, sheets):
            message = _("This is no workbook of “%(form)s”: none of its sheets has the name or the heads of a part.")
            raise _refused(message % {"form": dossier.form.name.localised})
        return None
    for message in _mismatches(found, dossier.filing):
        raise _refused(message)
    return found


def _mismatches(found: Manifest, filing: Filing) -> Iterator[str]:
    values = {"form": found.form_name, "title": found.title, "year": found.period, "filer": found.filer}
    if found.programme != filing.programme_id or found.form != filing.form:
        yield _("This is a workbook of “%(form)s”, “%(title)s”; it belongs to another filing.") % values
    if found.round != str(filing.round.public_id):
        yield _("This is the workbook of “%(title)s” of %(year)s, not of this round.") % values
    if found.unit != filing.unit.region_id or found.filing != str(filing.public_id):
        yield _("This workbook was made for %(filer)s; this filing is that of %(own)s.") % {
            **values,
            "own": filing.filer_name,
        }
    if found.edition != filing.round.rules_digest:
        yield _("What is asked was changed after this workbook was made.")


def _refused(message: str) -> RuleViolation:
    remedy = _("Download the workbook of this filing and copy your entries into it.")
    return RuleViolation([Problem(ADDRESS, message, remedy=remedy)])
