"""What the groups of the site may do with comments: authors below their own texts, editors
everywhere. The groups are made where they do not exist yet.
"""

from django.db import migrations

_RIGHTS = {
    "authors": {"comment": ("view", "change")},
    "editors": {
        "comment": ("view", "change", "delete", "moderate_all"),
        "block": ("view", "add", "change", "delete"),
    },
}


def _permission(apps, alias, model, action):
    """Return the permission, made here where ``post_migrate`` has not made it yet."""
    content_type, _ = (
        apps.get_model("contenttypes", "ContentType")
        .objects.using(alias)
        .get_or_create(app_label="comments", model=model)
    )
    everybodys = action == "moderate_all"
    permission, _ = (
        apps.get_model("auth", "Permission")
        .objects.using(alias)
        .get_or_create(
            content_type=content_type,
            codename=f"{action}_{model}{'s' if everybodys else ''}",
            defaults={
                "name": "Can moderate the comments of all authors"
                if everybodys
                else f"Can {action} {model}"
            },
        )
    )
    return permission


def _groups(apps, alias):
    groups = apps.get_model("auth", "Group").objects.using(alias)
    for name, rights in _RIGHTS.items():
        group, _ = groups.get_or_create(name=name)
        yield group, [
            _permission(apps, alias, model, action)
            for model, actions in rights.items()
            for action in actions
        ]


def give_rights(apps, schema_editor):
    for group, permissions in _groups(apps, schema_editor.connection.alias):
        group.permissions.add(*permissions)


def take_rights(apps, schema_editor):
    for group, permissions in _groups(apps, schema_editor.connection.alias):
        group.permissions.remove(*permissions)


class Migration(migrations.Migration):

    dependencies = [
        ("comments", "0001_comment_and_block"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give_rights, take_rights)]
