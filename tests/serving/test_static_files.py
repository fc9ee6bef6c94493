"""Static files carry the hash of their contents once collected, and work before that too."""

import re

import pytest
from django.conf import settings as configured
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client

BACKEND = configured.STORAGES["staticfiles"]["BACKEND"]


@pytest.fixture
def storage(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": BACKEND}}
    return staticfiles_storage


def test_before_they_were_collected_pages_name_them_as_they_are(storage, site):
    answer = Client().get("/")
    assert answer.status_code == 200
    assert 'href="/_static/favicon.svg"' in answer.text


def test_collected_they_carry_their_hash(storage, site):
    call_command("collectstatic", interactive=False, verbosity=0)
    assert re.fullmatch(r"/_static/favicon\.[0-9a-f]{12}\.svg", storage.url("favicon.svg"))
    assert re.search(r'href="/_static/favicon\.[0-9a-f]{12}\.svg"', Client().get("/").text)


def test_what_was_added_since_comes_as_it_is(storage):
    call_command("collectstatic", interactive=False, verbosity=0)
    assert storage.url("added/since.js") == "/_static/added/since.js"
