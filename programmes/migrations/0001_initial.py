import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
        ("parks", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="FactorEdition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(unique=True, verbose_name="number")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("content", models.JSONField()),
                ("loaded_at", models.DateTimeField(verbose_name="loaded")),
            ],
            options={
                "verbose_name": "edition of coefficients",
                "verbose_name_plural": "editions of coefficients",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                ("name_zh", models.CharField(max_length=100, verbose_name="name in Chinese")),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                ("mark", models.CharField(max_length=1, verbose_name="mark")),
            ],
            options={
                "verbose_name": "programme",
                "verbose_name_plural": "Programmes",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("regime", models.CharField(blank=True, max_length=20)),
                ("content", models.JSONField()),
                ("loaded_at", models.DateTimeField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="editions", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["programme_id", "number"],
                "constraints": [models.UniqueConstraint(fields=("programme", "number"), name="edition_number_once")],
            },
        ),
        migrations.CreateModel(
            name="ReportingUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveSmallIntegerField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="units", to="programmes.programme"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.region"
                    ),
                ),
            ],
            options={
                "ordering": ["programme_id", "sequence"],
                "constraints": [models.UniqueConstraint(fields=("programme", "region"), name="reporting_unit_once")],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("listed", "Listed"), ("rectifying", "Rectifying"), ("withdrawn", "Withdrawn")],
                        default="listed",
                        max_length=20,
                    ),
                ),
                ("batch", models.PositiveSmallIntegerField()),
                ("sequence", models.PositiveSmallIntegerField()),
                ("name_printed", models.CharField(max_length=100)),
                ("region_printed", models.CharField(max_length=30)),
                ("listed_on", models.DateField()),
                ("document", models.CharField(blank=True, max_length=100)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="programmes.edition",
                    ),
                ),
                (
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="participations", to="parks.park"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="programmes.programme",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="programmes.reportingunit",
                    ),
                ),
            ],
            options={
                "ordering": ["programme_id", "batch", "sequence"],
                "constraints": [
                    models.UniqueConstraint(fields=("park", "programme"), name="participation_once"),
                    models.UniqueConstraint(
                        fields=("programme", "batch", "sequence"), name="participation_sequence_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("call", "Call for park lists"),
                            ("plan", "Plan"),
                            ("annual_report", "Annual report"),
                            ("report", "Other report"),
                            ("evaluation", "Evaluation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("form", models.CharField(max_length=40)),
                ("year", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[("preparing", "In preparation"), ("open", "Open"), ("closed", "Closed")],
                        default="preparing",
                        max_length=10,
                    ),
                ),
                ("opens_on", models.DateField()),
                ("due_on", models.DateField()),
                ("closes_on", models.DateField(blank=True, null=True)),
                ("quota", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("contact", models.TextField(blank=True)),
                ("set_by_ministry", models.BooleanField(default=False)),
                ("overrides", models.JSONField(blank=True, default=dict)),
                (
                    "organised_by",
                    models.CharField(
                        choices=[
                            ("park", "Park"),
                            ("city", "City"),
                            ("province", "Province"),
                            ("ministry", "Ministry"),
                        ],
                        default="ministry",
                        max_length=10,
                    ),
                ),
                ("for_papers", models.BooleanField(default=False)),
                ("is_trial", models.BooleanField(default=False, verbose_name="On trial")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="programmes.edition"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-year", "-opens_on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("opens_on"))), name="round_due_after_opening"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_on__isnull", True), ("closes_on__gte", models.F("due_on")), _connector="OR"
                        ),
                        name="round_closes_after_due",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_trial", False)),
                        fields=("edition", "form", "year", "for_papers"),
                        name="round_once_a_year",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_trial", True), models.Q(("state", "closed"), _negated=True)),
                        fields=("edition", "form", "year"),
                        name="round_one_trial_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_trial", False),
                            models.Q(("for_papers", False), models.Q(("kind", "evaluation"), _negated=True)),
                            _connector="OR",
                        ),
                        name="round_trial_is_of_a_form",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=200)),
                ("basis", models.CharField(max_length=20)),
                ("period", models.PositiveSmallIntegerField()),
                ("original_due_on", models.DateField()),
                ("due_on", models.DateField()),
                ("closes_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("met", "Met"), ("waived", "Waived")], default="open", max_length=10
                    ),
                ),
                ("met_at", models.DateTimeField(blank=True, null=True)),
                ("met_late", models.BooleanField(default=False)),
                ("next_notice_at", models.DateTimeField(blank=True, null=True)),
                ("next_notice", models.CharField(blank=True, max_length=40)),
                (
                    "debtor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="programmes.participation",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="programmes.programme",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="programmes.reportingunit",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="obligations", to="programmes.round"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_notice_at__isnull", False), ("state", "open")),
                        fields=["next_notice_at"],
                        name="obligation_notice_due",
                    ),
                    models.Index(fields=["debtor", "state", "due_on"], name="obligation_debtor"),
                    models.Index(fields=["programme", "unit", "state", "due_on"], name="obligation_scope"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("participation__isnull", False)),
                        fields=("round", "participation"),
                        name="obligation_once_per_participation",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("participation__isnull", True)),
                        fields=("round", "unit"),
                        name="obligation_once_per_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_on__isnull", True), ("closes_on__gte", models.F("due_on")), _connector="OR"
                        ),
                        name="obligation_closes_after_due",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "met"), _negated=True), ("met_at__isnull", False), _connector="OR"
                        ),
                        name="obligation_met_has_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RunningBody",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("park", "Park"),
                            ("city", "City"),
                            ("province", "Province"),
                            ("ministry", "Ministry"),
                        ],
                        max_length=10,
                    ),
                ),
                ("organisation_kind", models.CharField(max_length=20)),
                ("leads", models.BooleanField(default=False)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="running_bodies",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["programme_id", "level", "-leads"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "level", "organisation_kind"), name="running_body_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Factor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("carrier", models.CharField(max_length=40, verbose_name="carrier")),
                (
                    "quantity",
                    models.CharField(
                        choices=[("tce", "Standard coal (tce)"), ("co2", "CO2 (t)")], max_length=4, verbose_name="for"
                    ),
                ),
                ("region", models.CharField(blank=True, max_length=6, verbose_name="region")),
                ("year", models.PositiveSmallIntegerField(default=0, verbose_name="year")),
                ("value", models.DecimalField(decimal_places=8, max_digits=16, verbose_name="value")),
                ("unit", models.CharField(max_length=30, verbose_name="unit")),
                ("source_zh", models.CharField(max_length=200, verbose_name="source")),
                ("source_en", models.CharField(max_length=200)),
                ("source_number", models.CharField(blank=True, max_length=100, verbose_name="number of the document")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("confirmed", "Checked"),
                            ("recalled", "Recalled, not checked"),
                            ("assumed", "Assumed here"),
                        ],
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                ("note_zh", models.CharField(blank=True, max_length=200, verbose_name="note")),
                ("note_en", models.CharField(blank=True, max_length=200)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="factors",
                        to="programmes.factoredition",
                        verbose_name="edition of coefficients",
                    ),
                ),
            ],
            options={
                "verbose_name": "coefficient",
                "verbose_name_plural": "coefficients",
                "ordering": ["edition_id", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "carrier", "quantity", "region", "year"), name="factor_once_per_edition"
                    ),
                    models.CheckConstraint(condition=models.Q(("value__gte", 0)), name="factor_not_negative"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_before", models.DateField()),
                ("due_on", models.DateField()),
                ("closes_on", models.DateField(blank=True, null=True)),
                ("reason", models.TextField()),
                ("granted_at", models.DateTimeField()),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="programmes.obligation",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gt", models.F("due_before"))), name="extension_moves_forward"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="programme",
            name="edition",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="programmes.edition",
                verbose_name="current edition",
            ),
        ),
    ]
