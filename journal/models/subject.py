from django.db import models

from common.subjects import Subject


class SubjectColumns(models.Model):
    """What a journal row is about: kind, id and label of the subject, and plain scope columns."""

    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_label = models.CharField(max_length=300)
    programme = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=12, blank=True)
    body_id = models.BigIntegerField(null=True, blank=True)
    park_id = models.BigIntegerField(null=True, blank=True)

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
