"""Rendering takes time that grows with the length of a text, whatever is in it."""

import time

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


def seconds(case, times):
    before, part, after = CASES[case]
    html = before + part * times + after
    start = time.process_time()
    render(Document(Source(html, format="html"), Surroundings(), html))
    return time.process_time() - start


@pytest.mark.parametrize("case", CASES)
def test_four_times_the_text_takes_no_more_than_eight_times_the_time(case):
    seconds(case, 10)
    assert seconds(case, 2000) < max(0.4, 8 * seconds(case, 500))
