"""The whole index is written anew, behind everybody's back, when it has become another."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from blog import importing, search
from blog.jobs import work_off
from blog.models import SearchEdition, SearchEntry
from blog.publishing import queue_reindex

pytestmark = pytest.mark.django_db
NEW_YEAR = dt.datetime(2019, 12, 31, 16, 0, tzinfo=dt.UTC)  # 2020 in Seoul


@pytest.fixture
def indexed(site, make_post):
    """Posts whose entries are in step with the site."""
    for title in ("하나", "둘", "셋"):
        make_post(title=title, published_at=NEW_YEAR)
    search.rebuild()


def waiting():
    return DBTaskResult.objects.filter(task_path__endswith="reindexing.reindex").count()


def in_zone(site, zone):
    site.config["timezone"] = zone
    site.save()


def test_an_index_in_step_is_left_alone(indexed):
    queue_reindex()
    call_command("prepare", verbosity=0)
    assert waiting() == 0


def test_an_index_of_a_former_edition_is_written_anew_after_the_start(indexed, titles):
    SearchEdition.objects.all().delete()  # as databases were before editions were noted
    SearchEntry.objects.update(tokens="")
    call_command("prepare", verbosity=0)
    assert titles("하나") == []
    work_off()
    assert titles("하나") == ["하나"]
    call_command("prepare", verbosity=0)
    assert waiting() == 1


def test_an_empty_index_is_in_step(db):
    queue_reindex()
    assert waiting() == 0
    assert SearchEdition.objects.get().edition


def test_years_follow_the_time_zone_that_an_editor_types(indexed, site, titles, admin_client):
    assert titles("year:2019") == []
    form = {"title": "목차", "description": "", "author_name": "", "lang": "ko"}
    change = reverse("admin:blog_siteconfiguration_change", args=[site.pk])
    admin_client.post(change, form | {"settings": "timezone: UTC"})
    assert waiting() == 1
    work_off()
    assert len(titles("year:2019")) == 3
    assert titles("year:2020") == []


def test_years_follow_the_time_zone_of_an_imported_configuration(indexed, titles, tmp_path):
    (tmp_path / "_config.yml").write_text("title: 목차\n")
    (tmp_path / "_posts").mkdir()
    importing.import_tree(tmp_path)
    work_off()
    assert len(titles("year:2019")) == 3


def test_a_large_index_is_written_in_several_jobs(indexed, site, titles, monkeypatch):
    monkeypatch.setattr("blog.search.entries._AT_ONCE", 1)
    monkeypatch.setattr("blog.publishing.reindexing._SECONDS", 0)
    in_zone(site, "UTC")
    queue_reindex()
    queue_reindex()
    assert waiting() == 1
    work_off()
    assert waiting() == 4  # the last finds nothing left
    assert len(titles("year:2019")) == 3
    assert search.is_in_step(site)


def test_a_zone_that_changes_meanwhile_begins_it_again(indexed, site, titles):
    in_zone(site, "UTC")
    queue_reindex()
    in_zone(site, "Pacific/Kiritimati")
    work_off()
    assert len(titles("year:2020")) == 3
    assert search.is_in_step(site)
