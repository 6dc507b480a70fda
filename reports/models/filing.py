import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from common.formats import date_text
from common.querysets import ScopedQuerySet
from common.subjects import Subject
from parks.models import Park
from programmes.choices import RoundState
from programmes.definition import Form, Step
from programmes.models import Obligation, Participation, Programme, ReportingUnit, Round
from reports.choices import FilingState

PAPER = "paper"  # stands for the section in the files of what was taken over


class FilingQuerySet(ScopedQuerySet["Filing"]):
    def in_earnest(self) -> "FilingQuerySet":
        """Leave out what is handed in on trial: it counts nowhere."""
        return self.filter(round__is_trial=False)

    def at_hand(self) -> "FilingQuerySet":
        """Leave out what was put away with a trial that is over: nobody has to act on it."""
        return self.exclude(round__is_trial=True, round__state=RoundState.CLOSED)


class FilingVersionQuerySet(ScopedQuerySet["FilingVersion"]):
    def in_earnest(self) -> "FilingVersionQuerySet":
        """Leave out what was handed in on trial."""
        return self.filter(filing__round__is_trial=False)


class Filing(models.Model):
    """The envelope of everything handed in: what it is, who files, where it stands and who holds it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="filings", verbose_name=_("programme")
    )
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="filings", verbose_name=_("round"))
    form = models.CharField(_("form"), max_length=40)  # park_list, annual_report … a form of the round's edition
    unit = models.ForeignKey(
        ReportingUnit, on_delete=models.PROTECT, related_name="filings", verbose_name=_("reporting unit")
    )
    participation = models.ForeignKey(
        Participation, on_delete=models.PROTECT, null=True, blank=True, related_name="filings"
    )
    # The park it is about: of the participation, or one that applies. Empty for what a unit hands in.
    park = models.ForeignKey(
        Park, on_delete=models.PROTECT, null=True, blank=True, related_name="filings", verbose_name=_("park")
    )
    obligation = models.OneToOneField(
        Obligation, on_delete=models.PROTECT, null=True, blank=True, related_name="filing"
    )
    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="filings", verbose_name=_("filed by"))
    period = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("title"), max_length=200)
    state = models.CharField(_("state"), max_length=12, choices=FilingState, default=FilingState.DRAFT)
    # Index into the form's chain of levels: 0 is who files.
    step = models.PositiveSmallIntegerField(_("step"), default=0)
    holder = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="held_filings", verbose_name=_("with")
    )
    held_since = models.DateTimeField(_("since"))
    # Set when the holder first opens it: until then the one before may take it back (G20).
    opened_at = models.DateTimeField(null=True, blank=True)
    current_version = models.OneToOneField(
        "reports.FilingVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="current_of"
    )
    created_at = models.DateTimeField()
    # Handed in by who wants to, owed by nobody (GB-10, EP-01); the unit may set it a day of its own and rank it.
    is_application = models.BooleanField(_("application"), default=False)
    own_due_on = models.DateField(_("due on"), null=True, blank=True)
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True)

    objects = FilingQuerySet.as_manager()

    class Meta:
        verbose_name = _("filing")
        verbose_name_plural = _("filings")
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["holder", "state", "held_since"], name="filing_holder"),
            models.Index(fields=["programme", "unit", "form", "period"], name="filing_scope"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "form", "park"], condition=Q(park__isnull=False), name="filing_once_per_park"
            ),
            models.UniqueConstraint(
                fields=["round", "form", "unit", "body"], condition=Q(park__isnull=True), name="filing_once_per_unit"
            ),
            models.CheckConstraint(
                condition=Q(participation__isnull=True) | Q(park__isnull=False), name="filing_of_base_is_about_park"
            ),
            models.CheckConstraint(
                condition=Q(state=FilingState.DRAFT) | Q(current_version__isnull=False),
                name="filing_handed_in_has_version",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def filled_form(self) -> Form:
        """Return the form as the round froze it, yearly columns spread over the years of the construction."""
        form = self.round.definition.form(self.form)
        return form.for_years(self.construction_years) if form.is_by_year else form

    @property
    def construction_years(self) -> range:
        """Return the years of the construction of the base; none for what is not a base's."""
        construction = self.round.definition.construction
        if self.participation is None or construction is None:
            return range(0)
        return construction.report_years(self.participation.listed_on)

    @property
    def current_step(self) -> Step:
        """Return the level that holds the filing; the first is the filer's own."""
        return self.filled_form.chain[self.step]

    @property
    def is_at_last_level(self) -> bool:
        return self.step == len(self.filled_form.receivers)

    @property
    def filer_name(self) -> str:
        """Return whose matter it is: the base as printed, the park that applies, or the unit."""
        if self.participation:
            return self.participation.name_printed
        return self.park.name if self.park else self.unit.region.name

    @property
    def paper_note(self) -> str:
        """Return the mark of a filing taken over from paper, nothing for others."""
        return self.current_version.paper_note if self.current_version else ""

    @property
    def due_on(self) -> date:
        """Return the due day: that of the obligation, which may have been extended, else its own, else of the round."""
        return self.obligation.due_on if self.obligation else self.own_due_on or self.round.due_on

    @property
    def closes_on(self) -> date | None:
        return self.obligation.closes_on if self.obligation else self.round.closes_on

    def as_subject(self) -> Subject:
        return Subject(
            "reports.filing",
            self.pk,
            f"{self.filer_name} {self.title}",
            programme=self.programme_id,
            unit=self.unit.region_id,
            body_id=self.body_id,
            park_id=self.park_id,
        )


