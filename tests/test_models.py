"""Slugs stay apart and are never empty; tags are typed with commas."""

import pytest

from blog.models import Category, Tag
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
