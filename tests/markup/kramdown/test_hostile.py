"""Texts made to run away: steps grow with their length, and depth is bounded."""

import sys

import pytest

from blog.markup.kramdown import Document, convert
from blog.markup.kramdown.parser import MAX_NESTING

GFM = {"input": "GFM", "hard_wrap": False, "syntax_highlighter": "rouge-plain"}

UNITS = [
    *("*", "_", "[", ">", "`", "<", "(", "|", "#", "-", "~", "&", '"', "\\", "{:", "$$", "!["),
    *(
        "*a ",
        "**a ",
        "*a **b ",
        "_a *b __c ",
        "***a ",
        "[a](",
        '[a](b "',
        "[a][b",
        "[![a](b)",
        "> * ",
    ),
    *(
        "<a ",
        "<b>x ",
        "<div>",
        "<div>\n",
        "<!--",
        "<!--\n",
        "<![CDATA[",
        '<a b="',
        "</b>",
        "<http:",
    ),
    *("~~a ", "~~~ a b\n", "~~~ a\n", "{:\n", "{:a\n\n", "{::comment}\n", '{:a="', "{:.a}\n"),
    *("|a|b|\n", "a|", "- x\n", "* ", "a\n: b\n", "a\n\n: b\n\n", "[^1]: a\n", "[a]: b\n"),
    *(
        "    a\n",
        "    a\n\n",
        "# a\n",
        "a\n<foo b\n",
        "a\n{:x\n",
        "$$\n\n",
        "- [ ] x\n",
        "* a\nb\n",
    ),
]


def steps(text):
    """How many calls, of Python's and of C's functions, converting ``text`` takes."""
    count = 0

    def profile(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        convert(text, **GFM)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_steps_grow_with_the_length_of_the_text(unit):
    times = 1200 // len(unit)
    convert(unit * times, **GFM)
    short, long = steps(unit * times), steps(unit * times * 4)
    assert long <= 5 * short + 2000


@pytest.mark.parametrize(
    "text",
    [
        "[" * 3000 + "]" * 3000,
        "![" * 1500 + "]" * 1500 + "(a)" * 3,
        "*a **b " * 700 + " b** a*" * 700,
        "<span>" * 1000 + "</span>" * 1000,
        '<div markdown="1">\n' * 1000,
        "".join("`" * (number % 50 + 1) + " " for number in range(400)),
        "".join("  " * depth + "* x\n" for depth in range(500)),
        "> " * 10000,
        "[a]: a" + " " * 10000 + "b",
        'a\n{: k="' + '\\"' * 900 + "x}",
        "* " * 5000,
        ("a" * 1000) * 1000,
    ],
)
def test_hostile_text_is_converted(text):
    assert convert(text, **GFM)


@pytest.mark.parametrize(
    "text",
    [
        "> " * 500 + "a",
        "".join("  " * depth + "* x\n" for depth in range(500)),
        '<div markdown="1">\n' * 500,
        "<div>" * 500,
        "<span>" * 500,
    ],
)
def test_nesting_is_bounded_with_one_warning(text):
    document = Document(text, **GFM)
    messages = [w.message for w in document.warnings if f"{MAX_NESTING} levels" in w.message]
    assert len(messages) == len(set(messages)) > 0
    assert _depth(document.root) <= 3 * MAX_NESTING


def _depth(element):
    return 1 + max((_depth(child) for child in element.children), default=0)
