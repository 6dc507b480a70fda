from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.querysets import ScopedQuerySet
from parks.choices import ParkEventKind
from parks.models.park import Park

_BETWEEN_TWO = (ParkEventKind.MERGED_INTO, ParkEventKind.SPLIT_FROM, ParkEventKind.DUPLICATE_OF)


class ParkEvent(models.Model):
    """What happened to a park on a day by a document: its history (X-06).

    What was entered wrongly is never changed: it is withdrawn with a reason; a row in its place says it right (X-02).
    """

    park = models.ForeignKey(Park, verbose_name=_("park"), on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(pgettext_lazy("event of a park", "what happened"), max_length=20, choices=ParkEventKind)
    on = models.DateField(pgettext_lazy("event of a park", "day"))
    basis = models.CharField(_("basis"), max_length=200)
    # The park it went into, or came from.
    other = models.ForeignKey(
        Park, verbose_name=_("other park"), on_delete=models.PROTECT, null=True, blank=True, related_name="events_with"
    )
    before = models.CharField(pgettext_lazy("event of a park", "before"), max_length=200, blank=True)
    after = models.CharField(pgettext_lazy("event of a park", "after"), max_length=200, blank=True)
    area_before = models.DecimalField(
        _("area before (hectares)"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    area_after = models.DecimalField(_("area after (hectares)"), max_digits=12, decimal_places=2, null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=pgettext_lazy("event of a park", "entered by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    recorded_at = models.DateTimeField(pgettext_lazy("event of a park", "entered"))
    withdrawn_reason = models.CharField(_("why it is withdrawn"), max_length=500, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("withdrawn by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    withdrawn_at = models.DateTimeField(pgettext_lazy("event of a park", "withdrawn"), null=True, blank=True)
    # The row that says it right; empty: it did not happen at all.
    replaced_by = models.OneToOneField(
        "self", verbose_name=_("corrected by"), on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    objects = ScopedQuerySet["ParkEvent"].as_manager()

    class Meta:
        verbose_name = _("event in the history of a park")
        verbose_name_plural = _("events in the history of parks")
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(basis=""), name="park_event_has_basis"),
            models.CheckConstraint(
                condition=Q(kind__in=_BETWEEN_TWO, other__isnull=False)
                | (~Q(kind__in=_BETWEEN_TWO) & Q(other__isnull=True)),
                name="park_event_other_park",
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=True) | ~Q(other=models.F("park")), name="park_event_two_parks"
            ),
            models.CheckConstraint(
                condition=Q(area_after__isnull=True) | Q(area_after__gt=0), name="park_event_area_positive"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="", replaced_by__isnull=True)
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="park_event_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.park} {self.get_kind_display()}"

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None
