from django.db import models
from django.utils.translation import gettext_lazy as _


class EvaluationState(models.TextChoices):
    SCORING = "scoring", _("Being scored")
    SCORED = "scored", _("Scored")
    RELEASED = "released", _("Released")


class AssignmentState(models.TextChoices):
    ASSIGNED = "assigned", _("Assigned")
    SUBMITTED = "submitted", _("Submitted")
    RECUSED = "recused", _("Recused")
