"""From a fresh checkout to a server that can start, and what a second start leaves alone."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from blog.models import Document, SiteConfiguration
from blog.publishing import store

pytestmark = pytest.mark.django_db


@pytest.fixture
def start(settings, tmp_path, capsys):
    settings.STATIC_ROOT = tmp_path / "static"

    def run(**options):
        call_command("prepare", **options)
        return capsys.readouterr().out

    return run


@pytest.fixture
def own_blog(tmp_path):
    posts = tmp_path / "blog" / "_posts"
    posts.mkdir(parents=True)
    (posts / "2020-01-01-mine.md").write_text("---\ntitle: 내 글\n---\n본문\n")
    return str(tmp_path / "blog")


def titles():
    return set(Document.objects.values_list("title", flat=True))


def test_the_first_start_brings_the_sample_and_an_account(start):
    said = start(with_blog="")
    assert "Importing the sample blog" in said
    author = get_user_model().objects.get(username="author")
    password = said.partition("password  ")[2].split()[0]
    assert author.check_password(password)
    assert Document.objects.public().exists()


def test_the_second_start_changes_nothing_and_tells_no_password(start):
    start(with_blog="")
    Document.objects.first().delete()
    count = Document.objects.count()
    said = start(with_blog="")
    assert "Importing" not in said
    assert "password" not in said
    assert Document.objects.count() == count


def test_a_start_for_production_brings_neither(start):
    start()
    assert not Document.objects.exists()
    assert not get_user_model().objects.exists()


def test_somebody_s_own_blog_takes_the_place_of_an_untouched_sample(start, own_blog):
    start(with_blog="")
    start(with_blog=own_blog)
    assert titles() == {"내 글"}
    assert SiteConfiguration.objects.count() == 1


def test_a_sample_that_was_written_in_stays(start, own_blog):
    start(with_blog="")
    document = Document.objects.public().first()
    document.title = "고친 제목"
    store(document, edited=True)
    said = start(with_blog=own_blog)
    assert {"내 글", "고친 제목"} <= titles()
    assert "was written in, so it stays" in said
