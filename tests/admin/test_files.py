"""Images are brought with the words for who cannot see them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from blog.models import Asset

pytestmark = pytest.mark.django_db

ADD = reverse("admin:blog_asset_add")
LIST = reverse("admin:blog_asset_changelist")


def png(name="고양이.png", size=(4, 3)):
    stream = io.BytesIO()
    Image.new("RGB", size).save(stream, "PNG")
    return SimpleUploadedFile(name, stream.getvalue(), "image/png")


def svg(content):
    return SimpleUploadedFile("a.svg", content.encode(), "image/svg+xml")


def change(asset):
    return reverse("admin:blog_asset_change", args=[asset.pk])


def test_an_image_gets_an_address_and_its_measures(as_author):
    as_author.post(ADD, {"upload": png(), "path": "", "alt": "고양이"})
    asset = Asset.objects.get()
    assert asset.path == "/assets/images/고양이.png"
    assert asset.source_path == "assets/images/고양이.png"
    assert (asset.width, asset.height, asset.content_type) == (4, 3, "image/png")
    assert asset.file.read() == png().read()


def test_its_markdown_stands_ready_to_copy(as_author):
    data = {"upload": png("a b (1).png"), "path": "/그림/a b (1).png", "alt": "[두] 줄\n설명"}
    as_author.post(ADD, data)
    page = as_author.get(change(Asset.objects.get())).content.decode()
    assert r"![\[두\] 줄 설명](/그림/a%20b%20%281%29.png)" in page


def test_a_missing_image_is_listed_and_filled(as_author, author, make_stored):
    post = make_stored(author=author, body="![성벽](/walk/wall.png)\n")
    Asset.objects.get_or_create(
        path="/walk/wall.png", defaults={"source_path": "walk/wall.png", "alt": "성벽"}
    )
    asset = Asset.objects.get()
    asset.used_by.add(post)
    assert list(as_author.get(LIST, {"missing": "yes"}).context["cl"].result_list) == [asset]
    as_author.post(change(asset), {"upload": png(), "path": asset.path, "alt": "성벽"})
    asset.refresh_from_db()
    assert (asset.path, asset.source_path) == ("/walk/wall.png", "walk/wall.png")
    assert (asset.width, bool(asset.file)) == (4, True)
    post.refresh_from_db()
    assert [picture["missing"] for picture in post.pictures] == [False]
    assert 'width="4"' in post.html


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"alt": "  "}, "alt"),
        ({"upload": ""}, "upload"),
        ({"upload": SimpleUploadedFile("a.html", b"<script>")}, "upload"),
        ({"upload": SimpleUploadedFile("a.png", b"no image")}, "upload"),
        ({"upload": svg("<svg onload='x()'/>")}, "upload"),
        ({"upload": svg("<svg><script>x()</script></svg>")}, "upload"),
        ({"upload": svg("<!DOCTYPE s [<!ENTITY x 'y'>]><svg/>")}, "upload"),
        ({"path": "/a.jpg"}, "path"),
        ({"path": "/../a.png"}, "path"),
        ({"path": "/admin/a.png"}, "path"),
        ({"path": "/taken.png"}, "path"),
    ],
)
def test_what_is_no_image_of_ours_is_refused(as_author, fields, field):
    Asset.objects.create(source_path="taken.png", path="/taken.png", file="x.png")
    answer = as_author.post(ADD, {"upload": png(), "path": "/a.png", "alt": "그림"} | fields)
    assert field in answer.context["adminform"].form.errors
    assert Asset.objects.count() == 1


def test_a_plain_drawing_is_taken(as_author):
    as_author.post(ADD, {"upload": svg("<svg><path d='M0 0'/></svg>"), "path": "", "alt": "선"})
    assert Asset.objects.get().content_type == "image/svg+xml"


def test_the_image_in_another_authors_post_cannot_be_replaced(
    as_author, as_editor, colleague, make_post
):
    asset = Asset.objects.create(source_path="a.png", path="/a.png", file="x.png", alt="그림")
    asset.used_by.add(make_post(author=colleague))
    data = {"upload": png(), "path": "/a.png", "alt": "다른 그림"}
    assert as_author.post(change(asset), data).status_code == 403
    as_editor.post(change(asset), data | {"upload": png()})
    asset.refresh_from_db()
    assert asset.alt == "다른 그림"


def test_a_file_names_only_documents_that_one_may_know_of(as_author, colleague, make_post):
    asset = Asset.objects.create(source_path="a.png", path="/a.png", alt="그림")
    asset.used_by.add(make_post(author=colleague, status="draft", title="남의 초안"))
    asset.used_by.add(make_post(title="공개 글"))
    page = as_author.get(change(asset)).content.decode()
    assert "공개 글" in page
    assert "남의 초안" not in page


def test_a_brought_image_is_shown_at_once(as_author):
    answer = as_author.post(ADD, {"upload": png(), "path": "", "alt": "고양이"})
    assert answer.url == change(Asset.objects.get())


@pytest.mark.parametrize(
    "fields",
    [
        {"source_path": "_includes/a.html", "kind": "include", "file": "a.html"},
        {"source_path": "notes.pdf", "kind": "static", "file": "notes.pdf", "path": "/notes.pdf"},
    ],
)
def test_what_is_no_image_is_only_read(as_editor, fields):
    asset = Asset.objects.create(**fields)
    assert as_editor.get(change(asset)).status_code == 200
    assert as_editor.post(change(asset), {"alt": "x"}).status_code == 403
