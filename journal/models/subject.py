from django.db import models
from django.utils.translation import pgettext_lazy

from common.subjects import Subject


class SubjectColumns(models.Model):
    """What a journal row is about: kind, id and label of the subject, and plain scope columns."""

    subject_kind = models.CharField(pgettext_lazy("journal", "Kind of subject"), max_length=60)
    subject_id = models.BigIntegerField(pgettext_lazy("journal", "Number of the subject"))
    subject_label = models.CharField(pgettext_lazy("journal", "Subject"), max_length=300)
    programme = models.CharField(pgettext_lazy("journal", "Programme"), max_length=40, blank=True)
    unit = models.CharField(pgettext_lazy("journal", "Unit"), max_length=12, blank=True)
    body_id = models.BigIntegerField(pgettext_lazy("journal", "Body"), null=True, blank=True)
    park_id = models.BigIntegerField(pgettext_lazy("journal", "Park"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def subject(self) -> Subject:
        """Return what the row is about."""
        return Subject(
            self.subject_kind,
            self.subject_id,
            self.subject_label,
            programme=self.programme,
            unit=self.unit,
            body_id=self.body_id,
            park_id=self.park_id,
        )
