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


class ReviewOutcome(models.TextChoices):
    """What the experts said of a candidate (GB-14)."""

    RECOMMENDED = "recommended", pgettext_lazy("experts", "Recommended")
    NOT_RECOMMENDED = "not_recommended", _("Advised against")


class Verdict(models.TextChoices):
    """What the ministry means to decide on a candidate; nothing is decided before the release."""

    TAKE_UP = "take_up", _("Take up")
    DECLINE = "decline", _("Do not take up")
    HOLD = "hold", _("Hold")


class ObjectionState(models.TextChoices):
    RECEIVED = "received", _("Received")
    HANDLING = "handling", _("Being handled")
    ANSWERED = "answered", _("Answered")


class ObjectionOutcome(models.TextChoices):
    UPHELD = "upheld", _("Upheld")
    NOT_UPHELD = "not_upheld", _("Not upheld")
    WITHDRAWN = "withdrawn", pgettext_lazy("objection", "Taken back")
