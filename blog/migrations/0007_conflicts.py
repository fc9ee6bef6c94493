"""Documents that changed here and in the tree, for those who may edit them."""

from django.db import migrations


def let_writers_settle(apps, schema_editor):
    """Give authors and editors the right to see and settle conflicts of their documents."""
    alias = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    content_type, _ = content_types.get_or_create(app_label="blog", model="conflict")
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    groups = apps.get_model("auth", "Group").objects.using(alias)
    for action in ("view", "change"):
        permission, _ = permissions.get_or_create(
            content_type=content_type,
            codename=f"{action}_conflict",
            defaults={"name": f"Can {action} conflict of an import"},
        )
        for group in groups.filter(name__in=["authors", "editors"]):
            group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [("blog", "0006_reading_room")]

    operations = [
        migrations.CreateModel(
            name="Conflict",
            fields=[],
            options={
                "verbose_name": "conflict of an import",
                "verbose_name_plural": "conflicts of imports",
                "default_permissions": ("view", "change"),
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("blog.document",),
        ),
        migrations.RunPython(let_writers_settle, migrations.RunPython.noop),
    ]
