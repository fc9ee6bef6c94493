"""Texts that lie in the tree beside the document that includes them."""

import pytest

from blog.importing import import_text, import_tree
from blog.models import Post
from blog.publishing import store
from tests.importing.conftest import outcome, post

pytestmark = pytest.mark.django_db
FIRST, OTHER = "_posts/2020-01-01-a.md", "_posts/2020-01-02-b.md"
INCLUDING = post(body="{% include_relative parts/one.html %}\n")


def test_a_text_beside_a_post_is_included_at_import_and_after_an_edit(write_tree):
    tree = write_tree(
        {"_posts/2020-01-01-a.md": INCLUDING, "_posts/parts/one.html": "<p>옆에 있는 글</p>\n"}
    )
    assert not outcome(import_tree(tree), "_posts/2020-01-01-a.md").warnings
    written = Post.objects.get()
    assert "옆에 있는 글" in written.html
    written.body += "\n더 쓴 글\n"
    store(written)
    assert "옆에 있는 글" in Post.objects.get().html
    assert "더 쓴 글" in Post.objects.get().html


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        ("{% include_relative parts/one.html %}", "_posts/parts/one.html"),
        ("{% include_relative parts/outer.html %}", "_posts/parts/one.html"),
        ("{% include_relative parts/{{ page.slug }}.html %}", "_posts/parts/a.html"),
        (
            "{% assign n = 'on' %}{% include_relative parts/{{ n }}e.html %}",
            "_posts/parts/one.html",
        ),
        ("{% include_relative parts/making.html %}", "_posts/parts/a.html"),
        ("{% include two.html %}", "_includes/two.html"),
        ("{{ site.data.three }}", "_data/three.yml"),
    ],
)
def test_what_changed_around_a_post_shows_at_the_next_import(write_tree, body, changed):
    texts = {"_posts/parts/one.html": "old", "_includes/two.html": "old", "_data/three.yml": "old"}
    outer = {
        "_posts/parts/outer.html": "{% include_relative parts/one.html %}",
        "_posts/parts/making.html": "{% include_relative parts/{{ page.slug }}.html %}",
        "_posts/parts/a.html": "old",
    }
    tree = write_tree({FIRST: post(body=body), OTHER: post(), **texts, **outer})
    import_tree(tree)
    assert outcome(import_tree(tree), FIRST).status == "unchanged"
    (tree / changed).write_text("new")
    assert outcome(import_tree(tree), FIRST).status == "updated"
    assert "new" in Post.objects.get(source_path=FIRST).html


def test_a_text_of_its_own_includes_no_file_of_the_machine(tmp_path, monkeypatch):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.html").write_text("비밀")
    monkeypatch.chdir(tmp_path)
    import_text("2020-01-01-a.md", INCLUDING)
    assert "비밀" not in Post.objects.get().html
