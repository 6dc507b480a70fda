from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FilingState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    REVIEWING = "reviewing", _("Under review")
    RETURNED = "returned", _("Returned")
    FILED = "filed", _("Filed")
    RECOMMENDED = "recommended", _("Recommended")
    DECLINED = "declined", _("Not recommended")


class FilingAct(models.TextChoices):
    """The verbs of the state table; what a level's verb is called stands in the definition."""

    SUBMIT = "submit", pgettext_lazy("act", "Submit")
    RETRACT = "retract", pgettext_lazy("act", "Take back")
    RETURN = "return", pgettext_lazy("act", "Return")
    PASS_ON = "pass_on", pgettext_lazy("act", "Pass on")
    FILE = "file", pgettext_lazy("act", "File")
    RECOMMEND = "recommend", pgettext_lazy("act", "Recommend")
    DECLINE = "decline", pgettext_lazy("act", "Do not recommend")
    AMEND = "amend", pgettext_lazy("act", "Change or supplement")
    DROP = "drop", pgettext_lazy("act", "Give the change up")


class SectionState(models.TextChoices):
    CANNOT = "cannot", _("Cannot start yet")
    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    COMPLETED = "completed", _("Completed")
    CHANGES = "changes", _("Changes requested")
    CHANGED = "changed", _("Changes made")
    NA = "na", _("Not needed")


class FactStanding(models.TextChoices):
    VALUE = "value", pgettext_lazy("figure", "Value")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


class WorkbookState(models.TextChoices):
    """What became of a workbook that was sent."""

    QUEUED = "queued", pgettext_lazy("workbook", "Being read")
    READY = "ready", pgettext_lazy("workbook", "To confirm")
    FAILED = "failed", pgettext_lazy("workbook", "Not taken")
    DONE = "done", pgettext_lazy("workbook", "Taken over")


FINAL = (FilingState.FILED, FilingState.RECOMMENDED, FilingState.DECLINED)


class EligibilityOutcome(models.TextChoices):
    """What a check of a park by the registers finds."""

    MET = "met", pgettext_lazy("eligibility", "Met")
    UNKNOWN = "unknown", pgettext_lazy("eligibility", "Cannot be established")
    NOT_MET = "not_met", pgettext_lazy("eligibility", "Not met")


class EligibilityCause(models.TextChoices):
    SUBMITTED = "submitted", pgettext_lazy("eligibility", "Checked when handed in")
    REOPENED = "reopened", pgettext_lazy("eligibility", "Checked anew after a change in the incident register")
    JUDGED = "judged", pgettext_lazy("eligibility", "Judged by the province")


class RecordState(models.TextChoices):
    """Where a record of a ledger stands; which of these it can take is the matter of its flow."""

    RECORDED = "recorded", pgettext_lazy("record", "On record")
    OPEN = "open", pgettext_lazy("record", "Open")
    HANDLING = "handling", pgettext_lazy("record", "In hand")
    SOLVED = "solved", pgettext_lazy("record", "Solved")
    DRAFT = "draft", pgettext_lazy("record", "Being edited")
    REVIEWING = "reviewing", pgettext_lazy("record", "Under review")
    PUBLISHED = "published", pgettext_lazy("record", "Published")
    WITHDRAWN = "withdrawn", pgettext_lazy("record", "Withdrawn")
    RECEIVED = "received", pgettext_lazy("record", "Received")
    ANSWERED = "answered", pgettext_lazy("record", "Answered")
    STRUCK = "struck", pgettext_lazy("record", "Struck")


class RecordAct(models.TextChoices):
    """What is done with a record; each leaves a revision."""

    ENTER = "entered", pgettext_lazy("record", "entered it")
    RECEIVE = "received", pgettext_lazy("record", "received it")
    CORRECT = "corrected", pgettext_lazy("record", "corrected it")
    ASSIGN = "assigned", pgettext_lazy("record", "gave it to a body")
    RANK = "ranked", pgettext_lazy("record", "set its place")
    TAKE = "taken", pgettext_lazy("record", "took it in hand")
    SOLVE = "solved", pgettext_lazy("record", "solved it")
    REOPEN = "reopened", pgettext_lazy("record", "opened it again")
    OFFER = "offered", pgettext_lazy("record", "handed it on to review")
    RETURN = "returned", pgettext_lazy("record", "returned it")
    PUBLISH = "published", pgettext_lazy("record", "published it")
    WITHDRAW = "withdrawn", pgettext_lazy("record", "withdrew it")
    ANSWER = "answered", pgettext_lazy("record", "answered it")
    STRIKE = "struck", pgettext_lazy("record", "struck it")


class PublicState(models.TextChoices):
    """What became of the public version of a report (HZ-11)."""

    DRAFT = "draft", pgettext_lazy("public version", "Being prepared")
    PUBLISHED = "published", pgettext_lazy("public version", "Public")
    WITHDRAWN = "withdrawn", pgettext_lazy("public version", "Withdrawn")
