"""From an imported picture to a document that offers its copies, and nothing else changed."""

import datetime as dt
import io
import re

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from PIL import Image

from blog import publishing
from blog.caching import triggers
from blog.exporting import export_tree
from blog.importing import import_tree
from blog.jobs import work_off
from blog.models import Asset, Document, PictureSizes, SearchEntry
from blog.models.documents import RENDERED_FIELDS
from tests.media.pictures import photograph, saved

pytestmark = pytest.mark.django_db
POST = "---\ntitle: 그림\n---\n첫 글\n\n![산](/img/a.jpg)\n"


@pytest.fixture
def tree(tmp_path):
    root = tmp_path / "site"
    (root / "_posts").mkdir(parents=True)
    (root / "img").mkdir()
    (root / "_config.yml").write_text("title: 목차\ntimezone: Asia/Seoul\n")
    (root / "_posts/2024-01-01-one.md").write_text(POST)
    (root / "img/a.jpg").write_bytes(saved(photograph(700, 350)))
    return root


def document() -> Document:
    return Document.objects.get(title="그림")


def statuses(report) -> set[str]:
    return {one.status for one in (*report.documents, *report.assets)}


def test_an_import_waits_for_no_copy_and_the_worker_brings_them(tree):
    import_tree(tree)
    before = document()
    assert "srcset" not in before.html
    work_off()
    after = document()
    assert re.findall(r"\?w=(\d+)&amp;v=\w{8} \1w", after.html) == ["480", "700"]
    changed = {name for name in RENDERED_FIELDS if getattr(before, name) != getattr(after, name)}
    assert changed == {"html"}
    assert after.edited_at is None
    assert PictureSizes.objects.get().status == "shown"


def test_a_second_import_finds_everything_unchanged_and_leaves_no_job(tree):
    import_tree(tree)
    work_off()
    before = document()
    report = import_tree(tree)
    assert statuses(report) == {"unchanged"}
    assert (document().stored_at, document().html) == (before.stored_at, before.html)
    assert DBTaskResult.objects.filter(status="READY").count() == 0


def test_a_document_that_changes_keeps_the_copies(tree):
    import_tree(tree)
    work_off()
    (tree / "_posts/2024-01-01-one.md").write_text(POST + "\n더\n")
    import_tree(tree)
    assert "srcset" in document().html


def test_what_is_exported_is_what_was_imported(tree, tmp_path):
    import_tree(tree)
    work_off()
    export_tree(tmp_path / "out")
    for name in ("_posts/2024-01-01-one.md", "img/a.jpg"):
        assert (tmp_path / "out" / name).read_bytes() == (tree / name).read_bytes()
    assert not list((tmp_path / "out").glob("**/*.avif"))


def test_a_picture_that_is_replaced_is_shown_in_its_new_shape(tree):
    import_tree(tree)
    work_off()
    (tree / "img/a.jpg").write_bytes(saved(photograph(600, 600)))
    import_tree(tree)
    work_off()
    html = document().html
    assert 'width="600" height="600"' in html
    assert re.findall(r"\?w=(\d+)", html) == ["480", "600"]


def test_doing_it_again_changes_nothing(tree):
    import_tree(tree)
    work_off()
    before = document().stored_at
    assert publishing.size_pictures() == []
    PictureSizes.objects.update(status="made")
    assert [sizes.status for sizes in publishing.size_pictures()] == ["made"]
    assert document().stored_at == before
    assert PictureSizes.objects.get().status == "shown"


def test_a_picture_stored_in_the_wrong_shape_is_put_right(tree):
    lying = photograph(900, 600)
    exif = Image.Exif()
    exif[0x0112] = 6
    (tree / "img/a.jpg").write_bytes(saved(lying, exif=exif))
    import_tree(tree)
    Asset.objects.filter(path="/img/a.jpg").update(width=900, height=600)
    publishing.rerender([document()])
    assert 'width="900" height="600"' in document().html
    work_off()
    assert 'width="600" height="900"' in document().html


def test_search_keeps_finding_the_document(tree):
    import_tree(tree)
    work_off()
    assert SearchEntry.objects.filter(document=document()).count() == 1


def test_making_copies_empties_no_page_cache():
    assert "blog_picturesizes" not in {trigger.table for trigger in triggers._triggers()}


def test_a_picture_beside_its_page_and_one_below_a_baseurl_get_copies_too(tree):
    (tree / "_config.yml").write_text("title: 목차\nbaseurl: /blog\n")
    text = POST.replace("/img/a.jpg", "{{ site.baseurl }}/img/a.jpg") + "\n![곁](b.jpg)\n"
    (tree / "_posts/2024-01-01-one.md").write_text(
        text.replace("---\n첫", "permalink: /notes/one/\n---\n첫")
    )
    (tree / "notes/one").mkdir(parents=True)
    (tree / "notes/one/b.jpg").write_bytes(saved(photograph(500, 300)))
    import_tree(tree)
    work_off()
    html = document().html
    assert "/blog/img/a.jpg?w=700&amp;v=" in html
    assert " b.jpg?w=500" in html.replace('="', " ")
    assert 'class="missing"' not in html


def test_the_command_says_what_it_made(tree, capsys):
    from django.core.management import call_command

    import_tree(tree)
    call_command("size_pictures")
    assert capsys.readouterr().out.startswith("1 pictures, 4 copies (")
    call_command("size_pictures", again=True)
    assert capsys.readouterr().out.startswith("1 pictures, 4 copies (")
    call_command("size_pictures")
    assert capsys.readouterr().out.startswith("0 pictures, 0 copies (")


def test_a_broken_picture_holds_up_no_other(tree):
    (tree / "img/b.jpg").write_bytes(saved(photograph(700, 350))[:2000])
    (tree / "_posts/2024-01-02-two.md").write_text("---\ntitle: 둘\n---\n![](/img/b.jpg)\n")
    import_tree(tree)
    work_off()
    assert "srcset" in document().html
    assert "srcset" not in Document.objects.get(title="둘").html
    assert Image.open(io.BytesIO((tree / "img/a.jpg").read_bytes())).size == (700, 350)


def test_a_picture_whose_worker_was_killed_is_looked_after_later(tree):
    import_tree(tree)
    DBTaskResult.objects.all().delete()
    asset = Asset.objects.get(path="/img/a.jpg")
    PictureSizes.objects.create(asset=asset, digest=asset.digest)
    publishing.queue_sizes()
    publishing.queue_sizes()
    job = DBTaskResult.objects.get()
    assert job.run_after > timezone.now() + dt.timedelta(minutes=15)
    later = timezone.now() - dt.timedelta(minutes=16)
    PictureSizes.objects.update(begun_at=later)
    DBTaskResult.objects.update(run_after=later)
    work_off()
    assert "srcset" in document().html
