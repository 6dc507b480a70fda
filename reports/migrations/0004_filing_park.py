import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, _schema_editor):
    """A filing of a base is about its park."""
    Participation = apps.get_model("programmes", "Participation")
    park = Participation.objects.filter(pk=OuterRef("participation")).values("park")
    apps.get_model("reports", "Filing").objects.filter(participation__isnull=False).update(park=Subquery(park))


class Migration(migrations.Migration):
    dependencies = [
        ("parks", "0001_initial"),
        ("programmes", "0002_remove_round_round_once_a_year_edition_regime_and_more"),
        ("reports", "0003_inner_check"),
    ]

    operations = [
        migrations.AddField(
            model_name="filing",
            name="park",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="filings",
                to="parks.park",
                verbose_name="park",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
