"""What pages of filings show besides their content: the task list, the chain, the log, the versions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.formats import date_text, since_text
from common.ui import Crumb, Entry, Step, Task
from journal.models import Event
from programmes.definition import Section
from reports.choices import FINAL, FilingState, SectionState
from reports.domain import chain, dossiers, sections
from reports.domain.dossiers import Dossier
from reports.domain.kinds import targets
from reports.domain.kinds.base import ToExplain
from reports.domain.sections import Standing
from reports.models import Filing

LOGGED = (
    "filing.opened", "filing.drafted", "filing.checked", "filing.submitted", "filing.received", "filing.retracted",
    "filing.returned", "filing.passed_on", "filing.recommended", "filing.declined", "filing.list_built",
    "filing.signed", "filing.filed", "filing.taken_over", "filing.paper_corrected", "filing.workbook_written",
    "filing.amended", "filing.change_dropped", "draft.opened", "draft.closed",
    "eligibility.judged", "eligibility.reopened", "summary.outdated",
)  # fmt: skip


def tasks(standings: Sequence[Standing], filing: Filing) -> list[Task]:
    """Return the sections as a task list; a locked one can be read, not written in."""
    return [_task(one, filing) for one in standings]


@dataclass(frozen=True)
class Named:
    """A reason of a return with the name of the place it is about."""

    section: str
    address: str
    title: str
    reason: str


def reasons(filing: Filing) -> list[Named]:
    """Return the reasons of the last return, each with the words for its place."""
    dossier = dossiers.of_draft(filing)
    return [
        Named(one.section, one.address, place_name(dossier, one.address), one.reason)
        for one in sections.return_reasons(filing) or ()
    ]


def place_name(dossier: Dossier, address: str) -> str:
    """Return the words for an address: section, then indicator, row or field."""
    code, _slash, rest = address.partition("/")
    section = dossier.form.section(code)
    inside = _inside(dossier, section, rest.split("/")) if rest else ""
    return " › ".join(filter(None, (section.name.localised, inside)))


def _inside(dossier: Dossier, section: Section, steps: Sequence[str]) -> str:
    if section.kind in ("indicators", "targets"):
        return targets.YEARS_NAME.localised if steps[0] == targets.YEARS else _indicator_name(dossier, steps[0])
    if section.has_rows:
        keys = [row["uuid"] for row in dossier.content(section.code).get("rows", [])]
        known = steps[0] in keys
        return _("Row %(number)d") % {"number": keys.index(steps[0]) + 1} if known else ""
    return section.field(steps[0]).name.localised


def _indicator_name(dossier: Dossier, code: str) -> str:
    return dossier.definition.indicator(code).name.localised


def ready(standings: Sequence[Standing]) -> bool:
    """Say whether nothing is left to mend."""
    return not any(one.problems for one in standings)


def links(filing: Filing) -> list[Step]:
    """Return the custody chain: who had it, who has it since when, who comes next."""
    return [_step(one, filing) for one in chain.links(filing)]


def log(filing: Filing) -> list[Entry]:
    """Return what was done with a filing, latest first."""
    rows = Event.objects.filter(subject_kind="reports.filing", subject_id=filing.pk, kind__in=LOGGED)
    return [_entry(event) for event in rows.order_by("-id")[:50]]


def crumbs(filing: Filing, *more: str) -> list[Crumb]:
    """Return the way to a page of a filing; the last one is the page itself."""
    page = reverse("reports:filing_detail", args=[filing.public_id])
    rows = [Crumb(_("Filings"), reverse("reports:filing_list")), Crumb(filing.title, page if more else "")]
    return rows + [Crumb(label) for label in more]


def receiver(filing: Filing, step: int) -> str:
    """Return the short name of who receives the filing at a step."""
    found = next((one for one in chain.links(filing) if one.step == step), None)
    return found.body.short_name if found and found.body else ""


def _task(one: Standing, filing: Filing) -> Task:
    section = one.place.section
    url = reverse("reports:section", args=[filing.public_id, section.code])
    checked = "?checked=1" if one.problems and one.state != SectionState.NOT_STARTED else ""
    hit = one.state == SectionState.CHANGES
    return Task(section.name.localised, one.state, f"{url}{checked}", section.number, _note(one), hit)


def _note(one: Standing) -> str:
    if one.state == SectionState.NOT_STARTED:
        return "" if one.place.section.required else _("Only if there is something to report")
    explain = sum(isinstance(problem, ToExplain) for problem in one.problems)
    wrong = len(one.problems) - explain
    parts = []
    if wrong:
        parts.append(ngettext("%(count)d to mend", "%(count)d to mend", wrong) % {"count": wrong})
    if explain:
        parts.append(ngettext("%(count)d to explain", "%(count)d to explain", explain) % {"count": explain})
    if one.reasons:
        count = len(one.reasons)
        parts.append(ngettext("%(count)d place returned", "%(count)d places returned", count) % {"count": count})
    return _(", ").join(parts)


def _step(link: chain.Link, filing: Filing) -> Step:
    label = link.body.short_name if link.body else _("Not in the register yet")
    if link.step == filing.step:
        return Step(label, _standing(filing), _held(filing))
    return Step(label, "done" if link.step < filing.step else "todo")


def _standing(filing: Filing) -> str:
    if filing.state in FINAL:
        return "over" if filing.state == FilingState.DECLINED else "done"
    return "back" if filing.state == FilingState.RETURNED else "now"


def _held(filing: Filing) -> str:
    if filing.state in FINAL:
        words = {"state": filing.get_state_display(), "day": date_text(filing.held_since)}
        return _("%(state)s on %(day)s") % words
    return since_text(filing.held_since, start=filing.state != FilingState.REVIEWING)


def _entry(event: Event) -> Entry:
    return Entry(event.at, event.actor_label, event.actor_body, _words(event), event.reason, _fine(event))


def _words(event: Event) -> str:
    data = event.data
    if event.kind == "filing.submitted":
        return _("handed in version %(number)d to %(to)s") % {"number": data["number"], "to": data["to"]}
    if event.kind == "filing.returned":
        text = ngettext("returned it, %(count)d place", "returned it, %(count)d places", data["count"])
        return text % {"count": data["count"]}
    if event.kind == "filing.passed_on":
        return _("passed it on to %(to)s") % {"to": data["to"]}
    return {
        "filing.opened": _("began the filing"),
        "filing.drafted": _("handed it on to checking"),
        "filing.checked": _("checked it inside the body"),
        "filing.received": _("opened what was received"),
        "filing.retracted": _("took it back"),
        "filing.signed": _("signed the draft"),
        "filing.recommended": _("recommended it"),
        "filing.declined": _("did not recommend it"),
        "filing.list_built": _("took over the recommended applications"),
        "filing.filed": _("filed it"),
        "filing.taken_over": _("entered what was filed on paper"),
        "filing.paper_corrected": _("corrected what was entered from paper"),
        "filing.workbook_written": _("took a workbook over into the draft"),
        "eligibility.judged": _("judged a condition for applying"),
        "eligibility.reopened": _("checked the conditions for applying anew"),
        "draft.opened": _("opened the draft for comments"),
        "draft.closed": _("ended the comments on the draft"),
        "filing.amended": _("opened what is on file for a change"),
        "filing.change_dropped": _("gave the change up"),
        "summary.outdated": _("a report behind it has changed"),
    }[event.kind]


def _fine(event: Event) -> str:
    if event.kind not in ("filing.submitted", "filing.taken_over", "filing.paper_corrected"):
        return ""
    values = {"label": event.data["version"], "digest": event.data["digest"][:8]}
    return _("Version %(label)s, fingerprint %(digest)s") % values
