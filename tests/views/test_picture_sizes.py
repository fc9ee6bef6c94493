"""A picture in the size and format that fit: by its own address, and as private as it is."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from blog import feeds, media
from blog.models import Asset, PictureSizes
from tests.media.pictures import opened, photograph, saved

pytestmark = pytest.mark.django_db
CHROME = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8"
OLDER = "image/webp,image/png,image/*;q=0.8,*/*;q=0.5"
ANCIENT = "image/png,image/*;q=0.8,*/*;q=0.5"
CONTENT = saved(photograph(700, 350))


@pytest.fixture
def post(site, make_post):
    return make_post()


@pytest.fixture
def picture(post):
    asset = Asset(source_path="img/가.jpg", path="/img/가.jpg")
    media.keep_file(asset, ContentFile(CONTENT), "가.jpg", len(CONTENT))
    asset.save()
    asset.used_by.add(post)
    media.make_sizes(media.unsized().get())
    return asset


def fetch(client, picture, width=480, accept=CHROME, version=None, **headers):
    address = f"/img/가.jpg?w={width}&v={version or picture.digest[:8]}"
    return client.get(address, headers={"accept": accept, **headers})


@pytest.mark.parametrize(
    ("accept", "kind", "width"),
    [
        (CHROME, "image/avif", 480),
        (OLDER, "image/webp", 480),
        (ANCIENT, "image/jpeg", 700),
        ("*/*", "image/jpeg", 700),
        ("image/avif;q=0, image/webp", "image/webp", 480),
    ],
)
def test_a_browser_gets_the_best_that_it_says_it_knows(client, picture, accept, kind, width):
    response = fetch(client, picture, accept=accept)
    assert response["Content-Type"] == kind
    assert opened(response.getvalue()).width == width
    assert "Accept" in response["Vary"].split(", ")


def test_a_copy_may_be_kept_for_ever_and_by_no_proxy_that_mixes_browsers_up(client, picture):
    response = fetch(client, picture)
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Accel-Expires"] == "0"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_copy_asked_for_under_a_former_version_is_kept_for_a_day(client, picture):
    response = fetch(client, picture, version="00000000")
    assert response["Cache-Control"] == "public, max-age=86400"


def test_each_format_has_a_validator_of_its_own(client, picture):
    tags = {fetch(client, picture, accept=accept)["ETag"] for accept in (CHROME, OLDER, ANCIENT)}
    assert len(tags) == 3
    etag = fetch(client, picture)["ETag"]
    assert fetch(client, picture, **{"if-none-match": etag}).status_code == 304


@pytest.mark.parametrize("width", ["481", "0", "-1", "x", "99999999", ""])
def test_a_width_that_was_not_made_gets_the_original(client, picture, width):
    response = fetch(client, picture, width=width)
    assert response["Content-Type"] == "image/jpeg"
    assert response.getvalue() == CONTENT


def test_the_address_itself_answers_with_the_original(client, picture):
    response = client.get("/img/가.jpg", headers={"accept": CHROME})
    assert response.getvalue() == CONTENT
    assert "Accept" not in response.get("Vary", "").split(", ")


def test_copies_of_former_content_are_not_sent(client, picture):
    PictureSizes.objects.update(digest="0" * 64)
    assert fetch(client, picture).getvalue() == CONTENT


def test_a_copy_that_is_gone_from_storage_is_replaced_by_the_original(client, picture):
    default_storage.delete(PictureSizes.objects.get().name(480, "avif"))
    assert fetch(client, picture).getvalue() == CONTENT


def test_copies_of_a_draft_s_picture_are_as_private_as_it_is(client, admin_client, picture, post):
    type(post).objects.update(status="draft")
    for accept in (CHROME, ANCIENT):
        assert fetch(client, picture, accept=accept).status_code == 404
        assert fetch(admin_client, picture, accept=accept)["Cache-Control"] == "private, no-store"


def test_feeds_show_the_original():
    html = '<img src="/a.jpg" srcset="/a.jpg?w=480&amp;v=1 480w" sizes="480px" alt="">'
    shown = feeds.absolute_html(html, "http://127.0.0.1:8000/post/")
    assert shown == '<img src="http://127.0.0.1:8000/a.jpg" alt="">'


def test_feeds_keep_the_choice_that_an_author_offers():
    shown = feeds.absolute_html('<img src="/a.jpg" srcset="/b.jpg 2x">', "http://127.0.0.1:8000/")
    assert 'srcset="http://127.0.0.1:8000/b.jpg 2x"' in shown
