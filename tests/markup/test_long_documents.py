"""Rendering takes work that grows with the length of a text, whatever is in it."""

import sys

import pytest

from blog.markup import Source, Surroundings
from blog.markup.document import Document
from blog.markup.rendering import render

CASES = {
    "links in one paragraph": ("<p>", '<a href="https://e.org/x">y</a> ', "</p>"),
    "rows of one table": ("<table>", '<tr><td align="left">x</td></tr>', "</table>"),
    "items of one list": ("<ul>", '<li><a href="#x">x</a></li>', "</ul>"),
    "links in one quote": ("<blockquote>", '<a href="https://e.org/x">y</a><br>', "</blockquote>"),
    "bare addresses": ("<p>", "https://e.org/가나를 ", "</p>"),
    "unclosed formulas": ("<p>", r"\( ", "</p>"),
    "headings": ("", "<h2>x</h2>", ""),
    "centred headings": ("", '<h2 class="center">x</h2>', ""),
    "scripts": ("", "<script>x</script>", ""),
    "nested elements": ("", "<div>", ""),
    "nested styles": ("", '<b style="color:red">', ""),
    "closing brackets of an address": ("<p>https://e.org/", ")", "</p>"),
}


def steps(case, times):
    """Return how many calls rendering takes: the same on every machine, unlike seconds."""
    before, part, after = CASES[case]
    html = before + part * times + after
    document = Document(Source(html, format="html"), Surroundings(), html)
    count = 0

    def note(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        render(document)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("case", CASES)
def test_four_times_the_text_takes_about_four_times_the_steps(case):
    steps(case, 10)
    assert steps(case, 800) < 5 * steps(case, 200)
