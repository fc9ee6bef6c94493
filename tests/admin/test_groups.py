"""The groups of authors and editors, made and unmade by a migration."""

import importlib

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

pytestmark = pytest.mark.django_db

groups = importlib.import_module("blog.migrations.0002_groups")


class Editor:
    """What a migration is given to change the database with."""

    connection = connection


def rights(name):
    found = Group.objects.get(name=name).permissions.filter(content_type__app_label="blog")
    return set(found.values_list("codename", flat=True))


def test_authors_write_their_own_posts_and_bring_files():
    assert rights("authors") == {
        "add_post", "change_post", "delete_post", "view_post",
        "add_asset", "change_asset", "view_asset",
        "view_category", "view_tag", "view_link", "view_unfound",
    }  # fmt: skip


def test_editors_may_do_all_that_authors_may_and_more():
    assert rights("authors") < rights("editors")
    assert {"edit_all_documents", "change_page", "change_siteconfiguration"} <= rights("editors")


def test_the_groups_are_made_where_no_permission_exists_yet():
    groups.remove_groups(apps, Editor)
    Permission.objects.all().delete()
    ContentType.objects.all().delete()
    groups.make_groups(apps, Editor)
    call_command("migrate", verbosity=0)  # post_migrate takes these permissions for its own
    assert Permission.objects.filter(codename="edit_all_documents").count() == 1
    assert Permission.objects.filter(codename="change_post").count() == 1
    assert "edit_all_documents" in rights("editors")


def test_making_the_groups_twice_changes_nothing():
    before = {name: rights(name) for name in ("authors", "editors")}
    groups.make_groups(apps, Editor)
    assert {name: rights(name) for name in ("authors", "editors")} == before


def test_the_migration_can_be_taken_back():
    groups.remove_groups(apps, Editor)
    assert not Group.objects.filter(name__in=["authors", "editors"]).exists()
    groups.make_groups(apps, Editor)
    assert rights("authors")
