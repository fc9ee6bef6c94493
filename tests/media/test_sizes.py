"""Which pictures are due, and what becomes of their copies."""

import datetime as dt
import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from blog import media
from blog.models import Asset, PictureSizes
from tests.media.pictures import photograph, saved

pytestmark = pytest.mark.django_db
PHOTOGRAPH = saved(photograph(700, 350))


def bring(asset: Asset, content: bytes) -> Asset:
    media.keep_file(asset, ContentFile(content), asset.source_path, len(content))
    asset.save()
    return asset


@pytest.fixture
def make_picture(make_post):
    def make(name: str = "a.jpg", content: bytes = PHOTOGRAPH, shown: bool = True) -> Asset:
        asset = bring(Asset(source_path=name, path=f"/{name}"), content)
        if shown:
            asset.used_by.add(make_post())
        return asset

    return make


def due() -> list[str]:
    return [asset.source_path for asset in media.unsized()]


def stored() -> set[str]:
    names = set()
    for folder in default_storage.listdir("sizes")[0] if default_storage.exists("sizes") else []:
        names |= set(default_storage.listdir(f"sizes/{folder}")[1])
    return names


def sized(asset: Asset) -> PictureSizes:
    sizes = media.make_sizes(media.unsized().get(pk=asset.pk))
    PictureSizes.objects.filter(pk=asset.pk).update(status=PictureSizes.Status.SHOWN)
    return sizes


def test_due_are_pictures_that_documents_show(make_picture):
    make_picture("shown.jpg")
    make_picture("nobody.jpg", shown=False)
    make_picture("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    make_picture("text.txt", b"text")
    Asset.objects.create(source_path="missing.jpg", path="/missing.jpg", content_type="image/jpeg")
    assert due() == ["shown.jpg"]


def test_copies_are_kept_under_the_digest_of_the_original(make_picture):
    asset = make_picture()
    sizes = sized(asset)
    digest = hashlib.sha256(PHOTOGRAPH).hexdigest()
    assert stored() == {
        f"{digest}-{width}.{form}" for width in (480, 700) for form in ("avif", "webp")
    }
    assert {name: default_storage.size(name) for name in sizes.names()} == {
        sizes.name(width, form): size
        for width, forms in sizes.made.items()
        for form, size in forms.items()
    }
    assert due() == []


def test_a_picture_without_copies_and_one_that_is_broken_are_not_tried_again(make_picture):
    small = make_picture("small.png", saved(photograph(8, 8), "PNG"))
    broken = make_picture("broken.jpg", PHOTOGRAPH[:500])
    assert [sized(asset).made for asset in (small, broken)] == [{}, {}]
    assert due() == []


def test_a_picture_that_is_replaced_gets_new_copies_and_the_old_go(make_picture):
    asset = make_picture()
    sized(asset)
    before = stored()
    bring(asset, saved(photograph(600, 400)))
    assert due() == ["a.jpg"]
    sized(asset)
    assert stored()
    assert not stored() & before


def test_copies_go_with_the_last_file_of_the_same_content(
    make_picture, django_capture_on_commit_callbacks
):
    first, second = make_picture("a.jpg"), make_picture("b.jpg")
    for asset in (first, second):
        sized(asset)
    for asset, left in ((first, 4), (second, 0)):
        with django_capture_on_commit_callbacks(execute=True):
            asset.delete()
        assert len(stored()) == left


def test_a_picture_that_ends_its_workers_is_tried_twice(make_picture):
    asset = make_picture()
    for tries in (1, 2):
        assert due() == ["a.jpg"]
        long_ago = timezone.now() - dt.timedelta(minutes=16)
        values = {"digest": asset.digest, "tries": tries, "begun_at": long_ago}
        PictureSizes.objects.update_or_create(asset=asset, defaults=values)
    assert due() == []


def test_two_workers_never_make_the_same_copies(make_picture):
    make_picture()
    (mine,), (theirs,) = list(media.unsized()), list(media.unsized())
    assert media.make_sizes(theirs).made
    assert media.make_sizes(mine) is None


def test_what_another_worker_has_just_begun_is_not_due(make_picture):
    asset = make_picture()
    PictureSizes.objects.create(asset=asset, digest=asset.digest)
    assert due() == []


def test_a_copy_that_was_cut_short_is_written_again(make_picture):
    asset = make_picture()
    sizes = sized(asset)
    name = sizes.name(480, "avif")
    default_storage.delete(name)
    default_storage.save(name, ContentFile(b"cut"))
    PictureSizes.objects.all().delete()
    assert sized(Asset.objects.get(pk=asset.pk)).made["480"]["avif"] == default_storage.size(name)


def test_rendering_hears_of_copies_of_the_very_file_only(make_picture):
    asset = make_picture()
    sized(asset)
    row = Asset.objects.values(*media.IMAGE_FIELDS).get(pk=asset.pk)
    assert media.image_file(row).widths == (480, 700)
    assert media.image_file(row | {"digest": "another"}).widths == ()
    assert media.image_file(row | {"sizes__digest": None, "sizes__made": None}).widths == ()
