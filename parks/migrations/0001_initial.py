import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Park",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=20, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("pinyin", models.CharField(blank=True, max_length=400, verbose_name="pinyin")),
                ("initials", models.CharField(blank=True, max_length=100, verbose_name="initials")),
                ("search_text", models.TextField(default="", editable=False)),
                ("city", models.CharField(blank=True, max_length=60, verbose_name="city")),
                (
                    "level",
                    models.CharField(
                        choices=[("national", "National"), ("provincial", "Provincial"), ("other", "Other")],
                        default="other",
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("etdz", "Economic and technological development zone"),
                            ("hitech", "High-tech industrial development zone"),
                            ("customs", "Special customs supervision zone"),
                            ("industrial", "Industrial park"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "in_catalogue_2018",
                    models.BooleanField(blank=True, null=True, verbose_name="in the catalogue of 2018"),
                ),
                ("approved_on", models.CharField(blank=True, max_length=7, verbose_name="approved")),
                (
                    "area_ha",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="approved area (hectares)"
                    ),
                ),
                ("leading_industries", models.CharField(blank=True, max_length=200, verbose_name="leading industries")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parks",
                        to="accounts.organisation",
                        verbose_name="park committee",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parks",
                        to="accounts.region",
                        verbose_name="province",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="parks.park",
                        verbose_name="continued as",
                    ),
                ),
            ],
            options={
                "verbose_name": "park",
                "verbose_name_plural": "parks",
                "ordering": ["region_id", "name", "id"],
                "indexes": [
                    models.Index(fields=["region", "name", "id"], name="park_region_name"),
                    models.Index(fields=["region", "pinyin", "id"], name="park_region_pinyin"),
                    models.Index(fields=["name"], name="park_name"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("area_ha__isnull", True), ("area_ha__gt", 0), _connector="OR"),
                        name="park_area_positive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor__isnull", True), ("is_active", False), _connector="OR"),
                        name="park_successor_closed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("safety", "Work-safety accident"),
                            ("environment", "Environmental emergency"),
                            ("criminal", "Criminal environmental case"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="day")),
                ("description", models.CharField(max_length=500, verbose_name="what happened")),
                ("document", models.CharField(max_length=200, verbose_name="source")),
                ("deaths", models.PositiveIntegerField(blank=True, null=True, verbose_name="deaths")),
                (
                    "injured",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="seriously injured or poisoned"),
                ),
                ("evacuated", models.PositiveIntegerField(blank=True, null=True, verbose_name="evacuated")),
                (
                    "loss",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=14, null=True, verbose_name="direct loss (10 000 yuan)"
                    ),
                ),
                ("triggers", models.JSONField(blank=True, default=list)),
                (
                    "computed_grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ordinary", "Ordinary"),
                            ("larger", "Larger"),
                            ("major", "Major"),
                            ("extraordinary", "Extraordinarily grave"),
                        ],
                        max_length=15,
                        verbose_name="computed grade",
                    ),
                ),
                (
                    "official_grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ordinary", "Ordinary"),
                            ("larger", "Larger"),
                            ("major", "Major"),
                            ("extraordinary", "Extraordinarily grave"),
                        ],
                        max_length=15,
                        verbose_name="grade of the authority",
                    ),
                ),
                (
                    "official_document",
                    models.CharField(blank=True, max_length=200, verbose_name="document of the authority"),
                ),
                (
                    "grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ordinary", "Ordinary"),
                            ("larger", "Larger"),
                            ("major", "Major"),
                            ("extraordinary", "Extraordinarily grave"),
                        ],
                        max_length=15,
                        verbose_name="grade",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("standing", "On record"), ("withdrawn", "Withdrawn")],
                        default="standing",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("entered_at", models.DateTimeField(verbose_name="entered")),
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
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="parks.park",
                        verbose_name="park",
                    ),
                ),
            ],
            options={
                "verbose_name": "incident",
                "verbose_name_plural": "incidents",
                "ordering": ["-happened_on", "-id"],
                "indexes": [models.Index(fields=["park", "kind", "happened_on"], name="incident_of_park")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("loss__isnull", True), ("loss__gte", 0), _connector="OR"),
                        name="incident_loss_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("computed_grade", ""), ("grade", ""), ("kind", "criminal"), ("official_grade", "")
                            ),
                            models.Q(
                                models.Q(("kind", "criminal"), _negated=True),
                                models.Q(("computed_grade", ""), _negated=True),
                                models.Q(("grade", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="incident_graded_unless_criminal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("grade", models.F("computed_grade")), ("official_document", ""), ("official_grade", "")
                            ),
                            models.Q(
                                models.Q(("official_grade", ""), _negated=True),
                                models.Q(("official_document", ""), _negated=True),
                                ("grade", models.F("official_grade")),
                            ),
                            _connector="OR",
                        ),
                        name="incident_authority_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(db_index=True, max_length=100, verbose_name="name")),
                ("pinyin", models.CharField(blank=True, max_length=400)),
                ("initials", models.CharField(blank=True, max_length=100)),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="basis")),
                (
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="former_names",
                        to="parks.park",
                        verbose_name="park",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name of a park",
                "verbose_name_plural": "other names of parks",
                "ordering": ["park_id", "id"],
                "constraints": [models.UniqueConstraint(fields=("park", "name"), name="former_name_once")],
            },
        ),
        migrations.CreateModel(
            name="Enterprise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("code", models.CharField(max_length=18, unique=True, verbose_name="unified social credit code")),
                ("registered_at", models.DateTimeField(verbose_name="Entered")),
                (
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enterprises",
                        to="parks.park",
                        verbose_name="park",
                    ),
                ),
            ],
            options={
                "verbose_name": "enterprise",
                "verbose_name_plural": "enterprises",
                "ordering": ["park_id", "name", "id"],
                "indexes": [models.Index(fields=["name"], name="enterprise_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("code", ""), _negated=True)
                        ),
                        name="enterprise_has_name_and_code",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ParkEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("renamed", "Renamed"),
                            ("merged_into", "Merged into another park"),
                            ("split_from", "Split off from another park"),
                            ("boundary_moved", "Boundary moved"),
                            ("reclassified", "Level or kind changed"),
                            ("dissolved", "Dissolved"),
                            ("duplicate_of", "Entered twice, closed"),
                        ],
                        max_length=20,
                        verbose_name="what happened",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("basis", models.CharField(max_length=200, verbose_name="basis")),
                ("before", models.CharField(blank=True, max_length=200, verbose_name="before")),
                ("after", models.CharField(blank=True, max_length=200, verbose_name="after")),
                (
                    "area_before",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="area before (hectares)"
                    ),
                ),
                (
                    "area_after",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="area after (hectares)"
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="entered")),
                ("withdrawn_reason", models.CharField(blank=True, max_length=500, verbose_name="why it is withdrawn")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events_with",
                        to="parks.park",
                        verbose_name="other park",
                    ),
                ),
                (
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="parks.park",
                        verbose_name="park",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "replaced_by",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="parks.parkevent",
                        verbose_name="corrected by",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="withdrawn by",
                    ),
                ),
            ],
            options={
                "verbose_name": "event in the history of a park",
                "verbose_name_plural": "events in the history of parks",
                "ordering": ["on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("basis", ""), _negated=True), name="park_event_has_basis"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind__in", ("merged_into", "split_from", "duplicate_of")), ("other__isnull", False)
                            ),
                            models.Q(
                                models.Q(("kind__in", ("merged_into", "split_from", "duplicate_of")), _negated=True),
                                ("other__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="park_event_other_park",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("other__isnull", True),
                            models.Q(("other", models.F("park")), _negated=True),
                            _connector="OR",
                        ),
                        name="park_event_two_parks",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("area_after__isnull", True), ("area_after__gt", 0), _connector="OR"),
                        name="park_event_area_positive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("replaced_by__isnull", True), ("withdrawn_at__isnull", True), ("withdrawn_reason", "")
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False), models.Q(("withdrawn_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="park_event_withdrawn_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ParkLoad",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200, verbose_name="file")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("source", models.CharField(max_length=200, verbose_name="which list it is")),
                (
                    "is_catalogue_2018",
                    models.BooleanField(default=False, verbose_name="is (part of) the catalogue of 2018"),
                ),
                ("table", models.JSONField()),
                ("merged", models.JSONField(default=list)),
                ("left_out", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "Being read"),
                            ("ready", "To be decided"),
                            ("confirmed", "Being written"),
                            ("written", "Written"),
                            ("discarded", "Discarded"),
                        ],
                        default="reading",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("moved", models.BooleanField(default=False)),
                ("broke", models.BooleanField(default=False)),
                ("sent_at", models.DateTimeField(verbose_name="sent")),
                ("written_at", models.DateTimeField(blank=True, null=True, verbose_name="written")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmed by",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.region",
                        verbose_name="province",
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
                "verbose_name": "sheet of parks",
                "verbose_name_plural": "sheets of parks",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("confirmed_by__isnull", False), ("state", "written"), ("written_at__isnull", False)
                            ),
                            models.Q(models.Q(("state", "written"), _negated=True), ("written_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="park_load_written_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LoadLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="row")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("changed", "Changed"),
                            ("unchanged", "Unchanged"),
                            ("doubtful", "Doubtful"),
                            ("wrong", "To mend"),
                        ],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("park", "This park"), ("new", "A new park"), ("out", "Leave out")],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("code", models.CharField(blank=True, max_length=20, verbose_name="code")),
                ("same_as", models.PositiveIntegerField(blank=True, null=True)),
                ("cells", models.JSONField(default=dict)),
                ("values", models.JSONField(default=dict)),
                ("problems", models.JSONField(default=list)),
                ("changes", models.JSONField(default=list)),
                ("suggestions", models.JSONField(default=list)),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.region",
                        verbose_name="province",
                    ),
                ),
                (
                    "park",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="load_lines",
                        to="parks.park",
                        verbose_name="park",
                    ),
                ),
                (
                    "load",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="parks.parkload"
                    ),
                ),
            ],
            options={
                "verbose_name": "row of a sheet of parks",
                "verbose_name_plural": "rows of sheets of parks",
                "ordering": ["load_id", "number"],
                "indexes": [models.Index(fields=["load", "state", "number"], name="load_line_state")],
                "constraints": [models.UniqueConstraint(fields=("load", "number"), name="load_line_once")],
            },
        ),
        migrations.CreateModel(
            name="Recommender",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recommenders", to="parks.park"
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
                "ordering": ["park_id", "region_id"],
                "constraints": [models.UniqueConstraint(fields=("park", "region"), name="recommender_once")],
            },
        ),
        migrations.CreateModel(
            name="IncidentComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
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
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="parks.incident"
                    ),
                ),
            ],
            options={
                "ordering": ["incident_id", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="incident_comment_not_empty"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IncidentRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("entered", "Entered"),
                            ("corrected", "Corrected"),
                            ("withdrawn", "Taken off the record"),
                        ],
                        max_length=10,
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="revisions", to="parks.incident"
                    ),
                ),
            ],
            options={
                "ordering": ["incident_id", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "number"), name="incident_revision_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("act", "entered"), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="incident_revision_has_reason",
                    ),
                ],
            },
        ),
    ]
