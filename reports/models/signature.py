from django.conf import settings
from django.db import models

from accounts.models import Organisation
from reports.models.filing import Filing, FilingVersion

# The scan of the stamped cover: it is made after all have signed, and voids no signature.
STAMPED = "stamped"


class Signature(models.Model):
    """A department signed a draft (会签, X-07). It stands while nothing of what was signed has changed since."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="signatures")
    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state_signed = models.TextField()
    opinion = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=60)
    at = models.DateTimeField()
    # The version it went out with; empty while the draft is not handed in, or when the signature was void by then.
    version = models.ForeignKey(
        FilingVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="signatures"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["filing", "body", "state_signed"], name="signature_once_per_state")
        ]

    def __str__(self) -> str:
        return f"{self.filing_id} {self.body_id}"


def state_to_sign(filing: Filing) -> str:
    """Return the state of what is signed: versions of the sections, files attached, how often it was handed in."""
    sections = (f"{code}:{version}" for code, version in filing.sections.order_by("id").values_list("code", "version"))
    files = (
        filing.attachments.filter(removed_at=None).exclude(field=STAMPED).order_by("id").values_list("id", flat=True)
    )
    return "|".join((",".join(sections), ",".join(map(str, files)), str(filing.versions.count())))


def standing_signatures(filing: Filing) -> list[Signature]:
    """Return the signatures under the draft as it stands."""
    rows = Signature.objects.filter(filing=filing, state_signed=state_to_sign(filing))
    return list(rows.select_related("body"))
