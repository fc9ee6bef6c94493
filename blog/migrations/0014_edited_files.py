from django.core.serializers.json import DjangoJSONEncoder
from django.db import migrations, models


def imported(apps, schema_editor):
    """Take what was stored before for what the last import read."""
    rows = apps.get_model("blog", "Asset").objects.exclude(file="").filter(template="")
    rows.update(imported_digest=models.F("digest"))


class Migration(migrations.Migration):

    dependencies = [
        ("blog", "0013_listing_documents"),
    ]

    operations = [
        migrations.AddField(
            model_name="asset",
            name="imported_digest",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name="siteconfiguration",
            name="imported",
            field=models.JSONField(
                blank=True, default=dict, editable=False, encoder=DjangoJSONEncoder
            ),
        ),
        migrations.RunPython(imported, migrations.RunPython.noop),
    ]
