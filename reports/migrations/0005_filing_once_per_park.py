from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    # Apart from 0004: PostgreSQL makes no index in the transaction that has filled the column.
    dependencies = [("reports", "0004_filing_park")]

    operations = [
        migrations.RemoveConstraint(model_name="filing", name="filing_once_per_participation"),
        migrations.RemoveConstraint(model_name="filing", name="filing_once_per_unit"),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.UniqueConstraint(
                condition=Q(park__isnull=False), fields=("round", "form", "park"), name="filing_once_per_park"
            ),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.UniqueConstraint(
                condition=Q(park__isnull=True), fields=("round", "form", "unit", "body"), name="filing_once_per_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.CheckConstraint(
                condition=Q(participation__isnull=True) | Q(park__isnull=False), name="filing_of_base_is_about_park"
            ),
        ),
    ]
