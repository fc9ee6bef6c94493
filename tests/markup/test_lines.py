"""Where in the source something stands that was found in the HTML."""

from blog.markup import Source, Surroundings, article
from blog.markup.lines import LineFinder


def test_the_third_of_the_html_is_the_third_of_the_source():
    finder = LineFinder("<b>\n\n<b>\n<B>\n<br>")
    assert [finder.line("<b") for _ in range(4)] == [1, 3, 4, 0]


def test_code_makes_no_elements():
    finder = LineFinder("`<form>`\n\n~~~\n<form>\n~~~\n\n<form>\n")
    assert finder.line("<form") == 7


def test_of_several_places_the_likeliest_wins():
    finder = LineFinder('<a href="/x">\n\n<a href="javascript:y">\n')
    assert finder.line("<a", ["javascript:y"]) == 3


def test_a_link_written_in_markdown_is_found_by_its_address():
    assert LineFinder("a\n\n[b](irc://c)\n").line("<a", ["irc://c"]) == 3


def test_removals_are_told_with_the_line_of_the_file():
    text = "글\n\n<script>\nx\n</script>\n\n[b](javascript:c)\n"
    removed = article(Source(text, "a.md", first_line=5), Surroundings()).removed
    assert [(item.what, item.line) for item in removed] == [
        ("<script>", 7),
        ('<a href="javascript:c">', 11),
    ]
