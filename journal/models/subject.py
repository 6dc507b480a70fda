from django.db import models


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
