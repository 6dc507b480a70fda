from collections import defaultdict

from django.db import migrations, models


def fill(apps, _schema_editor):
    """Write for the parks that are there what they are found by, as parks.domain.spelling does from now on."""
    from parks import names

    others = defaultdict(list)
    for pk, name in apps.get_model("parks", "FormerName").objects.order_by("pk").values_list("park_id", "name"):
        others[pk].append(name)
    parks = list(apps.get_model("parks", "Park").objects.select_related("region"))
    for park in parks:
        lines = [names.plain(park.code), names.plain(park.city), park.region.name, park.region.short_name]
        for name in (park.name, *others[park.pk]):
            lines += [names.plain(name), names.spelled(name), names.initials(name)]
        park.search_text = "\n".join(dict.fromkeys(filter(None, lines)))
    apps.get_model("parks", "Park").objects.bulk_update(parks, ["search_text"], batch_size=100)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_hand_over"),
        ("parks", "0003_register_history"),
    ]

    operations = [
        migrations.AddField(
            model_name="park",
            name="search_text",
            field=models.TextField(default="", editable=False),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="park",
            index=models.Index(fields=["region", "pinyin", "id"], name="park_region_pinyin"),
        ),
    ]
