"""Files that lie on no disk of this machine: in a bucket, or anywhere that Django can reach."""

import importlib.util
import os
import subprocess
import sys

import pytest
from django.core.files.storage import default_storage

from blog import publishing
from blog.exporting import export_tree
from blog.importing import import_tree
from blog.models import Asset, Document, PictureSizes
from tests.conftest import SAMPLE_BLOG
from tests.exporting.conftest import contents
from tests.media import elsewhere as places
from tests.media.pictures import opened, photograph, saved
from tests.serving.processes import ROOT

PICTURE = saved(photograph(700, 350))
CHROME = {"accept": "image/avif,image/webp,*/*"}
SETTINGS = "from django.conf import settings as s; import json; print(json.dumps(str(s.{})))"


@pytest.fixture
def memory(settings):
    """Storage without paths."""
    backend = {"BACKEND": "tests.media.elsewhere.NoDisk"}
    settings.STORAGES = {**settings.STORAGES, "default": backend}
    settings.ACCEL_REDIRECT = "/from-disk/"


@pytest.fixture
def bucket(settings, monkeypatch):
    """A bucket, as the settings make it of the environment."""
    if not importlib.util.find_spec("storages"):
        pytest.skip("NO S3 CLIENT: requirements-s3.lock is not installed, so no bucket was used")
    from blog.settings import _bucket

    server = places.start()
    monkeypatch.setenv("S3_ENDPOINT_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("S3_ACCESS_KEY_ID", "somebody")
    monkeypatch.setenv("S3_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("S3_REGION", "eu-central-1")
    monkeypatch.setenv("S3_PREFIX", "files")
    monkeypatch.setenv("S3_ADDRESSING", "path")
    settings.STORAGES = {**settings.STORAGES, "default": _bucket("mokcha")}
    yield server.RequestHandlerClass
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["memory", "bucket"])
def elsewhere(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def tree(tmp_path):
    root = tmp_path / "site"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: 목차\n")
    (root / "_posts/2024-01-01-one.md").write_text("---\ntitle: 글\n---\n![산](/가.jpg)\n")
    (root / "가.jpg").write_bytes(PICTURE)
    return root


@pytest.mark.django_db
def test_a_site_lives_on_it_from_import_to_export(elsewhere, tree, client, tmp_path):
    import_tree(tree)
    publishing.size_pictures()
    assert "srcset" in Document.objects.get().html
    assert client.get("/가.jpg").getvalue() == PICTURE
    assert client.get("/가.jpg", headers={"range": "bytes=10-19"}).getvalue() == PICTURE[10:20]
    copy = client.get("/가.jpg?w=480", headers=CHROME)
    assert (copy["Content-Type"], opened(copy.getvalue()).width) == ("image/avif", 480)
    assert int(copy["Content-Length"]) == PictureSizes.objects.get().made["480"]["avif"]
    assert {one.status for one in import_tree(tree).assets} == {"unchanged"}
    export_tree(tmp_path / "out")
    assert contents(tmp_path / "out") == contents(tree)


@pytest.mark.django_db
def test_what_is_private_stays_private_there(elsewhere, tree, client):
    import_tree(tree)
    publishing.size_pictures()
    Document.objects.update(status="draft")
    for address in ("/가.jpg", "/가.jpg?w=480"):
        assert client.get(address, headers=CHROME).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_copies_are_deleted_there(elsewhere, tree):
    import_tree(tree)
    publishing.size_pictures()
    names = PictureSizes.objects.get().names()
    assert [default_storage.exists(name) for name in names] == [True] * 4
    Asset.objects.filter(path="/가.jpg").delete()
    assert [default_storage.exists(name) for name in names] == [False] * 4


@pytest.mark.django_db
def test_a_file_that_is_gone_there_answers_404(elsewhere, tree, client):
    import_tree(tree)
    default_storage.delete(Asset.objects.get(path="/가.jpg").file.name)
    assert client.get("/가.jpg").status_code == 404


@pytest.mark.django_db
def test_the_bucket_is_asked_by_this_site_alone(bucket, tree, client):
    import_tree(tree)
    client.get("/가.jpg")
    assert bucket.objects
    assert all(name.startswith("/mokcha/files/") for name in bucket.objects)
    assert bucket.refused == []


@pytest.mark.django_db
def test_the_sample_blog_needs_no_disk(memory, client):
    import_tree(SAMPLE_BLOG)
    publishing.size_pictures()
    for asset in Asset.objects.exclude(file="").exclude(path=None):
        assert client.get(asset.path).status_code in {200, 404}
    assert PictureSizes.objects.filter(status="shown").count() == 4


def configured(setting: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", SETTINGS.format(setting)]
    environment = os.environ | {"SECRET_KEY": "bucket-" * 10} | variables
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_without_its_client_a_bucket_stops_the_start_with_a_sentence(tmp_path):
    if importlib.util.find_spec("storages"):
        pytest.skip("the client is installed")
    result = configured("STORAGES", DATA_DIR=str(tmp_path), S3_BUCKET="mokcha")
    assert result.returncode
    assert "pip install -r requirements-s3.lock" in result.stderr


def test_nothing_is_left_to_nginx_that_is_on_no_disk_of_its_own(bucket, tmp_path):
    variables = {"DATA_DIR": str(tmp_path), "S3_BUCKET": "mokcha", "ACCEL_REDIRECT": "/from-disk/"}
    assert configured("ACCEL_REDIRECT", **variables).stdout.strip() == '""'
