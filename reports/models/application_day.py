from django.conf import settings
from django.db import models

from programmes.models import ReportingUnit, Round


class ApplicationDay(models.Model):
    """The day by which a unit wants the applications of a call, ahead of its own list (GB-10)."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="application_days")
    unit = models.ForeignKey(ReportingUnit, on_delete=models.PROTECT, related_name="application_days")
    due_on = models.DateField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="application_day_once")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.unit_id} {self.due_on}"
