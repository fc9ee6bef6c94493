"""Categories, tags, cited links and redirects."""

import pytest
from django.urls import reverse

from blog.models import Category, Link, Redirect, Tag

pytestmark = pytest.mark.django_db

LINKS = reverse("admin:blog_link_changelist")
ADD_REDIRECT = reverse("admin:blog_redirect_add")


def test_a_renamed_tag_keeps_its_address(as_editor, make_post):
    make_post(tags=["애플 실리콘"])
    tag = Tag.objects.get()
    url = reverse("admin:blog_tag_change", args=[tag.pk])
    as_editor.post(url, {"name": "Apple Silicon", "slug": "other"})
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("Apple Silicon", "애플-실리콘")


def test_a_new_tag_gets_the_slug_of_its_name(as_editor):
    as_editor.post(reverse("admin:blog_tag_add"), {"name": "C++"})
    assert Tag.objects.get().slug == "c-plus-plus"


def test_a_category_is_moved_and_renamed_and_keeps_its_address(as_editor):
    category = Category.objects.create(name="주인장의 글")
    url = reverse("admin:blog_category_change", args=[category.pk])
    as_editor.post(url, {"name": "편집자의 글", "description": "", "position": 3})
    category.refresh_from_db()
    assert (category.name, category.slug, category.position) == ("편집자의 글", "주인장의-글", 3)


@pytest.mark.parametrize("kind", ["tag", "category"])
def test_a_name_tells_how_many_documents_carry_it(as_author, make_post, kind):
    names = {"tag": "tags", "category": "categories"}
    make_post(**{names[kind]: ["가"]})
    make_post(**{names[kind]: ["가", "나"]})
    page = as_author.get(reverse(f"admin:blog_{kind}_changelist"))
    counts = {row.name: row.uses for row in page.context["cl"].result_list}
    assert counts == {"가": 2, "나": 1}
    assert f"?{kind}=가" in page.content.decode()


def test_an_author_reads_names_and_cannot_change_them(as_author):
    tag = Tag.objects.create(name="a")
    url = reverse("admin:blog_tag_change", args=[tag.pk])
    assert as_author.get(url).status_code == 200
    assert as_author.post(url, {"name": "b"}).status_code == 403


@pytest.fixture
def cited(make_post, colleague):
    """A link that a public post cites twice and a colleague's draft once, and one of the draft."""
    known = Link.objects.create(url="https://a.example/1", title="알려진 곳")
    hidden = Link.objects.create(url="https://b.example/2", title="숨은 곳")
    public = make_post(title="공개 글")
    draft = make_post(title="남의 초안", status="draft", author=colleague)
    for position, (document, link) in enumerate(
        [(public, known), (public, known), (draft, known), (draft, hidden)], start=1
    ):
        document.references.create(link=link, kind="source", position=position, section="출처")
    return known, hidden


def test_links_count_the_documents_that_one_may_know_of(cited, as_author, as_editor):
    def counts(client):
        rows = client.get(LINKS).context["cl"].result_list
        return {row.title: (row.documents, row.places) for row in rows}

    assert counts(as_author) == {"알려진 곳": (1, 2)}
    assert counts(as_editor) == {"알려진 곳": (2, 3), "숨은 곳": (1, 1)}


def test_a_link_names_the_documents_that_one_may_know_of(cited, as_author, as_editor):
    url = reverse("admin:blog_link_change", args=[cited[0].pk])
    assert "공개 글" in as_author.get(url).content.decode()
    assert "남의 초안" not in as_author.get(url).content.decode()
    assert "남의 초안" in as_editor.get(url).content.decode()


def test_links_are_found_by_host_and_by_words(cited, as_editor):
    def found(**query):
        return {row.title for row in as_editor.get(LINKS, query).context["cl"].result_list}

    assert found(host="b.example") == {"숨은 곳"}
    assert found(q="알려진") == {"알려진 곳"}


def test_a_link_follows_from_the_texts_alone(cited, as_editor):
    url = reverse("admin:blog_link_change", args=[cited[0].pk])
    assert as_editor.post(url, {"title": "x"}).status_code == 403
    assert as_editor.get(reverse("admin:blog_link_add")).status_code == 403


def test_a_link_that_is_no_web_address_is_not_clickable(cited, as_editor):
    Link.objects.filter(pk=cited[0].pk).update(url="javascript:alert(1)")
    assert 'href="javascript' not in as_editor.get(LINKS).content.decode()


def test_a_redirect_to_a_document_follows_it(as_editor, make_post):
    post = make_post(path="/now/")
    as_editor.post(ADD_REDIRECT, {"path": "/then/", "leads_to": "/now/", "reason": "former"})
    assert Redirect.objects.get().document_id == post.pk


def test_a_redirect_may_lead_elsewhere(as_editor):
    data = {"path": "/옛 주소/", "leads_to": "https://a.example/x?y#z", "reason": "redirect_to"}
    as_editor.post(ADD_REDIRECT, data)
    redirect = Redirect.objects.get()
    assert (redirect.path, redirect.target) == ("/옛 주소/", "https://a.example/x?y#z")


@pytest.mark.parametrize(
    ("path", "leads_to", "field"),
    [
        ("/live/", "/a/", "path"),
        ("then/", "/a/", "path"),
        ("/tags/", "/a/", "path"),
        ("/same/", "/same/", "leads_to"),
        ("/then/", "javascript:alert(1)", "leads_to"),
    ],
)
def test_a_redirect_that_cannot_work_is_refused(as_editor, make_post, path, leads_to, field):
    make_post(path="/live/")
    data = {"path": path, "leads_to": leads_to, "reason": "former"}
    answer = as_editor.post(ADD_REDIRECT, data)
    assert set(answer.context["adminform"].form.errors) == {field}
    assert not Redirect.objects.exists()
