"""The groups of those who write here: authors for their own posts, editors for all."""

from django.db import migrations

AUTHORS = "authors"
EDITORS = "editors"

_OWN = {
    "post": ("add", "change", "delete", "view"),
    "asset": ("add", "change", "view"),
    "category": ("view",),
    "tag": ("view",),
    "link": ("view",),
}
_ALL = {
    "post": ("add", "change", "delete", "view"),
    "page": ("add", "change", "delete", "view"),
    "asset": ("add", "change", "delete", "view"),
    "category": ("add", "change", "delete", "view"),
    "tag": ("add", "change", "delete", "view"),
    "link": ("view",),
    "redirect": ("add", "change", "delete", "view"),
    "siteconfiguration": ("add", "change", "view"),
}
_WORDS = {"siteconfiguration": "site", "asset": "file"}


def _permission(apps, alias, model, codename, name):
    """Return the permission, made here where ``post_migrate`` has not made it yet."""
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    content_type, _ = content_types.get_or_create(app_label="blog", model=model)
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    permission, _ = permissions.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return permission


def _permissions(apps, alias, rights):
    for model, actions in rights.items():
        for action in actions:
            name = f"Can {action} {_WORDS.get(model, model)}"
            yield _permission(apps, alias, model, f"{action}_{model}", name)


def make_groups(apps, schema_editor):
    alias = schema_editor.connection.alias
    groups = apps.get_model("auth", "Group").objects.using(alias)
    authors, _ = groups.get_or_create(name=AUTHORS)
    authors.permissions.add(*_permissions(apps, alias, _OWN))
    editors, _ = groups.get_or_create(name=EDITORS)
    everything = _permission(
        apps, alias, "document", "edit_all_documents", "Can edit the documents of all authors"
    )
    editors.permissions.add(everything, *_permissions(apps, alias, _ALL))


def remove_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=[AUTHORS, EDITORS]).delete()


class Migration(migrations.Migration):

    dependencies = [
        ("blog", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
