"""kramdown is called as Jekyll calls it."""

from blog.markup.jekyll_defaults import kramdown_options

from .vocabulary import page


def test_the_sites_settings_win_and_null_leaves_the_default():
    options = kramdown_options({"auto_ids": False, "input": None, "math_engine": None})
    assert options["auto_ids"] is False
    assert options["input"] == "GFM"
    assert options["math_engine"] is None


def test_the_highlighters_options_are_merged():
    options = kramdown_options({"syntax_highlighter_opts": {"block": {"line_numbers": True}}})
    assert options["syntax_highlighter_opts"] == {
        "block": {"line_numbers": True},
        "default_lang": "plaintext",
        "guess_lang": True,
    }


def test_jekylls_own_settings_are_no_options():
    assert page("a", kramdown={"show_warnings": True, "guess_lang": False}).warnings == ()
