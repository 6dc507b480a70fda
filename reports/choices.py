from django.db import models
from django.utils.translation import gettext_lazy as _


class FilingState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    REVIEWING = "reviewing", _("Under review")
    RETURNED = "returned", _("Returned")
    FILED = "filed", _("Filed")


class FilingAct(models.TextChoices):
    """The verbs of the state table; what a level's verb is called stands in the definition."""

    SUBMIT = "submit", _("Submit")
    RETRACT = "retract", _("Take back")
    RETURN = "return", _("Return")
    PASS_ON = "pass_on", _("Pass on")
    FILE = "file", _("File")


class SectionState(models.TextChoices):
    CANNOT = "cannot", _("Cannot start yet")
    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    COMPLETED = "completed", _("Completed")
    CHANGES = "changes", _("Changes requested")
    CHANGED = "changed", _("Changes made")
    NA = "na", _("Not needed")


class FactStanding(models.TextChoices):
    VALUE = "value", _("Value")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")
