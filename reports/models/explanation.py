from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.filing import Filing


class Explanation(models.Model):
    """Why a doubtful figure is right, bound to the numbers it was given for (X-02). Append-only by trigger.

    The last of an address counts, and only while these numbers stand: it lapses by itself when one of them changes.
    """

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="explanations", verbose_name=_("filing"))
    address = models.CharField(_("field"), max_length=100)  # section/indicator
    text = models.TextField(_("explanation"))
    values = models.JSONField(_("figures"))  # what it rests on: name -> number as printed
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="explanations"
    )
    at = models.DateTimeField(_("explained"))

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="explanation_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.filing_id} {self.address}"
