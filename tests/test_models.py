"""Slugs stay apart and are never empty; tags are typed with commas; what the public may see."""

import datetime as dt

import pytest
from django.utils import timezone

from blog.models import Category, Document, Post, SiteConfiguration, Tag
from blog.models.slugs import slug_of
from blog.models.tags import tags_from_string

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("한글", "한글"),
        ("주인장의 글", "주인장의-글"),
        ("😀", "😀"),
        ("Node.js", "node-js"),
        ("R&D", "r-and-d"),
        ("日本語 タグ", "日本語-タグ"),
    ],
)
def test_slug_says_the_name(name, slug):
    assert slug_of(name) == slug


def test_slug_of_punctuation_is_not_empty_and_always_the_same():
    assert slug_of("!!!") == slug_of("!!!") != slug_of("???")
    assert slug_of("!!!").startswith("tag-")


def test_slug_is_the_same_for_both_unicode_forms():
    assert slug_of("\u1112\u1161\u11ab\u1100\u1173\u11af") == "한글"


def test_tags_that_differ_in_case_have_pages_of_their_own():
    slugs = [Tag.objects.create(name=n).slug for n in ("Python", "python", "PYTHON")]
    assert slugs == ["python", "python-2", "python-3"]


def test_categories_never_share_a_slug():
    slugs = [Category.objects.create(name=n).slug for n in ("Go", "go", "GO!")]
    assert slugs == ["go", "go-2", "go-3"]


def test_spaces_belong_to_a_tag_and_commas_of_three_scripts_part_them():
    typed = "애플 실리콘, Big  Data、빅 데이터，, 애플 실리콘"
    assert tags_from_string(typed) == ["애플 실리콘", "Big Data", "빅 데이터"]


@pytest.mark.parametrize("status", ["draft", "published", "hidden"])
@pytest.mark.parametrize("path", ["/a/", None])
@pytest.mark.parametrize("minutes", [None, -1, 1])
def test_a_document_and_its_query_agree_on_what_is_public(make_post, status, path, minutes):
    date = None if minutes is None else timezone.now() + dt.timedelta(minutes=minutes)
    document = make_post(status=status, path=path, published_at=date)
    assert document.is_public is Document.objects.public().filter(pk=document.pk).exists()


def test_rows_come_beside_a_row_in_their_order(make_post):
    make_post(path="/b/", categories=["둘", "하나"], tags=["z", "가 나", "a"])
    make_post(path="/a/")
    found, bare = Document.objects.with_terms().order_by("-path")
    assert [tag.name for tag in found.shown_tags] == ["z", "가 나", "a"]
    assert {category.name for category in found.shown_categories} == {"둘", "하나"}
    assert (bare.shown_tags, bare.shown_categories) == ([], [])


def test_posts_of_a_term_are_the_same_whichever_way_they_are_found(make_post):
    for number in range(3):
        make_post(tags=["책"] if number else [], categories=["글"] if number else [])
    for term in (Tag.objects.get(), Category.objects.get()):
        ways = [Post.objects.having(term, many=many).newest_first() for many in (True, False)]
        assert [len(way) for way in ways] == [2, 2]
        assert list(ways[0]) == list(ways[1])


def test_what_a_site_says_keeps_the_order_of_its_keys():
    authors = {"b": {"name": "둘"}, "a": {"name": "하나"}, "": None, "c": "셋"}
    SiteConfiguration.objects.create(config={"z": 1, "a": "글"}, data={"authors": authors})
    stored, shown = SiteConfiguration.objects.get(), SiteConfiguration.objects.for_pages().get()
    assert list(stored.config.items()) == [("z", 1), ("a", "글")]
    assert list(stored.data["authors"].items()) == list(authors.items())
    assert list(shown.said_authors) == list(authors)
    assert shown.said_navigation is None
