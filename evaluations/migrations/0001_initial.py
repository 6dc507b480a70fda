import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
        ("journal", "0001_initial"),
        ("parks", "0001_initial"),
        ("programmes", "0001_initial"),
        ("reports", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("scheme", models.CharField(max_length=40, verbose_name="Scheme")),
                (
                    "state",
                    models.CharField(
                        choices=[("scoring", "Being scored"), ("scored", "Scored"), ("released", "Released")],
                        default="scoring",
                        max_length=10,
                        verbose_name="State",
                    ),
                ),
                ("opened_at", models.DateTimeField(verbose_name="Opened")),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="programmes.participation",
                        verbose_name="Base",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="programmes.round",
                        verbose_name="Evaluation round",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluation",
                "verbose_name_plural": "evaluations",
                "ordering": ["round_id", "participation__sequence"],
                "constraints": [models.UniqueConstraint(fields=("round", "participation"), name="evaluation_once")],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("assigned", "Assigned"), ("submitted", "Submitted"), ("recused", "Recused")],
                        default="assigned",
                        max_length=10,
                        verbose_name="State",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="Sheet due on")),
                ("assigned_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="Submitted")),
                ("recusal_reason", models.TextField(blank=True)),
                (
                    "assigned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="evaluations.evaluation",
                        verbose_name="evaluation",
                    ),
                ),
            ],
            options={
                "verbose_name": "score sheet",
                "verbose_name_plural": "score sheets",
                "ordering": ["due_on", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("evaluation", "reviewer"), name="assignment_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "submitted"), _negated=True),
                            ("submitted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="assignment_submitted_has_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExcessRefusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField(verbose_name="Reason")),
                ("refused_at", models.DateTimeField()),
                ("parks", models.ManyToManyField(related_name="+", to="parks.park")),
                (
                    "refused_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="excess_refusal",
                        to="reports.filingversion",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ExpertReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("recommended", "Recommended"), ("not_recommended", "Advised against")],
                        max_length=20,
                        verbose_name="Result of the expert review",
                    ),
                ),
                ("document", models.CharField(blank=True, max_length=100, verbose_name="Document")),
                ("note", models.TextField(blank=True, verbose_name="Words on the result")),
                ("recorded_at", models.DateTimeField(verbose_name="Recorded")),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="journal.storedfile",
                    ),
                ),
                (
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parks.park",
                        verbose_name="Park",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.round",
                        verbose_name="Call",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.reportingunit",
                        verbose_name="Unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "expert review",
                "verbose_name_plural": "expert reviews",
                "ordering": ["round_id", "unit__sequence", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "unit", "park"), name="expert_review_once"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["recommended", "not_recommended"])),
                        name="expert_review_outcome_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Naming",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("batch", models.PositiveSmallIntegerField(verbose_name="Batch")),
                ("title", models.CharField(max_length=200, verbose_name="Title")),
                ("document", models.CharField(max_length=100, verbose_name="Document")),
                ("dated", models.DateField(verbose_name="Dated")),
                ("letter_title", models.CharField(blank=True, max_length=200, verbose_name="Title of the letter")),
                ("addressees", models.CharField(blank=True, max_length=300, verbose_name="Addressees")),
                ("letter", models.TextField(blank=True, verbose_name="Text of the letter")),
                ("published_at", models.DateTimeField(verbose_name="Published")),
                ("imported", models.BooleanField(default=False, verbose_name="Decided before the portal")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="naming", to="programmes.round"
                    ),
                ),
            ],
            options={
                "verbose_name": "named list",
                "verbose_name_plural": "named lists",
                "ordering": ["-dated", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("imported", True), ("decided_by__isnull", False), _connector="OR"),
                        name="naming_decided_by_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NamedPark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveSmallIntegerField(verbose_name="Place on the list")),
                ("name_printed", models.CharField(max_length=100, verbose_name="Name as printed")),
                ("region_printed", models.CharField(max_length=30, verbose_name="Region as printed")),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="namings",
                        to="programmes.participation",
                    ),
                ),
                (
                    "naming",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="named", to="evaluations.naming"
                    ),
                ),
            ],
            options={
                "verbose_name": "named park",
                "verbose_name_plural": "named parks",
                "ordering": ["naming_id", "sequence"],
                "constraints": [
                    models.UniqueConstraint(fields=("naming", "sequence"), name="named_park_place_once"),
                    models.UniqueConstraint(fields=("naming", "participation"), name="named_park_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Nomination",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("tier", models.CharField(max_length=40, verbose_name="Tier")),
                ("kind", models.CharField(blank=True, max_length=40, verbose_name="Kind")),
                ("evidence", models.TextField(verbose_name="Evidence")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="Document")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("nominated", "Nominated"),
                            ("approved", "Approved"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="nominated",
                        max_length=10,
                        verbose_name="State",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="Reason")),
                ("nominated_at", models.DateTimeField(verbose_name="Named on")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="Decided on")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="accounts.organisation",
                        verbose_name="Named by",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.edition"
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="parks.enterprise",
                        verbose_name="Enterprise",
                    ),
                ),
                (
                    "nominated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="parks.park",
                        verbose_name="Zone",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="programmes.programme",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="programmes.reportingunit",
                    ),
                ),
            ],
            options={
                "verbose_name": "nomination",
                "verbose_name_plural": "nominations",
                "ordering": ["-nominated_at", "-id"],
                "indexes": [models.Index(fields=["programme", "tier", "state"], name="nomination_counted")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("enterprise__isnull", False), ("state__in", ("nominated", "approved"))),
                        fields=("programme", "tier", "kind", "enterprise"),
                        name="nomination_enterprise_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("enterprise__isnull", True), ("state__in", ("nominated", "approved"))),
                        fields=("programme", "tier", "kind", "park"),
                        name="nomination_zone_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("evidence", ""), _negated=True), name="nomination_has_evidence"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("nominated", "approved")),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="nomination_ended_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("state", "nominated")),
                            models.Q(models.Q(("state", "nominated"), _negated=True), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="nomination_decided_has_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NominationFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nomination_file",
                        to="journal.storedfile",
                    ),
                ),
                (
                    "nomination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="evaluations.nomination"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="PublicNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=200, verbose_name="Title")),
                ("text", models.TextField(verbose_name="Text")),
                ("opens_on", models.DateField(verbose_name="First day of the notice")),
                ("closes_on", models.DateField(verbose_name="Last day of the notice")),
                ("phone", models.CharField(max_length=60, verbose_name="Telephone")),
                ("address", models.CharField(max_length=200, verbose_name="Postal address")),
                ("email", models.EmailField(max_length=254, verbose_name="E-mail")),
                ("entries", models.JSONField()),
                ("digest", models.CharField(max_length=64, verbose_name="Digest")),
                ("opened_at", models.DateTimeField(verbose_name="Opened")),
                ("correction", models.TextField(blank=True, verbose_name="What is corrected")),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="evaluations.publicnotice",
                        verbose_name="Corrects",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="programmes.round"
                    ),
                ),
            ],
            options={
                "verbose_name": "public notice",
                "verbose_name_plural": "public notices",
                "ordering": ["-opens_on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opens_on"))), name="notice_closes_after_opening"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("correction", ""), ("corrects__isnull", True)),
                            models.Q(("corrects__isnull", False), models.Q(("correction", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="notice_correction_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveIntegerField(verbose_name="No.")),
                ("sequence", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Entry")),
                ("text", models.TextField(verbose_name="Objection")),
                ("is_named", models.BooleanField(verbose_name="Real name")),
                (
                    "state",
                    models.CharField(
                        choices=[("received", "Received"), ("handling", "Being handled"), ("answered", "Answered")],
                        default="received",
                        max_length=10,
                        verbose_name="State",
                    ),
                ),
                ("received_at", models.DateTimeField(verbose_name="Received")),
                ("code_digest", models.CharField(max_length=64, unique=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("upheld", "Upheld"), ("not_upheld", "Not upheld"), ("withdrawn", "Taken back")],
                        max_length=12,
                        verbose_name="Outcome",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="Answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="Answered")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Handled by",
                    ),
                ),
                ("files", models.ManyToManyField(related_name="+", to="journal.storedfile")),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="evaluations.publicnotice",
                        verbose_name="public notice",
                    ),
                ),
            ],
            options={
                "verbose_name": "objection",
                "verbose_name_plural": "objections",
                "ordering": ["-received_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(fields=("notice", "number"), name="objection_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_at__isnull", False),
                                ("outcome__in", ["upheld", "not_upheld", "withdrawn"]),
                                ("state", "answered"),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "answered"), _negated=True),
                                ("answer", ""),
                                ("answered_at__isnull", True),
                                ("outcome", ""),
                            ),
                            _connector="OR",
                        ),
                        name="objection_answered_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Objector",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=50)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "objection",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="objector", to="evaluations.objection"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", ""), ("phone", ""), _negated=True), name="objector_can_be_reached"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeExtension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("closed_before", models.DateField()),
                ("closes_on", models.DateField()),
                ("reason", models.TextField()),
                ("extended_at", models.DateTimeField()),
                (
                    "extended_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="evaluations.publicnotice",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gt", models.F("closed_before"))),
                        name="notice_extension_forward",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("total", models.PositiveIntegerField()),
                ("band", models.CharField(max_length=40)),
                ("band_name", models.CharField(max_length=40)),
                ("findings", models.JSONField(blank=True, default=list)),
                ("opinions", models.JSONField(blank=True, default=list)),
                ("released_at", models.DateTimeField()),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="release", to="evaluations.evaluation"
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mean", models.PositiveIntegerField()),
                ("total", models.PositiveIntegerField()),
                ("band", models.CharField(max_length=40)),
                ("vetoes", models.JSONField(blank=True, default=list)),
                ("downgrades", models.JSONField(blank=True, default=list)),
                ("reason", models.TextField(blank=True)),
                ("computed_at", models.DateTimeField()),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="result", to="evaluations.evaluation"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ScoreSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0)),
                ("opinion", models.TextField(blank=True)),
                ("total", models.PositiveIntegerField(blank=True, null=True)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assignment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sheet", to="evaluations.assignment"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("total__isnull", True), ("total__lte", 11000), _connector="OR"),
                        name="score_sheet_total_range",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("criterion", models.CharField(max_length=40)),
                ("points", models.PositiveIntegerField(blank=True, null=True)),
                ("typed", models.CharField(blank=True, max_length=40)),
                ("reason", models.TextField(blank=True)),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scores", to="evaluations.scoresheet"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("sheet", "criterion"), name="score_once"),
                    models.CheckConstraint(
                        condition=models.Q(("points__isnull", True), ("typed", ""), _connector="OR"),
                        name="score_points_or_typed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StagedDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "verdict",
                    models.CharField(
                        choices=[("take_up", "Take up"), ("decline", "Do not take up"), ("hold", "Hold")],
                        max_length=10,
                        verbose_name="Intended decision",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="Reason")),
                ("sequence", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Place on the list")),
                ("name_printed", models.CharField(blank=True, max_length=100, verbose_name="Name as printed")),
                ("region_printed", models.CharField(blank=True, max_length=30, verbose_name="Region as printed")),
                ("version", models.PositiveIntegerField(default=1)),
                ("staged_at", models.DateTimeField(verbose_name="Staged")),
                ("released_at", models.DateTimeField(blank=True, null=True, verbose_name="Released")),
                (
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parks.park",
                        verbose_name="Park",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.round",
                        verbose_name="Call",
                    ),
                ),
                (
                    "staged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="By",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.reportingunit",
                        verbose_name="Unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision on a candidate",
                "verbose_name_plural": "decisions on candidates",
                "ordering": ["round_id", "unit__sequence", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "unit", "park"), name="staged_decision_once"),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["take_up", "decline", "hold"])),
                        name="staged_decision_verdict_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("matter", models.CharField(max_length=100, verbose_name="About")),
                ("question", models.TextField(verbose_name="Question")),
                ("due_on", models.DateField(verbose_name="Answer by")),
                ("asked_at", models.DateTimeField(verbose_name="Asked")),
                ("text", models.TextField(blank=True, verbose_name="Statement")),
                ("given_at", models.DateTimeField(blank=True, null=True, verbose_name="Given")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements_asked",
                        to="accounts.organisation",
                        verbose_name="Asked of",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "objection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="evaluations.objection",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
                "ordering": ["-asked_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("given_at__isnull", True), ("text", "")),
                            models.Q(("given_at__isnull", False), models.Q(("text", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="statement_given_has_text",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TierTarget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tier", models.CharField(max_length=40, verbose_name="Tier")),
                ("target", models.PositiveIntegerField(verbose_name="Target")),
                ("reason", models.TextField(verbose_name="Reason")),
                ("set_at", models.DateTimeField(verbose_name="Set on")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tier_targets",
                        to="programmes.programme",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "target of a tier",
                "verbose_name_plural": "targets of tiers",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("target__gte", 1), models.Q(("reason", ""), _negated=True)),
                        name="tier_target_positive_with_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitorCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.CharField(max_length=20)),
                ("hour", models.DateTimeField()),
                ("visitor", models.CharField(max_length=64)),
                ("count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("act", "hour", "visitor"), name="visitor_count_once")],
            },
        ),
    ]
