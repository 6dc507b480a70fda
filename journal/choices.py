from django.db import models
from django.utils.translation import pgettext_lazy


class EventOutcome(models.TextChoices):
    DONE = "done", pgettext_lazy("journal", "Done")
    REFUSED = "refused", pgettext_lazy("journal", "Refused")


class JobState(models.TextChoices):
    QUEUED = "queued", pgettext_lazy("journal", "Queued")
    RUNNING = "running", pgettext_lazy("journal", "Running")
    DONE = "done", pgettext_lazy("journal", "Done")
    FAILED = "failed", pgettext_lazy("journal", "Failed")


class PaperState(models.TextChoices):
    REQUESTED = "requested", pgettext_lazy("journal", "Being made")
    READY = "ready", pgettext_lazy("journal", "Ready")
    FAILED = "failed", pgettext_lazy("journal", "Could not be made")
