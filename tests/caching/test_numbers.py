"""What is dear to count is counted once a generation, and anew in the next."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog import caching
from blog.models import Document, SiteConfiguration

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def count():
    """Ask how many documents there are, as a page does; the answer and how often it was asked."""
    asked = []

    def counted():
        asked.append(1)
        return Document.objects.public().count()

    def ask():
        site = caching.with_generation(SiteConfiguration.objects.all()).first()
        return caching.kept(site.generation, "documents", counted), len(asked)

    return ask


def test_the_same_generation_asks_once(site, make_post, count):
    make_post()
    assert [count(), count()] == [(1, 1), (1, 1)]


def test_a_change_begins_the_next(site, make_post, count):
    make_post()
    assert count() == (1, 1)
    make_post()
    assert count() == (2, 2)


def test_a_scheduled_document_is_counted_from_its_minute_on(site, make_post, count, monkeypatch):
    make_post(published_at=timezone.now() + dt.timedelta(minutes=5))
    assert count() == (0, 1)
    later = timezone.now() + dt.timedelta(minutes=6)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert count() == (1, 2)


def test_within_a_transaction_nothing_is_kept(site, make_post, count):
    with transaction.atomic():
        make_post()
        assert count()[0] == 1
        make_post()
        assert count()[0] == 2


def test_a_home_page_that_was_counted_needs_no_count(site, make_post, client):
    make_post()
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/")
    assert len(queries) == 2
