"""The document: its tree with lines, its warnings, its options, and the extension."""

import markdown
import pytest

from blog.markup.kramdown import Document, KramdownExtension, SourceWarning, convert
from blog.markup.kramdown.options import OPTIONS, documentation


def _lines(source, kind, **options):
    found = []

    def visit(element):
        if element.type == kind:
            found.append(element.line)
        for child in element.children:
            visit(child)

    visit(Document(source, **options).root)
    return found


@pytest.mark.parametrize(
    ("source", "kind", "lines"),
    [
        ("a\n\nb\n\nc", "p", [1, 3, 5]),
        ("# a\n\n> b\n>\n> c", "p", [3, 5]),
        ("* a\n* b\n  * c\n\n    d", "li", [1, 2, 3]),
        ("a\n\nb\n[c](d)\n", "a", [4]),
        ("a\n\n![b](c)", "img", [3]),
        ("~~~\na\n~~~\n\n    b", "codeblock", [1, 5]),
        ("a | b\nc | d", "tr", [1, 2]),
        ("a\n\n<div>\nb\n</div>", "html_element", [3]),
    ],
)
def test_elements_know_their_lines(source, kind, lines):
    assert _lines(source, kind) == lines


@pytest.mark.parametrize(
    ("source", "warning"),
    [
        ("a\n\nb[^c]", SourceWarning("Footnote definition for 'c' not found", 3)),
        (
            "a\n\n[^c]: d",
            SourceWarning("Footnote definition for 'c' is unreferenced - ignoring", 3),
        ),
        ("[a]: b\n[A]: c", SourceWarning("Duplicate link ID 'a' - overwriting", 2, harmless=True)),
        (
            "a\n\n<div>",
            SourceWarning("Found no end tag for 'div' - auto-closing it", 3, harmless=True),
        ),
        (
            "a\n\nb </b> c",
            SourceWarning("Found invalidly used HTML closing tag for 'b'", 3, harmless=True),
        ),
        (
            "{::comment}\na",
            SourceWarning("No stop tag for extension 'comment' found - ignoring it", 1),
        ),
        ("{::options xyz='1' /}", SourceWarning("Unknown kramdown option 'xyz'", 1)),
    ],
)
def test_trouble_is_a_warning_with_its_line(source, warning):
    assert warning in Document(source).warnings


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"nonsense": 1}, "Option nonsense is unknown and was ignored"),
        (
            {"footnote_nr": "x"},
            "Option footnote_nr: 'x' is not a whole number; the default is used",
        ),
        (
            {"toc_levels": "9"},
            "Option toc_levels: levels are numbers from 1 to 6; the default is used",
        ),
        ({"link_defs": 3}, "Option link_defs: it has to be a mapping; the default is used"),
    ],
)
def test_an_option_that_cannot_be_taken_is_reported(options, message):
    document = Document("a", **options)
    assert SourceWarning(message, 0) in document.warnings
    assert document.to_html() == "<p>a</p>\n"


def test_a_quote_that_is_no_entity_is_reported():
    document = Document("'a'", smart_quotes="nonsense,rsquo,ldquo,rdquo")
    assert document.to_html() == "<p>‘a’</p>\n"
    assert "nonsense" in document.warnings[0].message


def test_every_option_has_a_sentence_and_takes_its_default():
    for option in OPTIONS.values():
        assert option.sentence.endswith(".")
        assert option.parse(option.default) == option.default
    assert documentation().count("\n") == len(OPTIONS) - 1


def test_options_are_kramdowns_in_name_and_default():
    assert OPTIONS["hard_wrap"].default is True
    assert OPTIONS["entity_output"].default == "as_char"
    assert OPTIONS["math_engine"].default == "mathjax"


def test_the_dialect_is_an_extension_of_python_markdown():
    engine = markdown.Markdown(extensions=[KramdownExtension(input="GFM")])
    assert engine.convert("~~a~~\n{: .x}") == '<p class="x"><del>a</del></p>'
    assert engine.convert("[a]") == "<p>[a]</p>"


def test_nothing_of_one_document_reaches_the_next():
    convert("[a]: b\n\n*[c]: d\n\n{:x: .y}\n\n# h")
    assert convert("[a] c\n{: x}") == "<p>[a] c</p>\n"


def test_carriage_returns_are_line_ends():
    assert convert("a\r\n\r\nb\rc") == "<p>a</p>\n\n<p>b\nc</p>\n"


def test_math_without_an_engine_stays_readable():
    assert convert("$$a$$", math_engine=None) == '<div class="kdmath">$$\na\n$$</div>\n'
    assert convert("$$a$$ b") == "<p>\\(a\\) b</p>\n"
