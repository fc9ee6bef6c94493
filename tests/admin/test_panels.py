"""What the change page tells of a document beside its form."""

import pytest

from blog.models import Asset, Link
from tests.admin.conftest import change_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(as_author, author, make_post):
    """Return the panels of a post with these fields, and the page that shows them."""

    def show(prepare=None, **fields):
        post = make_post(author=author, **fields)
        if prepare:
            prepare(post)
        page = as_author.get(change_url(post))
        return page.context["panels"], page.content.decode()

    return show


def test_warnings_count_the_lines_of_the_text_field(told):
    source = "---\ntitle: a\ncomments: true\n---\n"
    warnings = [{"message": "a tag is not closed", "line": 6}, {"message": "general", "line": 0}]
    panels, page = told(front_matter_source=source, warnings=warnings)
    assert [(remark.line, remark.text) for remark in panels["warnings"]] == [
        (2, "a tag is not closed"),
        (0, "general"),
    ]
    assert "a tag is not closed" in page


def test_what_is_shown_whole_all_the_same_is_no_warning(told):
    harmless = {"message": "Found no end tag for 'u' - auto-closing it", "line": 1}
    panels, _ = told(warnings=[{**harmless, "kind": "remark"}, {"message": "?", "line": 2}])
    assert [remark.text for remark in panels["warnings"]] == ["?"]
    assert ["‘u’" in remark.text for remark in panels["harmless"]] == [True]


def test_removed_markup_is_shown_as_text(told):
    removed = [{"what": "<script>", "reason": "scripts never stay", "line": 1}]
    _, page = told(removed=removed)
    assert "<code>&lt;script&gt;</code> – scripts never stay" in page


def test_references_are_listed_with_what_is_known_of_them(told):
    def cite(post):
        link = Link.objects.create(url="https://a.example/책")
        post.references.create(
            link=link, kind="source", title="책 이름", byline="길벗", section="출처", position=1
        )

    _, page = told(cite)
    row = page.split("<tbody>")[1].split("</tbody>")[0]
    assert [part in row for part in ("책 이름", "길벗", "https://a.example/책", "출처")] == [
        True
    ] * 4


def test_missing_images_lead_to_where_they_are_brought(told):
    def miss(post):
        Asset.objects.create(source_path="a.png", path="/a.png", alt="고양이").used_by.add(post)
        there = Asset.objects.create(source_path="b.png", path="/b.png", file="b.png")
        there.used_by.add(post)

    panels, page = told(miss)
    (asset,) = panels["missing"]
    assert asset.path == "/a.png"
    assert f'<a href="/admin/blog/asset/{asset.pk}/change/">/a.png</a> – 고양이' in page


def test_contents_are_nested_as_in_the_article(told):
    contents = [
        {
            "id": "a",
            "label": "하나",
            "children": [{"id": "b", "label": "Queue<T>", "children": []}],
        },
        {"id": "c", "label": "둘", "children": []},
    ]
    panels, page = told(contents=contents)
    assert panels["contents"] == ["하나", ["Queue<T>"], "둘"]
    assert "Queue&lt;T&gt;" in page
    assert "Queue<T>" not in page


def test_former_addresses_are_listed_and_other_spellings_are_not(told):
    def move(post):
        post.redirects.create(path="/old/", reason="former")
        post.redirects.create(path="/post.htm", reason="spelling")

    panels, _ = told(move)
    assert [redirect.path for redirect in panels["addresses"]] == ["/old/"]


def test_a_new_document_has_no_panels(as_author):
    assert as_author.get("/admin/blog/post/add/").context["panels"] is None


def test_no_page_of_ours_holds_a_script_or_a_style_of_its_own(told):
    _, page = told()
    scripts = [tag.split(">")[0] for tag in page.split("<script")[1:]]
    assert [tag for tag in scripts if "src=" not in tag and "application/json" not in tag] == []
    assert "<style" not in page
