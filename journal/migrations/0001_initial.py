import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_kind", models.CharField(max_length=60, verbose_name="Kind of subject")),
                ("subject_id", models.BigIntegerField(verbose_name="Number of the subject")),
                ("subject_label", models.CharField(max_length=300, verbose_name="Subject")),
                ("programme", models.CharField(blank=True, max_length=40, verbose_name="Programme")),
                ("unit", models.CharField(blank=True, max_length=12, verbose_name="Unit")),
                ("body_id", models.BigIntegerField(blank=True, null=True, verbose_name="Body")),
                ("park_id", models.BigIntegerField(blank=True, null=True, verbose_name="Park")),
                ("at", models.DateTimeField(verbose_name="Time")),
                ("kind", models.CharField(max_length=60, verbose_name="What")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("done", "Done"), ("refused", "Refused")],
                        default="done",
                        max_length=10,
                        verbose_name="Outcome",
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=200, null=True, unique=True, verbose_name="Key")),
                ("actor_label", models.CharField(max_length=100, verbose_name="Who")),
                ("actor_body", models.CharField(blank=True, max_length=100, verbose_name="For whom")),
                ("reason", models.TextField(blank=True, verbose_name="Reason")),
                ("basis", models.CharField(blank=True, max_length=20, verbose_name="Basis")),
                ("data", models.JSONField(blank=True, default=dict, verbose_name="Particulars")),
                ("address", models.CharField(blank=True, max_length=60, verbose_name="From where")),
                ("digest", models.CharField(max_length=64, verbose_name="Digest")),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Account",
                    ),
                ),
            ],
            options={
                "verbose_name": "journal entry",
                "verbose_name_plural": "Journal",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["subject_kind", "subject_id", "-id"], name="event_subject"),
                    models.Index(fields=["programme", "unit", "-id"], name="event_scope"),
                    models.Index(fields=["kind", "-id"], name="event_kind"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["done", "refused"])), name="event_outcome_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_kind", models.CharField(max_length=60, verbose_name="Kind of subject")),
                ("subject_id", models.BigIntegerField(verbose_name="Number of the subject")),
                ("subject_label", models.CharField(max_length=300, verbose_name="Subject")),
                ("programme", models.CharField(blank=True, max_length=40, verbose_name="Programme")),
                ("unit", models.CharField(blank=True, max_length=12, verbose_name="Unit")),
                ("body_id", models.BigIntegerField(blank=True, null=True, verbose_name="Body")),
                ("park_id", models.BigIntegerField(blank=True, null=True, verbose_name="Park")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Identifier"),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="Kind of work")),
                ("key", models.CharField(max_length=200, unique=True, verbose_name="Key")),
                ("args", models.JSONField(default=dict, verbose_name="Arguments")),
                (
                    "state",
                    models.CharField(
                        choices=[("queued", "Queued"), ("running", "Running"), ("done", "Done"), ("failed", "Failed")],
                        default="queued",
                        max_length=10,
                        verbose_name="State",
                    ),
                ),
                ("due_at", models.DateTimeField(verbose_name="Due")),
                ("rung_at", models.DateTimeField(blank=True, null=True, verbose_name="Rung for")),
                ("lease_until", models.DateTimeField(blank=True, null=True, verbose_name="Held until")),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="Tries")),
                ("progress_done", models.PositiveIntegerField(default=0, verbose_name="Steps done")),
                ("progress_total", models.PositiveIntegerField(default=0, verbose_name="Steps in all")),
                ("error", models.TextField(blank=True, verbose_name="Error")),
                ("created_at", models.DateTimeField(verbose_name="Asked for")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="Ended")),
                (
                    "requested_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Asked for by",
                    ),
                ),
            ],
            options={
                "verbose_name": "piece of work",
                "verbose_name_plural": "Background work",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["queued", "running"])), fields=["due_at"], name="job_open_due"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "running"), _negated=True),
                            ("lease_until__isnull", False),
                            _connector="OR",
                        ),
                        name="job_running_has_lease",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_kind", models.CharField(max_length=60, verbose_name="Kind of subject")),
                ("subject_id", models.BigIntegerField(verbose_name="Number of the subject")),
                ("subject_label", models.CharField(max_length=300, verbose_name="Subject")),
                ("programme", models.CharField(blank=True, max_length=40, verbose_name="Programme")),
                ("unit", models.CharField(blank=True, max_length=12, verbose_name="Unit")),
                ("body_id", models.BigIntegerField(blank=True, null=True, verbose_name="Body")),
                ("park_id", models.BigIntegerField(blank=True, null=True, verbose_name="Park")),
                ("kind", models.CharField(max_length=60, verbose_name="Kind")),
                ("title", models.CharField(max_length=300, verbose_name="Title")),
                ("body", models.TextField(verbose_name="Text")),
                ("link", models.CharField(blank=True, max_length=300, verbose_name="Link")),
                ("created_at", models.DateTimeField(verbose_name="Written")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="Read")),
                ("mail_claimed_at", models.DateTimeField(blank=True, null=True, verbose_name="Mail begun")),
                ("mailed_at", models.DateTimeField(blank=True, null=True, verbose_name="Mail taken")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notifications",
                        to="journal.event",
                        verbose_name="Event",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notifications",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Recipient",
                    ),
                ),
            ],
            options={
                "verbose_name": "message",
                "verbose_name_plural": "Messages",
                "ordering": ["-id"],
                "indexes": [models.Index(fields=["user", "read_at", "-id"], name="notification_inbox")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "user", "kind"), name="notification_once_per_event_and_person"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="Time")),
                ("first_event", models.BigIntegerField(verbose_name="First event")),
                ("last_event", models.BigIntegerField(verbose_name="Last event")),
                ("count", models.PositiveIntegerField(verbose_name="Events")),
                ("previous", models.CharField(blank=True, max_length=64, verbose_name="Digest before")),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="Digest")),
            ],
            options={
                "verbose_name": "seal",
                "verbose_name_plural": "Seals of the journal",
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("previous",), name="seal_one_successor")],
            },
        ),
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_kind", models.CharField(max_length=60, verbose_name="Kind of subject")),
                ("subject_id", models.BigIntegerField(verbose_name="Number of the subject")),
                ("subject_label", models.CharField(max_length=300, verbose_name="Subject")),
                ("programme", models.CharField(blank=True, max_length=40, verbose_name="Programme")),
                ("unit", models.CharField(blank=True, max_length=12, verbose_name="Unit")),
                ("body_id", models.BigIntegerField(blank=True, null=True, verbose_name="Body")),
                ("park_id", models.BigIntegerField(blank=True, null=True, verbose_name="Park")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Identifier"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="Name")),
                ("media_type", models.CharField(max_length=100, verbose_name="Media type")),
                ("size", models.PositiveBigIntegerField(verbose_name="Size")),
                ("sha256", models.CharField(db_index=True, max_length=64, verbose_name="SHA-256")),
                ("path", models.CharField(max_length=200, unique=True, verbose_name="Place")),
                ("stored_at", models.DateTimeField(verbose_name="Stored")),
                (
                    "stored_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Stored by",
                    ),
                ),
            ],
            options={
                "verbose_name": "stored file",
                "verbose_name_plural": "Stored files",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_kind", models.CharField(max_length=60, verbose_name="Kind of subject")),
                ("subject_id", models.BigIntegerField(verbose_name="Number of the subject")),
                ("subject_label", models.CharField(max_length=300, verbose_name="Subject")),
                ("programme", models.CharField(blank=True, max_length=40, verbose_name="Programme")),
                ("unit", models.CharField(blank=True, max_length=12, verbose_name="Unit")),
                ("body_id", models.BigIntegerField(blank=True, null=True, verbose_name="Body")),
                ("park_id", models.BigIntegerField(blank=True, null=True, verbose_name="Park")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Identifier"),
                ),
                ("document", models.CharField(max_length=60, verbose_name="Document")),
                ("version", models.CharField(max_length=64, verbose_name="Version")),
                ("language", models.CharField(max_length=10, verbose_name="Language")),
                (
                    "state",
                    models.CharField(
                        choices=[("requested", "Being made"), ("ready", "Ready"), ("failed", "Could not be made")],
                        default="requested",
                        max_length=10,
                        verbose_name="State",
                    ),
                ),
                ("requested_at", models.DateTimeField(verbose_name="Asked for")),
                ("ready_at", models.DateTimeField(blank=True, null=True, verbose_name="Ready")),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="journal.job",
                        verbose_name="Work",
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper",
                        to="journal.storedfile",
                        verbose_name="File",
                    ),
                ),
            ],
            options={
                "verbose_name": "paper",
                "verbose_name_plural": "Papers",
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject_kind", "subject_id", "document", "version", "language"), name="paper_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ready"), _negated=True), ("file__isnull", False), _connector="OR"
                        ),
                        name="paper_ready_has_file",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(verbose_name="Asked for")),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="journal.paper",
                        verbose_name="Document",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Asked for by",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-id"],
                "indexes": [models.Index(fields=["user", "-asked_at"], name="paper_request_of")],
                "constraints": [models.UniqueConstraint(fields=("paper", "user"), name="paper_request_once")],
            },
        ),
        migrations.CreateModel(
            name="SealedEvent",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="sealed",
                        serialize=False,
                        to="journal.event",
                    ),
                ),
                (
                    "seal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="journal.seal"
                    ),
                ),
            ],
        ),
    ]