class Section(models.Model):
    """A section of the draft: one JSON document with a version of its own, so that a stale save is noticed."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="sections")
    code = models.CharField(max_length=40)
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["filing", "code"], name="section_once")]

    def __str__(self) -> str:
        return self.code


class FilingVersion(models.Model):
    """What was handed in, frozen: content, file digests, form edition, time (X-02). Append-only by trigger."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="versions", verbose_name=_("filing"))
    number = models.PositiveSmallIntegerField(_("number"))
    # What is quoted and printed: GB-2025-320000-0012-02 is rule group, period, unit, filing, version.
    label = models.CharField(_("version"), max_length=60, unique=True)
    edition = models.ForeignKey(
        "programmes.Edition", on_delete=models.PROTECT, related_name="+", verbose_name=_("edition")
    )
    content = models.JSONField()
    files = models.JSONField(default=list)  # [{section, name, size, sha256, public_id}]
    digest = models.CharField(_("fingerprint"), max_length=64)
    statement = models.TextField(_("statement"))
    submitted_at = models.DateTimeField(_("handed in"))
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    # One key per rendered form: the same press twice is one version.
    idempotency_key = models.UUIDField()
    late = models.BooleanField(_("late"), default=False)
    # Filed on paper before the portal and entered later: the day is that of the paper, never late (G30).
    taken_over = models.BooleanField(_("filed before the portal"), default=False)
    filed_on = models.DateField(_("filed on paper on"), null=True, blank=True)

    objects = FilingVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["filing_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["filing", "number"], name="filing_version_number_once"),
            models.UniqueConstraint(fields=["filing", "idempotency_key"], name="filing_version_key_once"),
            models.CheckConstraint(
                condition=Q(taken_over=False, filed_on__isnull=True)
                | Q(taken_over=True, filed_on__isnull=False, late=False),
                name="filing_version_taken_over_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def paper_note(self) -> str:
        """Return the mark of what was filed on paper before the portal; nothing for what was handed in here."""
        if self.filed_on is None:
            return ""
        return gettext("Filed before the portal, on paper, %(day)s") % {"day": date_text(self.filed_on, full=True)}

    @property
    def scans(self) -> list[dict[str, Any]]:
        """Return the scans of the paper, which belong to no section of the form."""
        return [one for one in self.files if one["section"] == PAPER]


class FilingGrant(models.Model):
    """A reader let in from above, e.g. an assigned reviewer, for one version and a limited time."""

    version = models.ForeignKey(FilingVersion, on_delete=models.PROTECT, related_name="grants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="filing_grants")
    until = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["version", "user"], name="filing_grant_once")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.user_id}"
