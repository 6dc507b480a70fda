"""Comments on a draft that its filer has opened for them (GB-18)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from common.querysets import ScopedQuerySet
from reports.choices import FilingState
from reports.models.filing import Filing


class DraftOpening(models.Model):
    """A draft opened for comments. It lapses with the next step of the filing: what is drafted later was not opened."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="openings")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")), name="draft_closed_after_opened"
            )
        ]

    def __str__(self) -> str:
        return str(self.filing_id)


class DraftComment(models.Model):
    """What a level above says of a place in the draft (`section` or `section/row/column`), and what became of it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="comments", verbose_name=_("filing"))
    section = models.CharField(_("section"), max_length=40)
    address = models.CharField(_("place"), max_length=120)
    place = models.CharField(_("place"), max_length=300)  # in words, as it read when the comment was written
    text = models.TextField(_("comment"))
    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("body"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    answer = models.TextField(_("answer"), blank=True)
    is_done = models.BooleanField(_("done"), default=False)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = ScopedQuerySet["DraftComment"].as_manager()

    class Meta:
        verbose_name = _("comment on a draft")
        verbose_name_plural = _("comments on drafts")
        ordering = ["filing_id", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="draft_comment_not_empty"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=False) | Q(is_done=False, answer=""), name="draft_comment_answer_dated"
            ),
        ]

    def __str__(self) -> str:
        return self.place


def standing_opening(filing: Filing) -> DraftOpening | None:
    """Return the opening by which the draft as it is held now can be read and commented on; None if there is none."""
    if filing.state not in (FilingState.DRAFT, FilingState.RETURNED):
        return None
    return filing.openings.filter(closed_at=None, opened_at__gte=filing.held_since).last()
