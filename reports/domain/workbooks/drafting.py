"""Workbooks that the portal makes: of the draft, of the draft with its problems in it, of a version."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem
from common.formats import date_text, instant_text
from parks.models import Park
from reports.domain import checks, dossiers, sections
from reports.domain.dossiers import Dossier
from reports.domain.kinds.base import ToExplain
from reports.domain.workbooks import manifest
from reports.domain.workbooks.book import Book, Cover, Remark
from reports.domain.workbooks.grouping import first_only
from reports.domain.workbooks.layout import sheets_of, titles_of
from reports.domain.workbooks.writing import write
from reports.models import Filing, FilingVersion

_OFFERED_PARKS = 3_000  # the catalogue of the whole country has fewer


def draft_workbook(*, actor: policy.Actor, filing: Filing, with_problems: bool = False) -> tuple[str, bytes]:
    """Return name and content of the workbook of a draft, with what is known; its problems at their cells if asked."""
    policy.require(actor, "reports.edit_filing", filing)
    dossier = dossiers.of_draft(filing)
    return workbook_of(filing, dossier, problem_remarks(dossier) if with_problems else ())


def workbook_of(filing: Filing, shown: Dossier, remarks: Sequence[Remark] = ()) -> tuple[str, bytes]:
    """Return name and content of a workbook that shows a dossier, made on top of the draft as it stands."""
    draft = dossiers.of_draft(filing)
    open_sections = frozenset(one.code for one in draft.form.sections if sections.is_open(filing, one.code))
    base = manifest.base_of(draft, sheets_of(draft, open_sections=open_sections, spare=0))
    made = manifest.manifest_of(filing, base)
    book = Book(
        cover=_cover(filing, _to_fill_in(filing, remarks)),
        sheets=sheets_of(shown, open_sections=open_sections),
        remarks=remarks,
        manifest=manifest.signed(made),
        parks=_parks(filing),
    )
    return _name(filing), write(book)


def version_workbook(version: FilingVersion) -> tuple[str, bytes]:
    """Return name and content of the workbook of what was handed in; it can be read only."""
    filing = version.filing
    lines = [
        _("Handed in on %(at)s, version %(label)s.")
        % {
            "at": instant_text(version.submitted_at),
            "label": version.label,
        },
        _("Fingerprint: %(digest)s") % {"digest": version.digest},
        _("This is what was handed in. It cannot be sent back."),
    ]
    sheets = sheets_of(dossiers.of_version(version), open_sections=frozenset(), spare=0)
    return f"{filing.filer_name}{filing.title}{version.label}.xlsx", write(Book(_cover(filing, lines), sheets))


def problem_remarks(dossier: Dossier) -> list[Remark]:
    """Return everything to mend or explain before the dossier can be handed in, each at its cell."""
    return [remark_of(one) for one in first_only(dossier, checks.problems_of(dossier))]


def remark_of(problem: Problem) -> Remark:
    """Return a problem as it stands at its cell: what, and what to do."""
    text = " ".join(str(part) for part in (problem.message, problem.remedy) if part)
    return Remark(problem.address, text, "warn" if isinstance(problem, ToExplain) else "bad")


def _cover(filing: Filing, lines: Sequence[str]) -> Cover:
    form = filing.filled_form
    taken = {one.lower() for one in titles_of(dossiers.Dossier(filing, filing.round.definition, {})).values()}
    name = _("How to fill in")
    return Cover(
        name=name if name.lower() not in taken else f"{name} 0",
        title=filing.title,
        subtitle=f"{filing.filer_name}　{form.name.localised}　{filing.period}",
        lines=[*([form.guidance.localised] if form.guidance else []), *lines],
    )


def _to_fill_in(filing: Filing, remarks: Sequence[Remark]) -> Sequence[str]:
    lines = [
        _("Due on %(day)s. Made on %(at)s from the draft as it stood then.")
        % {
            "day": date_text(filing.due_on, full=True),
            "at": _moment(),
        },
        _("Fill in the white cells; grey ones are fixed. A figure keeps the decimals that are typed."),
        _("Send it on the page of the filing. What was typed on line meanwhile is kept; you decide on differences."),
        _("Files are attached on line. Non-classified system: no state secrets."),
    ]
    if remarks:
        lines.append(_("The coloured cells are to be mended or explained; the list below leads to them."))
    return lines


def _moment() -> str:
    """Return day and hour in full: a workbook is read on other days."""
    now = clock.now()
    return f"{date_text(now, full=True)} {now.astimezone(clock.CHINA):%H:%M}"


def _name(filing: Filing) -> str:
    return f"{filing.filer_name}{filing.title}.xlsx"


def _parks(filing: Filing) -> Sequence[str]:
    """Return the parks of the region that a park list can name; any other can be typed."""
    if not any(one.kind == "entries" for one in filing.filled_form.sections):
        return ()
    region = filing.unit.region_id
    rows = Park.objects.filter(Q(region=region) | Q(region__parent=region), is_active=True)
    return tuple(rows.order_by("name").values_list("name", flat=True)[:_OFFERED_PARKS])
