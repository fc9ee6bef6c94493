"""The best first: by where the words stand, then by date; page after page."""

import datetime as dt

import pytest
from django.utils import timezone

from blog import search

pytestmark = pytest.mark.django_db


def test_title_before_names_before_headings_and_sources_before_text(make_post, titles):
    source = {"url": "https://example.org/x", "title": "역사 책", "byline": "", "places": []}
    make_post(title="본문", text="역사")
    make_post(title="출처", citations=[source])
    make_post(title="소제목", contents=[{"id": "a", "label": "가", "children": [
        {"id": "b", "label": "역사", "children": []}]}])  # fmt: skip
    make_post(title="태그", tags=["역사"])
    make_post(title="분류", categories=["역사"])
    make_post(title="역사")
    assert titles("역사") == ["역사", "태그", "분류", "출처", "소제목", "본문"]


def test_several_words_count_by_the_part_that_has_them_all(make_post, titles):
    make_post(title="한국", text="역사")
    make_post(title="한국 역사")
    make_post(title="한국", tags=["역사"])
    make_post(title="글", text="한국 역사")
    assert titles("한국 역사") == ["한국 역사", "한국", "한국", "글"]


def test_the_very_title_before_titles_that_hold_it(make_post, titles):
    for title in ("git rebase", "Git!", "git", "git을 배우다"):
        make_post(title=title)
    assert titles("git") == ["Git!", "git", "git rebase", "git을 배우다"]
    assert titles('"git rebase"') == titles("git, rebase") == ["git rebase"]
    assert titles("git -rebase") == ["Git!", "git", "git을 배우다"]


def test_the_very_word_before_others_of_its_stem(make_post, titles):
    for title in ("Runs", "Running far", "Run away"):
        make_post(title=title)
    make_post(title="1", text="runs")
    make_post(title="2", text="running")
    assert titles("running") == ["Running far", "Runs", "Run away", "2", "1"]
    assert titles("run far") == ["Running far"]


def test_among_equals_the_newest_first_and_what_has_no_date_last(make_post, titles):
    now = timezone.now()
    make_post(title="쪽", text="역사", kind="page", published_at=None)
    for years in (3, 70, 1):
        make_post(title=f"{years}", text="역사", published_at=now - dt.timedelta(days=365 * years))
    assert titles("역사") == ["1", "3", "70", "쪽"]


def test_pages_and_documents_of_collections_are_found(make_post, titles):
    make_post(title="소개", kind="page", text="역사")
    make_post(title="요리", kind="collection", collection="recipes", text="역사")
    assert titles("역사") == ["소개", "요리"]


def test_sources_are_found_by_title_author_and_address(make_post, titles):
    source = {"url": "https://ko.wikipedia.org/wiki/%EC%B9%A9", "title": "Chips", "byline": "길동"}
    make_post(title="글", citations=[source | {"places": []}])
    for query in ("chip", "길동", "wikipedia.org", "칩"):
        assert titles(query) == ["글"]


def test_page_after_page_shows_each_once(make_post, titles):
    for number in range(25):
        make_post(title=f"{number}", text="역사")
    pages = [titles("역사", page=page, size=10) for page in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [10, 10, 5, 0]
    assert [title for page in pages for title in page] == [f"{number}" for number in range(25)]


def test_no_more_than_the_first_five_hundred_are_counted(make_post, monkeypatch):
    monkeypatch.setattr("blog.search.searching.MOST_RESULTS", 3)
    for _ in range(4):
        make_post(text="역사")
    results = search.search("역사", size=2, page=2)
    assert (results.total, results.more, len(results.hits)) == (3, True, 1)
