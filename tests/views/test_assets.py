"""Files of the site: served as they are, harmless, private where their documents are."""

import hashlib
import unicodedata
from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile

from blog.models import Asset

pytestmark = pytest.mark.django_db


@pytest.fixture
def make_asset(db):
    def make(path: str, content: bytes = b"0123456789", used_by=(), **fields) -> Asset:
        asset = Asset(
            source_path=path.lstrip("/"),
            path=path,
            digest=hashlib.sha256(content).hexdigest(),
            size=len(content),
            **fields,
        )
        asset.file.save(path.rpartition("/")[2], ContentFile(content))
        asset.used_by.set(used_by)
        return asset

    return make


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/images/a.png", "image/png"),
        ("/notes/글.txt", "text/plain; charset=utf-8"),
        ("/a.css", "text/css; charset=utf-8"),
        ("/unknown.zzz", "application/octet-stream"),
    ],
)
def test_a_file_comes_with_its_type_and_may_be_kept(site, client, make_asset, path, content_type):
    make_asset(path)
    response = client.get(path)
    assert response["Content-Type"] == content_type
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"].startswith("public, max-age=")
    assert b"".join(response.streaming_content) == b"0123456789"


def test_an_unchanged_file_is_not_sent_again(site, client, make_asset):
    etag = f'"{make_asset("/a.png").digest}"'
    assert client.get("/a.png")["ETag"] == etag
    assert client.get("/a.png", headers={"if-none-match": etag}).status_code == 304


def test_head_says_the_length_and_sends_nothing(site, client, make_asset):
    make_asset("/a.png")
    response = client.head("/a.png")
    assert (response["Content-Length"], response.getvalue()) == ("10", b"")


@pytest.mark.parametrize(
    ("wanted", "content", "said"),
    [
        ("bytes=0-3", b"0123", "bytes 0-3/10"),
        ("bytes=7-", b"789", "bytes 7-9/10"),
        ("bytes=-2", b"89", "bytes 8-9/10"),
        ("bytes=4-999", b"456789", "bytes 4-9/10"),
    ],
)
def test_a_part_of_a_file(site, client, make_asset, wanted, content, said):
    make_asset("/film.mp4")
    headers = {"range": wanted, "accept-encoding": "gzip"}
    response = client.get("/film.mp4", headers=headers)
    assert (response.status_code, response["Content-Range"]) == (206, said)
    assert b"".join(response.streaming_content) == content


@pytest.mark.parametrize("wanted", ["bytes=10-", "bytes=5-2", "bytes=-0"])
def test_a_part_that_does_not_exist(site, client, make_asset, wanted):
    make_asset("/film.mp4")
    response = client.get("/film.mp4", headers={"range": wanted})
    assert (response.status_code, response["Content-Range"]) == (416, "bytes */10")


@pytest.mark.parametrize("wanted", ["lines=1-2", "bytes=-", "bytes=1-2,4-5"])
def test_a_range_nobody_understands_is_the_whole_file(site, client, make_asset, wanted):
    make_asset("/film.mp4")
    assert client.get("/film.mp4", headers={"range": wanted}).status_code == 200


def test_a_part_of_a_file_that_has_changed_is_the_whole_new_file(site, client, make_asset):
    make_asset("/film.mp4")
    headers = {"range": "bytes=0-3", "if-range": '"another"'}
    assert client.get("/film.mp4", headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/demo.html", "/drawing.svg", "/data.xml", "/a.xhtml"])
def test_what_a_browser_would_run_gets_an_origin_of_its_own(site, client, make_asset, path):
    make_asset(path, b"<script>alert(1)</script>")
    policy = client.get(path)["Content-Security-Policy"]
    assert policy.startswith("sandbox ")
    assert "allow-same-origin" not in policy


def test_a_picture_of_drafts_alone_is_for_the_staff(
    site, client, admin_client, make_asset, make_post
):
    make_asset("/a.png", used_by=[make_post(status="draft")])
    assert client.get("/a.png").status_code == 404
    assert client.get("/a").status_code == 404
    shown = admin_client.get("/a.png")
    assert (shown.status_code, shown["Cache-Control"]) == (200, "private, no-store")


def test_a_picture_that_a_public_post_shows_too_is_public(site, client, make_asset, make_post):
    make_asset("/a.png", used_by=[make_post(status="draft"), make_post()])
    assert client.get("/a.png").status_code == 200


def test_a_missing_picture_is_drawn_with_its_alternative_text(site, client, make_post):
    asset = Asset.objects.create(source_path="i/a.png", path="/i/a.png", alt="생태계 <구조> & 흐름")
    asset.used_by.add(make_post())
    response = client.get("/i/a.png")
    assert (response.status_code, response["Content-Type"]) == (404, "image/svg+xml")
    assert "<title>생태계 &lt;구조&gt; &amp; 흐름</title>" in response.text
    assert "prefers-color-scheme:dark" in response.text
    assert response["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_missing_picture_without_words_is_called_by_its_file(site, client):
    Asset.objects.create(source_path="i/wall.png", path="/i/wall.png")
    assert "<title>wall.png</title>" in client.get("/i/wall.png").text


def test_another_missing_file_is_simply_not_there(site, client):
    Asset.objects.create(source_path="a.zip", path="/a.zip")
    assert client.get("/a.zip")["Content-Type"].startswith("text/html")
    assert client.get("/a.zip").status_code == 404


def test_a_file_that_vanished_from_storage_is_not_there(site, client, make_asset):
    make_asset("/a.png").file.storage.delete(Asset.objects.get().file.name)
    assert client.get("/a.png").status_code == 404


def test_other_spellings_of_a_files_address_lead_to_it(site, client, make_asset):
    make_asset("/그림/a b.png")
    encoded = "/%EA%B7%B8%EB%A6%BC/a%20b.png"
    assert client.get(encoded).status_code == 200
    for asked in (
        encoded.replace("%", "%25"),
        quote(unicodedata.normalize("NFD", "/그림/a b.png")),
    ):
        response = client.get(asked)
        assert (response.status_code, response["Location"]) == (301, encoded)


def test_a_page_that_shows_a_missing_picture_gets_the_drawing_in_its_place(site, client):
    Asset.objects.create(source_path="a.png", path="/a.png", alt="그림")
    shown = client.get("/a.png", headers={"sec-fetch-dest": "image"})
    asked = client.get("/a.png", headers={"sec-fetch-dest": "document"})
    assert (shown.status_code, asked.status_code) == (200, 404)
    assert shown.content == asked.content
    assert "Sec-Fetch-Dest" in shown["Vary"]
