from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Level(models.TextChoices):
    """The levels through which a filing goes; which kinds of body act at each is the definition's matter."""

    PARK = "park", _("Park")
    CITY = "city", _("City")
    PROVINCE = "province", _("Province")
    MINISTRY = "ministry", _("Ministry")


class RoundKind(models.TextChoices):
    CALL = "call", _("Call for park lists")
    PLAN = "plan", _("Plan")
    ANNUAL_REPORT = "annual_report", _("Annual report")
    REPORT = "report", _("Other report")
    EVALUATION = "evaluation", _("Evaluation")


class RoundState(models.TextChoices):
    PREPARING = "preparing", _("In preparation")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class ParticipationState(models.TextChoices):
    LISTED = "listed", _("Listed")
    RECTIFYING = "rectifying", _("Rectifying")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ObligationState(models.TextChoices):
    OPEN = "open", _("Open")
    MET = "met", _("Met")
    WAIVED = "waived", _("Waived")


class FactorQuantity(models.TextChoices):
    """What a coefficient finds."""

    TCE = "tce", pgettext_lazy("of a coefficient", "Standard coal (tce)")
    CO2 = "co2", pgettext_lazy("of a coefficient", "CO2 (t)")


class FactorStatus(models.TextChoices):
    """How firm a coefficient is."""

    CONFIRMED = "confirmed", pgettext_lazy("of a coefficient", "Checked")
    RECALLED = "recalled", pgettext_lazy("of a coefficient", "Recalled, not checked")
    ASSUMED = "assumed", pgettext_lazy("of a coefficient", "Assumed here")
