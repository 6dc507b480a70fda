from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EvaluationState(models.TextChoices):
    SCORING = "scoring", _("Being scored")
    SCORED = "scored", _("Scored")
    RELEASED = "released", _("Released")


class AssignmentState(models.TextChoices):
    ASSIGNED = "assigned", _("Assigned")
    SUBMITTED = "submitted", _("Submitted")
    RECUSED = "recused", _("Recused")


class NominationState(models.TextChoices):
    """What became of a zone or an enterprise that was named for a tier (HZ-12)."""

    NOMINATED = "nominated", pgettext_lazy("nomination", "Nominated")
    APPROVED = "approved", pgettext_lazy("nomination", "Approved")
    REFUSED = "refused", pgettext_lazy("nomination", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("nomination", "Withdrawn")
