from django.db import models
from django.utils.translation import pgettext_lazy


class Seal(models.Model):
    """A link of the chain over the events: the digests of a batch and the seal before it."""

    at = models.DateTimeField(pgettext_lazy("journal", "Time"))
    first_event = models.BigIntegerField(pgettext_lazy("journal", "First event"))
    last_event = models.BigIntegerField(pgettext_lazy("journal", "Last event"))
    count = models.PositiveIntegerField(pgettext_lazy("journal", "Events"))
    previous = models.CharField(pgettext_lazy("journal", "Digest before"), max_length=64, blank=True)
    digest = models.CharField(pgettext_lazy("journal", "Digest"), max_length=64, unique=True)

    class Meta:
        verbose_name = pgettext_lazy("journal", "seal")
        verbose_name_plural = pgettext_lazy("journal", "Seals of the journal")
        ordering = ["id"]
        constraints = [
            # Two sealers at once would fork the chain; the second fails on its predecessor.
            models.UniqueConstraint(fields=["previous"], name="seal_one_successor"),
        ]

    def __str__(self) -> str:
        return self.digest[:12]


class SealedEvent(models.Model):
    """Which seal covers which event, so that late commits with lower ids are sealed too."""

    event = models.OneToOneField("journal.Event", on_delete=models.PROTECT, primary_key=True, related_name="sealed")
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="events")

    def __str__(self) -> str:
        return f"{self.event_id}"
