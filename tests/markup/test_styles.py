"""Inline styles keep every harmless property, as it is written."""

import pytest

from blog.markup.styles import InlineStyles


@pytest.mark.parametrize(
    "style",
    [
        "font-style:italic; font-size:50%",
        "text-align: center",
        "position: relative",
        "position:relative;padding-bottom:56.25%;height:0",
        "overflow:hidden;position:absolute;left:-10000px;top:0px;width:1px;height:1px",
        "display:grid;grid-template-columns:repeat(2, 1fr)",
        "--gap: 3px",
        "{color: red}",
        "background: url(https://example.org/a.png)",
        "background: url('/a.png') no-repeat",
        "color: red !important",
        "width: calc(100% - 2px)",
    ],
)
def test_harmless_declarations_stay(style):
    assert InlineStyles().sanitize_css(style) == style


@pytest.mark.parametrize(
    "harm",
    [
        "position: fixed",
        "position: sticky",
        "POSITION: FIXED",
        "pos\\ition: fixed",
        "position: var(--x)",
        "{position: fixed}",
        "position/**/: fixed",
        "behavior: url(x.htc)",
        "-moz-binding: url(x.xml)",
        "width: expression(alert(1))",
        "background: url(javascript:x)",
        "background: url('javascript:x')",
        "background: url(data:text/html,x)",
        "background: u\\rl(javascript:x)",
        "background: -moz-element(#a)",
    ],
)
def test_harmful_declarations_go_and_the_others_stay(harm):
    assert InlineStyles().sanitize_css(f"color: red; {harm}; margin: 0") == "color: red; margin: 0"
