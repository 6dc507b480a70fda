from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import Duty
from reports.models.filing import Filing


class InnerCheck(models.Model):
    """A duty done on a draft inside the body: drafted and handed on to checking (经办), or checked (审核).

    It stands while nothing of the draft has changed since.
    """

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="inner_checks")
    duty = models.CharField(_("duty"), max_length=5, choices=Duty, default=Duty.CHECK)
    state_checked = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="inner_checks"
    )
    by_name = models.CharField(max_length=60)
    at = models.DateTimeField(_("checked"))

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.filing_id} {self.by_name}"


def state_of(filing: Filing) -> str:
    """Return the state of a draft in short: versions of its sections, files attached, how often it was handed in."""
    sections = (f"{code}:{version}" for code, version in filing.sections.order_by("id").values_list("code", "version"))
    files = filing.attachments.filter(removed_at=None).order_by("id").values_list("id", flat=True)
    return "|".join((",".join(sections), ",".join(map(str, files)), str(filing.versions.count())))


def standing_check(filing: Filing, duty: Duty = Duty.CHECK) -> InnerCheck | None:
    """Return the step that still stands, None when there was none or the draft has changed since."""
    return InnerCheck.objects.filter(filing=filing, duty=duty, state_checked=state_of(filing)).first()
