"""Laws that hold for every text, tried on texts that Hypothesis makes up."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from blog.markup.kramdown import Document, convert
from blog.markup.kramdown.ids import gfm_id

law = settings(max_examples=150, deadline=None, derandomize=True)


def words_of(text):
    return text.split()


GFM = {"input": "GFM", "hard_wrap": False}

PIECES = words_of(
    r"""
    * _ ** __ ` `` ``` ~~~ ~~ [ ] ( ) ![ ]( < > </ <b> </b> <div> </div> <!-- --> <p
    markdown="1"> {: } {:/} {:.a} {:toc} {::comment} {::options # ## === --- * + 1. > | |--| : ^
    $$ \ " ' ... -- << >> & &amp; [^1] [^1]: [a]: *[b]: {#i} http://a <a@b> 한글 日本 العربية x word
    9
    """
)

texts = st.lists(
    st.sampled_from([*PIECES, " ", "  ", "    ", "\t", "\n", "\n", "\n\n"]), max_size=40
).map("".join)
words = st.text(st.sampled_from("abcxyz가나다日本éß"), min_size=1, max_size=6)
titles = st.lists(words, min_size=1, max_size=4).map(" ".join)

BLOCKS = [
    "text",
    "text\nover lines",
    "# header",
    "> quote",
    "* item\n* item",
    "1. item",
    "a | b\n--|--\nc | d",
    "~~~ js\ncode\n~~~",
    "    code",
    "***",
    "<h4>html</h4>",
    "term\n: meaning",
    "$$x$$",
]


@law
@given(st.one_of(texts, st.text(max_size=200)), st.sampled_from(["kramdown", "GFM"]))
def test_any_text_becomes_html_and_the_same_each_time(text, dialect):
    assert convert(text, input=dialect) == convert(text, input=dialect)


@law
@given(texts)
def test_elements_lie_on_lines_of_the_text(text):
    count = text.count("\n") + 1
    pending = [Document(text, **GFM).root]
    while pending:
        element = pending.pop()
        assert 0 <= element.line <= count
        pending.extend(element.children)


@law
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=5), titles)
def test_attribute_lists_never_show(blocks, name):
    source = "\n\n".join(f'{block}\n{{: .note #id title="{name}"}}' for block in blocks)
    html = convert(source, **GFM)
    assert "{:" not in html
    assert html.count(f'title="{name}"') == len(blocks)


@law
@given(st.lists(titles, min_size=1, max_size=8))
def test_ids_of_headers_are_unique(names):
    html = convert("\n\n".join(f"## {name}" for name in names), **GFM)
    ids = re.findall(r'id="([^"]*)"', html)
    assert len(ids) == len(names)
    assert len(set(ids)) == len(ids)


@law
@given(st.lists(titles, min_size=1, max_size=6, unique_by=gfm_id))
def test_links_inside_the_page_find_their_headers(names):
    links = "\n".join(f"* [{name}](#{gfm_id(name)})" for name in names)
    headers = "\n".join(f"## {name}" for name in names)
    html = convert(f"{links}\n\n{headers}", **GFM)
    targets = set(re.findall(r'href="#([^"]*)"', html))
    assert targets == set(re.findall(r'<h2 id="([^"]*)"', html))


@law
@given(st.lists(titles, min_size=1, max_size=6))
def test_contents_link_to_every_header(names):
    html = convert("* contents\n{:toc}\n\n" + "\n\n".join(f"# {name}" for name in names), **GFM)
    assert re.findall(r'href="#([^"]*)"', html) == re.findall(r'<h1 id="([^"]*)"', html)


@law
@given(st.lists(st.integers(1, 5), min_size=1, max_size=8))
def test_footnotes_and_their_markers_link_to_each_other(numbers):
    notes = "\n".join(f"[^n{number}]: note" for number in set(numbers))
    html = convert(" ".join(f"a[^n{number}]" for number in numbers) + "\n\n" + notes)
    ids = re.findall(r'id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', html)) == set(ids)


@law
@given(words, titles)
def test_text_without_markup_is_only_wrapped(first, rest):
    assert convert(f"{first} {rest}", **GFM) == f"<p>{first} {rest}</p>\n"
