"""How the events of this app are worded in logs and in the journal."""

from django.utils.translation import pgettext_lazy

from journal.domain import labels

labels.register(
    {
        "filing.opened": pgettext_lazy("event", "began a filing"),
        "filing.drafted": pgettext_lazy("event", "handed a draft on to checking"),
        "filing.checked": pgettext_lazy("event", "checked it inside the body"),
        "filing.submitted": pgettext_lazy("event", "handed in"),
        "filing.received": pgettext_lazy("event", "opened what was received"),
        "filing.retracted": pgettext_lazy("event", "took back"),
        "filing.returned": pgettext_lazy("event", "returned"),
        "filing.passed_on": pgettext_lazy("event", "passed on"),
        "filing.signed": pgettext_lazy("event", "signed the draft"),
        "filing.recommended": pgettext_lazy("event", "recommended it"),
        "filing.declined": pgettext_lazy("event", "did not recommend it"),
        "applications.day_set": pgettext_lazy("event", "set the day for applications"),
        "applications.ranked": pgettext_lazy("event", "ranked the applications"),
        "filing.list_built": pgettext_lazy("event", "took over the recommended applications"),
        "filing.filed": pgettext_lazy("event", "filed"),
        "filing.taken_over": pgettext_lazy("event", "entered what was filed before the portal"),
        "filing.paper_corrected": pgettext_lazy("event", "corrected what was entered from paper"),
        "filing.workbook_written": pgettext_lazy("event", "took a workbook over into the draft"),
        "filing.amended": pgettext_lazy("event", "opened an approved plan for a change"),
        "filing.change_dropped": pgettext_lazy("event", "gave a change of a plan up"),
        "work.added": pgettext_lazy("event", "entered work of a year"),
        "work.changed": pgettext_lazy("event", "changed work of a year"),
        "work.removed": pgettext_lazy("event", "took work of a year off"),
        "summary.outdated": pgettext_lazy("event", "rests on reports that have changed"),
        "eligibility.judged": pgettext_lazy("event", "judged a condition for applying"),
        "eligibility.reopened": pgettext_lazy("event", "opened the check of the conditions anew"),
        "record.entered": pgettext_lazy("event", "entered a record"),
        "record.received": pgettext_lazy("event", "received a message"),
        "record.corrected": pgettext_lazy("event", "corrected a record"),
        "record.assigned": pgettext_lazy("event", "gave a record to a body"),
        "record.ranked": pgettext_lazy("event", "set the place of a record"),
        "record.taken": pgettext_lazy("event", "took a record in hand"),
        "record.solved": pgettext_lazy("event", "reported a problem solved"),
        "record.reopened": pgettext_lazy("event", "opened a record again"),
        "record.offered": pgettext_lazy("event", "handed a case on to review"),
        "record.returned": pgettext_lazy("event", "returned a case"),
        "record.published": pgettext_lazy("event", "published a case"),
        "record.withdrawn": pgettext_lazy("event", "withdrew a case"),
        "record.answered": pgettext_lazy("event", "answered a message"),
        "record.struck": pgettext_lazy("event", "struck a record"),
        "record.overdue": pgettext_lazy("event", "reminded of an overdue record"),
        "target.behind": pgettext_lazy("event", "found targets behind their path"),
        "history.taken_over": pgettext_lazy("event", "entered a sheet of what was filed before the portal"),
    }
)
