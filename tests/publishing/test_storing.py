"""Storing a document: everything follows its text, or nothing changes."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.models import Document, Link, Redirect, SiteConfiguration
from blog.publishing import AddressTaken, preview, rerender, store
from blog.publishing.storing import refresh_lists

pytestmark = pytest.mark.django_db
BODY = "# 처음\n\n[원문](https://example.com/a)\n\n![그림](/images/a.png)\n"


@pytest.fixture
def draft(site):
    return Document(title="새 글", body=BODY)


@pytest.fixture
def published(draft):
    draft.status = "published"
    return store(draft, categories=["생각"], tags=["애플 실리콘", "C++"])


def test_a_new_draft_gets_a_place_but_no_address(draft):
    store(draft)
    assert (draft.source_path, draft.slug, draft.path) == ("_drafts/새-글.md", "새-글", None)


def test_publishing_gives_date_address_and_a_place_among_the_posts(published, site):
    day = published.published_at.astimezone(site.time_zone)
    assert published.path == f"/생각/{day:%Y/%m/%d}/새-글.html"
    assert published.source_path == f"_posts/{day:%Y-%m-%d}-새-글.md"


def test_everything_follows_the_text(published):
    assert '<h1 id="처음">' in published.html
    assert [entry["label"] for entry in published.contents] == ["처음"]
    assert Link.objects.get().url == "https://example.com/a"
    assert [tag.name for tag in published.tags.all()] == ["애플 실리콘", "C++"]
    assert published.assets.get().alt == "그림"


def test_an_edit_is_followed_by_contents_sources_and_tags(published):
    published.body = (
        "# 다시\n\n> - [첫 글](https://example.org/b) by 길동\n> - [둘째](https://example.org/c)\n"
    )
    store(published, tags=["C++"], edited=True)
    assert [entry["label"] for entry in published.contents] == ["다시"]
    cited = published.references.values_list("link__url", "kind", "byline")
    assert list(cited) == [
        ("https://example.org/b", "source", "길동"),
        ("https://example.org/c", "source", ""),
    ]
    assert [tag.name for tag in published.tags.all()] == ["C++"]
    assert not published.assets.exists()


def test_an_address_is_kept_when_title_and_date_change(published):
    path = published.path
    published.title = "다른 제목"
    store(published, edited=True)
    assert published.path == path


def test_a_new_address_leaves_a_redirect_and_a_permalink(published):
    former, published.path = published.path, "/새-주소/"
    store(published, edited=True)
    assert Redirect.objects.get(path=former).document_id == published.pk
    assert published.front_matter["permalink"] == "/새-주소/"


def test_going_back_to_a_former_address_takes_its_redirect_away(published):
    former = published.path
    for path in ("/새-주소/", former):
        published.path = path
        store(published, edited=True)
    assert list(Redirect.objects.values_list("path", flat=True)) == ["/새-주소/"]


def test_an_address_in_use_is_refused_and_nothing_is_stored(published):
    other = Document(title="둘째", status="published", path=published.path, body="x")
    with pytest.raises(AddressTaken, match=r"is already the address of _posts/"):
        store(other)
    assert Document.objects.count() == 1


def test_the_front_matter_as_written_changes_only_where_the_author_did(published):
    published.front_matter_source = (
        "---\n# 손으로 쓴 메모\ntitle: 새 글\nmood:   맑음   # 그대로\n"
        "categories: [생각]\ntags: [애플 실리콘, C++]\n---\n"
    )
    published.save()
    published.comments = True
    store(published, tags=["C++"], edited=True)
    assert "# 손으로 쓴 메모" in published.front_matter_source
    assert "mood:   맑음   # 그대로" in published.front_matter_source
    assert published.front_matter["comments"] is True
    assert published.front_matter["tags"] == ["C++"]
    assert "date" not in published.front_matter


def test_comments_turned_off_are_written_down(published):
    published.comments = True
    store(published, edited=True)
    published.comments = False
    store(published, edited=True)
    assert published.front_matter["comments"] is False


def test_a_preview_shows_the_rendering_and_writes_nothing(draft, django_assert_num_queries):
    shown = preview(draft, categories=["생각"], tags=["C++"])
    assert '<h1 id="처음">' in shown.html
    assert not Document.objects.exists()
    assert not Link.objects.exists()


def test_rendering_again_writes_only_what_comes_out_differently(published, make_post):
    Document.objects.filter(pk=published.pk).update(html="<p>alt</p>")
    store(Document(title="둘째", status="published", body="x"))
    assert rerender(Document.objects.all()) == 1
    published.refresh_from_db()
    assert "처음" in published.html


def test_a_body_that_cannot_be_rendered_changes_nothing(published):
    from blog.markup import MarkupError

    published.body = "가" * 3_000_000
    with pytest.raises(MarkupError):
        store(published, edited=True)
    assert Document.objects.get().body == BODY


def test_a_post_that_opts_out_of_liquid_shows_its_braces(draft):
    draft.front_matter_source = "---\nrender_with_liquid: false\n---\n"
    draft.front_matter = {"render_with_liquid": False}
    draft.body = "`{{ site.title }}`"
    assert "{{ site.title }}" in store(draft).html


def test_the_site_s_defaults_count_when_a_stored_post_is_rendered(draft, site):
    values = {"scope": {"path": ""}, "values": {"render_with_liquid": False}}
    site.config |= {"defaults": [values]}
    site.save()
    draft.body = "`{{ site.title }}`"
    assert "{{ site.title }}" in store(draft).html


@pytest.mark.parametrize("path", ["", "_po*", "**/*.md", "_posts/*"])
def test_lists_know_what_the_site_s_defaults_give(draft, site, path):
    site.config |= {"defaults": [{"scope": {"path": path}, "values": {"author": "한소연"}}]}
    site.save()
    draft.status, draft.source_path = "published", "_posts/2020-01-01-a.md"
    store(draft)
    body = "{% for post in site.posts %}{{ post.author }}{% endfor %}"
    assert (
        "한소연" in store(Document(kind="page", title="모두", body=body, source_path="x.txt")).html
    )


LISTING = "{% for post in site.posts %}- {{ post.title }}\n{% endfor %}"


def test_a_page_that_lists_posts_follows_a_new_post(site, draft):
    page = store(Document(kind="page", title="모두", status="published", body=LISTING))
    assert "새 글" not in page.html
    draft.status = "published"
    store(draft)
    page.refresh_from_db()
    assert "새 글" in page.html


def test_a_scheduled_post_is_in_no_list_before_its_time(site, draft):
    draft.status, draft.published_at = "published", timezone.now() + dt.timedelta(days=1)
    store(draft)
    page = store(Document(kind="page", title="모두", status="published", body=LISTING))
    assert "새 글" not in page.html


def test_a_page_that_lists_posts_follows_a_deletion(site, published):
    page = store(Document(kind="page", title="모두", status="published", body=LISTING))
    assert "새 글" in page.html
    published.delete()
    page.refresh_from_db()
    assert "새 글" not in page.html


def test_a_list_that_grew_too_long_lets_other_texts_be_stored(site, draft, monkeypatch):
    page = store(Document(kind="page", title="모두", status="published", body=LISTING * 99))
    monkeypatch.setattr("blog.markup.document.LONGEST_HTML", 999)
    draft.status = "published"
    assert store(draft).html
    page.refresh_from_db()
    assert "새 글" not in page.html


@pytest.mark.skipif(connection.vendor == "postgresql", reason="SQLite's plan")
def test_who_lists_documents_is_found_without_reading_all(published, make_post):
    for number in range(60):
        make_post(lists_documents=number == 7)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # which tells the database that all rows have the flag alike
    with CaptureQueriesContext(connection) as asked:
        refresh_lists(published)
    sql = next(query["sql"] for query in asked if '."lists_documents" AND' in query["sql"])
    with connection.cursor() as cursor:
        plan = [row[-1] for row in cursor.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert any("listing_documents" in step for step in plan), plan


def test_what_the_site_gives_to_others_is_known_where_they_are_listed():
    defaults = [{"scope": {"path": "", "type": "posts"}, "values": {"author": "한소연"}}]
    SiteConfiguration.objects.create(config={"defaults": defaults})
    store(Document(kind="post", status="published", title="글", body="x"), edited=True)
    body = "{% for post in site.posts %}{{ post.author }}{% endfor %}"
    page = Document(kind="page", status="published", title="쪽", body=body)
    assert "한소연" in store(page, edited=True).html
