"""Django's own way for fixtures: ``loaddata`` and ``dumpdata`` with Markdown."""

import io

import pytest
from django.core.management import call_command
from django.core.serializers.base import DeserializationError

from blog.importing import import_tree
from blog.models import Document
from tests.importing.conftest import post

pytestmark = pytest.mark.django_db


def dumped(*labels):
    out = io.StringIO()
    call_command("dumpdata", *labels, format="md", stdout=out)
    return out.getvalue()


def test_a_post_goes_in_and_comes_out_byte_for_byte(tmp_path):
    text = post("글", "# 제목\n{: .center}\n\n본문")
    file = tmp_path / "some-post.md"
    file.write_text(text)
    call_command("loaddata", file, verbosity=0)
    document = Document.objects.get()
    assert (document.source_path, document.title) == ("some-post.md", "글")
    assert 'class="center"' in document.html
    assert dumped("blog.Post") == text


@pytest.mark.filterwarnings("error")
def test_several_come_out_together_and_go_in_again(write_tree, tmp_path):
    import_tree(
        write_tree(
            {"_posts/2020-01-01-a.md": post("가"), "about.md": "---\ntitle: 나\n---\n소개\n"}
        )
    )
    before = {d.source_path: (d.kind, d.title, d.html) for d in Document.objects.all()}
    file = tmp_path / "all.md"
    file.write_text(dumped("blog"))
    Document.objects.all().delete()
    call_command("loaddata", file, verbosity=0)
    after = {d.source_path: (d.kind, d.title, d.html) for d in Document.objects.all()}
    assert after == before


def test_a_post_that_cannot_be_stored_is_named_with_its_line(tmp_path):
    file = tmp_path / "bad.md"
    file.write_text("---\ntitle: x\ndate: 어제\n---\nx")
    with pytest.raises(DeserializationError, match=r"bad\.md:3: .* is no date"):
        call_command("loaddata", file, verbosity=0)
    assert not Document.objects.exists()
