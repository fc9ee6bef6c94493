"""Documents that changed here and in the tree, for those who may edit them."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("blog", "0006_reading_room")]

    operations = [
        migrations.CreateModel(
            name="Conflict",
            fields=[],
            options={
                "verbose_name": "conflict of an import",
                "verbose_name_plural": "conflicts of imports",
                "default_permissions": (),
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("blog.document",),
        ),
    ]
