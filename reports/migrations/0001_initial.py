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
    ]

    operations = [
        migrations.CreateModel(
            name="Collection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=40)),
                ("labels", models.JSONField()),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("asked_at", models.DateTimeField()),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="collections", to="programmes.round"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.reportingunit",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="ApplicationDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_on", models.DateField()),
                ("set_at", models.DateTimeField()),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="application_days",
                        to="programmes.round",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="application_days",
                        to="programmes.reportingunit",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("round", "unit"), name="application_day_once")],
            },
        ),
        migrations.CreateModel(
            name="EligibilityJudgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("clause", models.CharField(max_length=64)),
                ("facts", models.CharField(max_length=500)),
                ("holds", models.BooleanField(verbose_name="met")),
                ("opinion", models.TextField(verbose_name="opinion")),
                ("by_name", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "park",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parks.park"),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="eligibility_judgements",
                        to="programmes.round",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.reportingunit"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["round", "park", "clause"], name="eligibility_judged")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("opinion", ""), _negated=True), name="eligibility_judgement_has_opinion"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Filing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("form", models.CharField(max_length=40, verbose_name="form")),
                ("period", models.PositiveSmallIntegerField(verbose_name="year")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("reviewing", "Under review"),
                            ("returned", "Returned"),
                            ("filed", "Filed"),
                            ("recommended", "Recommended"),
                            ("declined", "Not recommended"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("step", models.PositiveSmallIntegerField(default=0, verbose_name="step")),
                ("held_since", models.DateTimeField(verbose_name="since")),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                ("is_application", models.BooleanField(default=False, verbose_name="application")),
                ("own_due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("rank", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="rank")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="accounts.organisation",
                        verbose_name="filed by",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="held_filings",
                        to="accounts.organisation",
                        verbose_name="with",
                    ),
                ),
                (
                    "obligation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filing",
                        to="programmes.obligation",
                    ),
                ),
                (
                    "park",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="parks.park",
                        verbose_name="park",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="programmes.participation",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="programmes.round",
                        verbose_name="round",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="programmes.reportingunit",
                        verbose_name="reporting unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "filing",
                "verbose_name_plural": "filings",
                "ordering": ["-created_at", "-id"],
                "indexes": [
                    models.Index(fields=["holder", "state", "held_since"], name="filing_holder"),
                    models.Index(fields=["programme", "unit", "form", "period"], name="filing_scope"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("park__isnull", False)),
                        fields=("round", "form", "park"),
                        name="filing_once_per_park",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("park__isnull", True)),
                        fields=("round", "form", "unit", "body"),
                        name="filing_once_per_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("participation__isnull", True), ("park__isnull", False), _connector="OR"),
                        name="filing_of_base_is_about_park",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FilingVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("label", models.CharField(max_length=60, unique=True, verbose_name="version")),
                ("content", models.JSONField()),
                ("files", models.JSONField(default=list)),
                ("digest", models.CharField(max_length=64, verbose_name="fingerprint")),
                ("statement", models.TextField(verbose_name="statement")),
                ("submitted_at", models.DateTimeField(verbose_name="handed in")),
                ("idempotency_key", models.UUIDField()),
                ("late", models.BooleanField(default=False, verbose_name="late")),
                ("taken_over", models.BooleanField(default=False, verbose_name="filed before the portal")),
                ("filed_on", models.DateField(blank=True, null=True, verbose_name="filed on paper on")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reports.filing",
                        verbose_name="filing",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "version",
                "verbose_name_plural": "versions",
                "ordering": ["filing_id", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("filing", "number"), name="filing_version_number_once"),
                    models.UniqueConstraint(fields=("filing", "idempotency_key"), name="filing_version_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("filed_on__isnull", True), ("taken_over", False)),
                            models.Q(("filed_on__isnull", False), ("late", False), ("taken_over", True)),
                            _connector="OR",
                        ),
                        name="filing_version_taken_over_has_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FilingGrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("until", models.DateField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filing_grants",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="grants", to="reports.filingversion"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("version", "user"), name="filing_grant_once")],
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.CharField(max_length=60, verbose_name="measure")),
                ("variant", models.CharField(max_length=30, verbose_name="variant")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "standing",
                    models.CharField(
                        choices=[("value", "Value"), ("not_applicable", "Not applicable")],
                        default="value",
                        max_length=20,
                        verbose_name="standing",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="value"),
                ),
                ("decimals", models.PositiveSmallIntegerField(default=0, verbose_name="decimals")),
                ("unit", models.CharField(max_length=30, verbose_name="unit")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                (
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="parks.park",
                        verbose_name="park",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facts",
                        to="reports.filingversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "fact",
                "verbose_name_plural": "facts",
                "ordering": ["park_id", "measure", "year"],
                "indexes": [models.Index(fields=["park", "measure", "variant", "year"], name="fact_lookup")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "measure", "variant", "year"), name="fact_once_per_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "value"), ("value__isnull", False)),
                            models.Q(("standing", "not_applicable"), ("value__isnull", True)),
                            _connector="OR",
                        ),
                        name="fact_value_or_not_applicable",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EligibilityRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("submitted", "Checked when handed in"),
                            ("reopened", "Checked anew after a change in the incident register"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("met", "Met"), ("unknown", "Cannot be established"), ("not_met", "Not met")],
                        max_length=10,
                    ),
                ),
                ("findings", models.JSONField()),
                ("at", models.DateTimeField()),
                (
                    "park",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parks.park"),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="eligibility",
                        to="reports.filingversion",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["version", "park"], name="eligibility_of_version")],
            },
        ),
        migrations.CreateModel(
            name="Handling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("submit", "Submit"),
                            ("retract", "Take back"),
                            ("return", "Return"),
                            ("pass_on", "Pass on"),
                            ("file", "File"),
                            ("recommend", "Recommend"),
                            ("decline", "Do not recommend"),
                        ],
                        max_length=10,
                    ),
                ),
                ("step", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=60)),
                ("opinion", models.TextField(blank=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handlings", to="reports.filing"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handlings",
                        to="reports.filingversion",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="InnerCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "duty",
                    models.CharField(
                        choices=[("draft", "Drafting"), ("check", "Checking"), ("issue", "Issuing")],
                        default="check",
                        max_length=5,
                        verbose_name="duty",
                    ),
                ),
                ("state_checked", models.TextField()),
                ("by_name", models.CharField(max_length=60)),
                ("at", models.DateTimeField(verbose_name="checked")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inner_checks",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inner_checks", to="reports.filing"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="ListEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rank", models.PositiveSmallIntegerField()),
                ("leading_industries", models.CharField(blank=True, max_length=200)),
                ("opinion", models.TextField()),
                (
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="list_entries", to="parks.park"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="reports.filingversion"
                    ),
                ),
            ],
            options={
                "ordering": ["version_id", "rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "park"), name="list_entry_park_once"),
                    models.UniqueConstraint(fields=("version", "rank"), name="list_entry_rank_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("section", models.CharField(max_length=40)),
                ("address", models.CharField(max_length=120)),
                ("reason", models.TextField()),
                (
                    "handling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reasons", to="reports.handling"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="return_reason_not_empty"
                    ),
                    models.UniqueConstraint(fields=("handling", "address"), name="return_reason_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40)),
                ("content", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sections", to="reports.filing"
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("filing", "code"), name="section_once")],
            },
        ),
        migrations.CreateModel(
            name="SentWorkbook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Being read"),
                            ("ready", "To confirm"),
                            ("failed", "Not taken"),
                            ("done", "Taken over"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("content", models.JSONField(default=dict)),
                ("refusal", models.JSONField(default=list)),
                ("sent_at", models.DateTimeField(verbose_name="sent")),
                ("written_at", models.DateTimeField(blank=True, null=True, verbose_name="taken over")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="journal.storedfile",
                        verbose_name="file",
                    ),
                ),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sent_workbooks",
                        to="reports.filing",
                        verbose_name="filing",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="journal.job",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
            ],
            options={
                "verbose_name": "sent workbook",
                "verbose_name_plural": "sent workbooks",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), ("written_at__isnull", False)),
                            models.Q(models.Q(("state", "done"), _negated=True), ("written_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="sent_workbook_written_has_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("state_signed", models.TextField()),
                ("opinion", models.TextField(blank=True)),
                ("by_name", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to="reports.filing"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="reports.filingversion",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("filing", "body", "state_signed"), name="signature_once_per_state")
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.CharField(max_length=60)),
                ("base", models.DecimalField(blank=True, decimal_places=6, max_digits=20, null=True)),
                ("base_decimals", models.PositiveSmallIntegerField(default=0)),
                ("target", models.DecimalField(blank=True, decimal_places=6, max_digits=20, null=True)),
                ("target_decimals", models.PositiveSmallIntegerField(default=0)),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="parks.park"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="targets", to="reports.filingversion"
                    ),
                ),
            ],
            options={
                "ordering": ["version_id", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "indicator"), name="target_once_per_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("section", models.CharField(max_length=40)),
                ("field", models.CharField(max_length=40)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attachment", to="journal.storedfile"
                    ),
                ),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attachments", to="reports.filing"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["filing", "section"], name="attachment_section")],
            },
        ),
        migrations.AddField(
            model_name="filing",
            name="current_version",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="current_of",
                to="reports.filingversion",
            ),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "draft"), ("current_version__isnull", False), _connector="OR"),
                name="filing_handed_in_has_version",
            ),
        ),
    ]
