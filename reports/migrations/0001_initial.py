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
            name="EnergyUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("carrier", models.CharField(max_length=40, verbose_name="carrier")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("amount", models.DecimalField(decimal_places=6, max_digits=21, verbose_name="amount")),
                ("supplied", models.DecimalField(decimal_places=6, default=0, max_digits=21, verbose_name="supplied")),
                ("unit", models.CharField(max_length=30, verbose_name="unit")),
                ("tce", models.DecimalField(decimal_places=4, max_digits=24, verbose_name="energy (tce)")),
                ("co2", models.DecimalField(decimal_places=4, max_digits=24, verbose_name="CO2 (t)")),
                (
                    "co2_factor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.factor"
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="energy_uses",
                        to="parks.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                (
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="energy_uses",
                        to="parks.park",
                        verbose_name="park",
                    ),
                ),
                (
                    "tce_factor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.factor"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="energy_uses",
                        to="reports.filingversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "energy use",
                "verbose_name_plural": "energy uses",
                "ordering": ["version_id", "id"],
                "indexes": [
                    models.Index(fields=["park", "year"], name="energy_use_zone"),
                    models.Index(fields=["enterprise", "year"], name="energy_use_enterprise"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "enterprise", "carrier"), name="energy_use_once_per_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0), ("supplied__gte", 0)), name="energy_use_not_negative"
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
                            ("judged", "Judged by the province"),
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
            name="ApprovedPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=40, verbose_name="form")),
                ("since", models.DateField(verbose_name="in force since")),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approved_plans",
                        to="programmes.participation",
                        verbose_name="base",
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approval",
                        to="reports.filingversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "plan in force",
                "verbose_name_plural": "plans in force",
                "ordering": ["participation_id", "since", "id"],
                "indexes": [models.Index(fields=["participation", "form", "since"], name="approved_plan_lookup")],
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
                            ("amend", "Change or supplement"),
                            ("drop", "Give the change up"),
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
            name="PlanProject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField()),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("name", models.CharField(max_length=100, verbose_name="project")),
                ("area", models.CharField(blank=True, max_length=64, verbose_name="task area")),
                ("kind", models.CharField(blank=True, max_length=64, verbose_name="kind of project")),
                ("content", models.TextField(blank=True, verbose_name="content")),
                ("body", models.CharField(blank=True, max_length=100, verbose_name="carried out by")),
                ("investment", models.DecimalField(decimal_places=6, max_digits=18, verbose_name="investment, 万元")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="end")),
                ("expected", models.TextField(blank=True, verbose_name="expected outcome")),
                (
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_projects",
                        to="parks.park",
                        verbose_name="park",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="projects",
                        to="reports.filingversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "project of a plan",
                "verbose_name_plural": "projects of plans",
                "ordering": ["version_id", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "key"), name="plan_project_once_per_version"),
                    models.CheckConstraint(
                        condition=models.Q(("investment__gt", 0)), name="plan_project_has_investment"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="plan_project_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanInvestment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("amount", models.DecimalField(decimal_places=6, max_digits=18, verbose_name="investment, 万元")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="by_year", to="reports.planproject"
                    ),
                ),
            ],
            options={
                "ordering": ["project_id", "year"],
                "constraints": [
                    models.UniqueConstraint(fields=("project", "year"), name="plan_investment_once_per_year"),
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="plan_investment_not_negative"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField()),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("area", models.CharField(max_length=64, verbose_name="task area")),
                ("task", models.CharField(max_length=200, verbose_name="task")),
                ("responsible_body", models.CharField(max_length=100, verbose_name="responsible body")),
                ("responsible_person", models.CharField(blank=True, max_length=50, verbose_name="responsible person")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="end")),
                (
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_tasks",
                        to="parks.park",
                        verbose_name="park",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="reports.filingversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "task of a plan",
                "verbose_name_plural": "tasks of plans",
                "ordering": ["version_id", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "key"), name="plan_task_once_per_version"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="plan_task_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField()),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("name", models.CharField(max_length=200, verbose_name="project")),
                ("status", models.CharField(max_length=64, verbose_name="status")),
                (
                    "invested",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=18, null=True, verbose_name="invested, 万元"
                    ),
                ),
                (
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress",
                        to="parks.park",
                        verbose_name="park",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="progress",
                        to="reports.filingversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "progress",
                "verbose_name_plural": "progress",
                "ordering": ["version_id", "id"],
                "indexes": [models.Index(fields=["park", "key", "year"], name="progress_lookup")],
                "constraints": [models.UniqueConstraint(fields=("version", "key"), name="progress_once_per_version")],
            },
        ),
        migrations.CreateModel(
            name="PublicReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Being prepared"), ("published", "Public"), ("withdrawn", "Withdrawn")],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                ("withdraw_reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_reports",
                        to="reports.filingversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "public report",
                "verbose_name_plural": "public reports",
                "ordering": ["-published_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("version",),
                        name="public_report_once_per_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(("published_at__isnull", False), ("published_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="public_report_published_has_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            models.Q(("withdraw_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="public_report_withdrawn_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="reports.publicreport"
                    ),
                ),
            ],
            options={
                "ordering": ["report_id", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "code"), name="public_part_once"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="public_part_has_text"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("ledger", models.CharField(max_length=40, verbose_name="ledger")),
                ("internal", models.BooleanField(default=False, verbose_name="not shown to the park")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("dated", models.DateField(verbose_name="day")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("category", models.CharField(blank=True, max_length=64, verbose_name="kind")),
                ("giver", models.CharField(blank=True, max_length=64, verbose_name="giver")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=17, null=True, verbose_name="amount (10 000 yuan)"
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("project", models.CharField(blank=True, max_length=36)),
                ("project_name", models.CharField(blank=True, max_length=200, verbose_name="project of the plan")),
                ("rank", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="rank")),
                ("content", models.JSONField(blank=True, default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("recorded", "On record"),
                            ("open", "Open"),
                            ("handling", "In hand"),
                            ("solved", "Solved"),
                            ("draft", "Being edited"),
                            ("reviewing", "Under review"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                            ("received", "Received"),
                            ("answered", "Answered"),
                            ("struck", "Struck"),
                        ],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("remind_on", models.DateField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("origin", models.CharField(blank=True, max_length=100)),
                ("entered_at", models.DateTimeField(verbose_name="entered")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.edition"
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="entered by",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owned_records",
                        to="accounts.organisation",
                        verbose_name="handled by",
                    ),
                ),
                (
                    "park",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
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
                        related_name="records",
                        to="programmes.participation",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="programmes.reportingunit",
                        verbose_name="reporting unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "record",
                "verbose_name_plural": "records",
                "ordering": ["-dated", "-id"],
                "indexes": [
                    models.Index(fields=["programme", "ledger", "unit", "year"], name="record_scope"),
                    models.Index(fields=["participation", "ledger", "year"], name="record_of_base"),
                    models.Index(
                        condition=models.Q(("remind_on__isnull", False)), fields=["remind_on"], name="record_remind_on"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__isnull", True), ("amount__gte", 0), _connector="OR"),
                        name="record_amount_positive",
                    ),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="record_has_title"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("park__isnull", True), ("participation__isnull", True)),
                            models.Q(
                                ("park__isnull", False), ("participation__isnull", False), ("unit__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="record_about_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_on__isnull", False),
                                ("state__in", ["solved", "answered"]),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state__in", ["solved", "answered"]), _negated=True),
                                ("closed_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="record_closed_with_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("remind_on__isnull", True),
                            models.Q(
                                ("due_on__isnull", False),
                                ("owner__isnull", False),
                                ("state__in", ("open", "handling", "received")),
                            ),
                            _connector="OR",
                        ),
                        name="record_reminds_an_owner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dated__year", models.F("year"))), name="record_year_of_day"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("rank__isnull", False), models.Q(("state", "struck"), _negated=True)),
                        fields=("programme", "ledger", "unit", "year", "rank"),
                        name="record_place_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("origin", ""), _negated=True),
                        fields=("programme", "ledger", "origin"),
                        name="record_once_per_origin",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("ledger", models.CharField(max_length=40, verbose_name="ledger")),
                ("park_name", models.CharField(blank=True, max_length=100, verbose_name="park")),
                ("region", models.CharField(blank=True, max_length=30, verbose_name="region")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("category", models.CharField(blank=True, max_length=64, verbose_name="kind")),
                ("text", models.TextField(verbose_name="text")),
                ("published_on", models.DateField(verbose_name="published on")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn on")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="publication", to="reports.record"
                    ),
                ),
            ],
            options={
                "verbose_name": "published case",
                "verbose_name_plural": "published cases",
                "ordering": ["-published_on", "-id"],
                "indexes": [models.Index(fields=["programme", "published_on"], name="published_record_scope")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("withdrawn_on__isnull", True)),
                            models.Q(("withdrawn_on__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="published_record_withdrawn_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Correspondent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisation", models.CharField(blank=True, max_length=100, verbose_name="enterprise")),
                ("name", models.CharField(blank=True, max_length=50, verbose_name="name")),
                ("contact", models.CharField(blank=True, max_length=100, verbose_name="telephone or e-mail")),
                ("code_digest", models.CharField(max_length=64, unique=True)),
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="correspondent", to="reports.record"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="RecordRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("entered", "entered it"),
                            ("received", "received it"),
                            ("corrected", "corrected it"),
                            ("assigned", "gave it to a body"),
                            ("ranked", "set its place"),
                            ("taken", "took it in hand"),
                            ("solved", "solved it"),
                            ("reopened", "opened it again"),
                            ("offered", "handed it on to review"),
                            ("returned", "returned it"),
                            ("published", "published it"),
                            ("withdrawn", "withdrew it"),
                            ("answered", "answered it"),
                            ("struck", "struck it"),
                        ],
                        max_length=12,
                    ),
                ),
                ("stated", models.JSONField()),
                ("reason", models.TextField(blank=True)),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="revisions", to="reports.record"
                    ),
                ),
            ],
            options={
                "ordering": ["record_id", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("record", "number"), name="record_revision_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("act__in", ["corrected", "reopened", "returned", "withdrawn", "struck"]), _negated=True
                            ),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="record_revision_has_reason",
                    ),
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
            name="SummaryOrigin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(max_length=100, verbose_name="field")),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="value"),
                ),
                ("decimals", models.PositiveSmallIntegerField(default=0, verbose_name="decimals")),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drawn_into",
                        to="reports.filingversion",
                        verbose_name="report",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origins",
                        to="reports.filingversion",
                        verbose_name="summary",
                    ),
                ),
            ],
            options={
                "verbose_name": "origin of a summary",
                "verbose_name_plural": "origins of summaries",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "address", "source"), name="summary_origin_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.CharField(max_length=60, verbose_name="indicator")),
                (
                    "base",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="baseline"
                    ),
                ),
                ("base_decimals", models.PositiveSmallIntegerField(default=0)),
                ("base_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="base year")),
                (
                    "target",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="target"),
                ),
                ("target_decimals", models.PositiveSmallIntegerField(default=0)),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("is_milestone", models.BooleanField(default=False, verbose_name="milestone")),
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
                "verbose_name": "target",
                "verbose_name_plural": "targets",
                "ordering": ["version_id", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "indicator", "year"), name="target_once_per_version_and_year"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_milestone", False)),
                        fields=("version", "indicator"),
                        name="target_final_once_per_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("base_year__isnull", True), ("base_year__lt", models.F("year")), _connector="OR"
                        ),
                        name="target_after_base_year",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetWarning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.CharField(max_length=60, verbose_name="indicator")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("warned_at", models.DateTimeField(verbose_name="told")),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="target_warnings",
                        to="programmes.participation",
                        verbose_name="base",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="target_warnings",
                        to="reports.filingversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "early warning",
                "verbose_name_plural": "early warnings",
                "ordering": ["-warned_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participation", "indicator", "year"), name="target_warning_once_a_year"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("plan_key", models.UUIDField()),
                ("title", models.CharField(max_length=200, verbose_name="work")),
                ("responsible_body", models.CharField(max_length=100, verbose_name="responsible body")),
                ("responsible_person", models.CharField(max_length=50, verbose_name="responsible person")),
                ("starts_on", models.DateField(verbose_name="start")),
                ("ends_on", models.DateField(verbose_name="end")),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_items",
                        to="programmes.participation",
                        verbose_name="base",
                    ),
                ),
            ],
            options={
                "verbose_name": "work of a year",
                "verbose_name_plural": "work of a year",
                "ordering": ["participation_id", "year", "starts_on", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("participation", "year", "title"), name="work_item_once"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="work_item_ends_after_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("responsible_body", ""), _negated=True),
                            models.Q(("responsible_person", ""), _negated=True),
                        ),
                        name="work_item_has_who_answers",
                    ),
                ],
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
            name="Explanation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(max_length=100, verbose_name="field")),
                ("text", models.TextField(verbose_name="explanation")),
                ("values", models.JSONField(verbose_name="figures")),
                ("at", models.DateTimeField(verbose_name="explained")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="explanations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="explanations",
                        to="reports.filing",
                        verbose_name="filing",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="explanation_says_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="reports.filing"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", True), ("closed_at__gte", models.F("opened_at")), _connector="OR"
                        ),
                        name="draft_closed_after_opened",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("section", models.CharField(max_length=40, verbose_name="section")),
                ("address", models.CharField(max_length=120, verbose_name="place")),
                ("place", models.CharField(max_length=300, verbose_name="place")),
                ("text", models.TextField(verbose_name="comment")),
                ("at", models.DateTimeField(verbose_name="at")),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("is_done", models.BooleanField(default=False, verbose_name="done")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="body",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="reports.filing",
                        verbose_name="filing",
                    ),
                ),
            ],
            options={
                "verbose_name": "comment on a draft",
                "verbose_name_plural": "comments on drafts",
                "ordering": ["filing_id", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="draft_comment_not_empty"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at__isnull", False),
                            models.Q(("answer", ""), ("is_done", False)),
                            _connector="OR",
                        ),
                        name="draft_comment_answer_dated",
                    ),
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
