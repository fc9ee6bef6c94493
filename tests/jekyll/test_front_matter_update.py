"""Front matter edited: the named keys change, every other byte stays."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.jekyll.front_matter import split, update

KST = timezone(timedelta(hours=9))
WRITTEN = """---
# written by hand
layout:   post
title:  "알리바바"   # why

tags:
    - 알리바바
    - ALIBABA
summary: |
    two
    lines

comments: true
---
"""


def test_nothing_changes_without_changes():
    assert update(WRITTEN, {}) == WRITTEN


def test_only_the_named_key_changes():
    assert update(WRITTEN, {"comments": False}) == WRITTEN.replace(
        "comments: true", "comments: false"
    )


def test_a_list_is_replaced_whole():
    assert update(WRITTEN, {"tags": ["C++", "yes", "a: b"]}) == WRITTEN.replace(
        "tags:\n    - 알리바바\n    - ALIBABA\n",
        "tags:\n  - C++\n  - 'yes'\n  - 'a: b'\n",
    )


def test_none_removes_a_key():
    assert update(WRITTEN, {"layout": None}) == WRITTEN.replace("layout:   post\n", "")


def test_a_new_key_stands_at_the_end():
    assert update(WRITTEN, {"pin": True}) == WRITTEN.replace(
        "comments: true\n", "comments: true\npin: true\n"
    )


def test_a_moment_keeps_its_offset():
    changes = {"date": datetime(2019, 7, 13, 14, 49, 9, tzinfo=KST)}
    assert update("---\n---\n", changes) == "---\ndate: 2019-07-13 14:49:09 +0900\n---\n"


def test_a_block_is_added_where_there_was_none():
    assert update("", {"title": "x"}) == "---\ntitle: x\n---\n"


def test_newlines_of_windows_stay():
    assert update("---\r\na: 1\r\n---\r\n", {"b": 2}) == "---\r\na: 1\r\nb: 2\r\n---\r\n"


def test_toml_stays_toml():
    raw = "+++\ntitle = 'x'\ntags = [\n  'a',\n]\n[params]\ny = 1\n+++\n"
    assert update(raw, {"tags": ["b"], "draft": True}) == (
        "+++\ntitle = 'x'\ntags = [\"b\"]\ndraft = true\n[params]\ny = 1\n+++\n"
    )


@pytest.mark.parametrize(
    "raw", ["---\n{a: 1, b: 2}\n---\n", "---\na: &x 1\nb: *x\n---\n", '{"a": 1, "b": 2}\n']
)
def test_what_cannot_be_changed_in_place_is_written_anew(raw):
    assert split(update(raw, {"a": "z"})).values == {**split(raw).values, "a": "z"}


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.dates(date(1900, 1, 1))
    | st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
    | st.sampled_from(
        ["yes", "1e3", "010", "2019-07-13", ":x", "- a", "a: b", "#", "", " x ", "~"]
    ),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@pytest.mark.parametrize("raw", ["", "---\n---\n", WRITTEN, "---\ntitle: x # c\n---\n\n"])
@given(changes=st.dictionaries(st.sampled_from(["title", "tags", "new", "date"]), VALUES))
def test_what_is_written_is_read_back(raw, changes):
    values = {**split(raw).values, **changes}
    wanted = {k: v for k, v in values.items() if k not in changes or v is not None}
    found = split(update(raw, changes) + "Body")
    assert found.values == wanted
    assert found.body == "Body"
