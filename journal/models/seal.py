from django.db import models


class Seal(models.Model):
    """A link of the chain over the events: the digests of a batch and the seal before it."""

    at = models.DateTimeField()
    first_event = models.BigIntegerField()
    last_event = models.BigIntegerField()
    count = models.PositiveIntegerField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
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
