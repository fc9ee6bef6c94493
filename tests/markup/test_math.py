r"""Formulas that kramdown writes as \( \) and \[ \] become MathML with the TeX kept."""

import pytest

from blog.markup.math import mathml, without_delimiters

from .vocabulary import html_page, page


def test_a_formula_in_text_keeps_its_tex():
    html = page("합은 $$a < b$$ 이다").html
    assert "<p>합은 <math>" in html
    assert '<annotation encoding="application/x-tex">a &lt; b</annotation>' in html


def test_a_formula_alone_is_a_block():
    assert '<math display="block">' in page("$$\nx^2\n$$").html


def test_code_is_no_formula():
    assert r"\(x\)" in html_page(r"<code>\(x\)</code>").html


def test_what_cannot_be_converted_stays_tex_and_is_reported():
    rendered = page("처음\n\n$$\\nosuchcommand{x}$$\n")
    assert r"\nosuchcommand{x}" in rendered.html
    assert "<math" not in rendered.html
    [warning] = rendered.warnings
    assert r"\nosuchcommand" in warning.message
    assert warning.line == 3


@pytest.mark.parametrize(
    "tex",
    [
        r"\style{position:fixed}{x}",
        r"\class{admin}{x}",
        r"\href{javascript:alert(1)}{x}",
        r"\text{<script>alert(1)</script>}",
        r"x\text{</annotation></semantics></math><img src=x onerror=alert(1)>}",
    ],
)
def test_tex_brings_no_markup_of_its_own(tex):
    html = mathml(tex, block=False)
    for harm in ("style=", "class=", "href=", "<script", "<img"):
        assert harm not in html.replace("&lt;", "")


def test_a_formula_that_defines_macros_is_left_alone():
    assert mathml(r"\def\a{\b\b}\def\b{\a\a}\a", block=False) == ""


def test_formulas_read_as_words():
    assert without_delimiters(r"시간은 \(n\) 이다 \[x\] 끝") == "시간은 n 이다   끝"


@pytest.mark.parametrize(
    "tex",
    [
        r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
        r"\begin{aligned}[t] a &= b \\ c &= d \end{aligned}",
        r"\begin{split} a &= b \\ c &= d \end{split}",
        r"\begin{gather*} a = b \\ c = d \end{gather*}",
        r"\begin{equation} \begin{split} a &= b \\ c &= d \end{split} \end{equation}",
        r"\begin{dcases} a & b \\ c & d \end{dcases}",
    ],
)
def test_lines_of_an_inner_environment_stand_below_one_another(tex):
    shown = mathml(tex, block=True)
    assert shown.count("<mtr>") == 2
    assert "<mi>&amp;</mi>" not in shown


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"\arg\max_{x} f", "<mo>arg</mo>"),
        (r"a \& b", "&amp;"),
        (r"\Big\rvert_0^1", "|"),
        (r"\bigl\lVert x \bigr\rVert", ">‖</mo>"),
        (r"\Big\| x", ">‖</mo>"),
    ],
)
def test_words_that_the_library_lacks_are_said_in_others(tex, shown):
    assert shown in mathml(tex, block=True)


def test_an_alignment_that_is_not_understood_stays_tex():
    assert mathml("a & b", block=True) == ""
