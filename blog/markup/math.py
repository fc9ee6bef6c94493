r"""Math: what kramdown writes as ``\( … \)`` and ``\[ … \]`` becomes MathML.

The TeX stays in an ``annotation``. What the library cannot convert stays TeX.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element
from selectolax.lexbor import LexborNode

from blog.markup import tree
from blog.markup.words import words

_OPENING = re.compile(r"\\[(\[]")
_VERBATIM = frozenset({"code", "pre", "kbd", "samp", "tt", "math", "svg", "script", "style"})
# A formula that defines macros may unfold without end; one that is longer is no formula.
_MACRO = re.compile(r"\\(?:def|let|(?:re)?newcommand|(?:re)?newenvironment|DeclareMathOperator)\b")
# What only a script on a page has a use for: extensions to load, names to refer to.
_UNSHOWN = re.compile(r"\\(?:require|label)\s*\{[^{}]*\}|\\(?:nonumber|notag)\b")
# The library knows one environment of several that set lines below one another.
_ALIKE = {"dcases": "cases"} | dict.fromkeys(
    ("aligned", "split", "gathered", "gather", "gather*", "multline", "multline*"), "align*"
)
_ENVIRONMENT = re.compile(rf"\\(begin|end)\{{({'|'.join(map(re.escape, _ALIKE))})\}}(?:\[[tcb]\])?")
_ONE_LINE = re.compile(r"\\(?:begin|end)\{equation\*?\}")
_TALL_BAR = re.compile(r"(\\[bB]igg?[lmr]?)\s*\\(?:([lr]?[vV])ert(?![a-zA-Z])|\|)")
_WORDS = {r"\arg": r"\operatorname{arg}", r"\&": r"\text{&}"}
_WORD = re.compile(r"\\(?:arg(?![a-zA-Z])|&)")
_LONGEST = 20_000
_DEEPEST = 100
_CHARACTER = re.compile(r"&#x?[0-9a-fA-F]+;")
_COMMAND = re.compile(r"\\[a-zA-Z]+")
_TAGS = words(
    """
    math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom msub
    msup msubsup munder mover munderover mmultiscripts mtable mtr mtd menclose
    """
)
_ATTRIBUTES = words(
    """
    accent accentunder columnalign columnlines columnspacing depth display displaystyle fence
    form height largeop linebreak linethickness lspace mathcolor mathsize mathvariant maxsize
    minsize movablelimits notation rowlines rowspacing rspace scriptlevel separator stretchy
    symmetric voffset width
    """
)
_VALUE = re.compile(r"[\w.%#+ -]*\Z")


class Formula(NamedTuple):
    """A formula in text: where it begins and ends with its delimiters, and its TeX."""

    start: int
    end: int
    tex: str
    block: bool


def formulas(text: str) -> Iterator[Formula]:
    """Yield the formulas of a text in order, in time that grows with its length only."""
    unclosed: set[str] = set()
    found = _OPENING.search(text)
    while found:
        closing = "\\)" if found[0] == "\\(" else "\\]"
        end = -1 if closing in unclosed else text.find(closing, found.end())
        if end < 0:
            unclosed.add(closing)
        if end > found.end():
            yield Formula(found.start(), end + 2, text[found.end() : end], closing == "\\]")
        found = _OPENING.search(text, max(found.end(), end + 2))


def show_math(body: LexborNode) -> list[str]:
    """Turn the formulas in a tree's text into MathML; return the TeX of those that stay TeX."""
    unshown: list[str] = []
    texts = [
        node
        for node in body.traverse(include_text=True)
        if node.is_text_node and next(formulas(tree.text_of(node)), None)
    ]
    for node in texts:
        if not tree.inside(node, _VERBATIM):
            _show_in(node, unshown)
    return unshown


def _show_in(node: LexborNode, unshown: list[str]) -> None:
    text = tree.text_of(node)
    parts = [(formula, mathml(formula.tex, block=formula.block)) for formula in formulas(text)]
    unshown += [formula.tex for formula, markup in parts if not markup]
    end = 0
    for formula, markup in parts:
        if markup:
            if formula.start > end:
                node.insert_before(text[end : formula.start])
            node.insert_before(tree.element(markup))
            end = formula.end
    if end > 0:
        _end_with(node, text[end:])


def _end_with(node: LexborNode, rest: str) -> None:
    """Put the rest of a text in the place of all of it."""
    if rest:
        node.insert_before(rest)
    node.decompose()


def without_delimiters(text: str) -> str:
    r"""Return text with formulas in it as words: ``\(n\)`` as ``n``, displayed ones left out."""
    pieces, end = [], 0
    for formula in formulas(text):
        pieces += [text[end : formula.start], " " if formula.block else formula.tex]
        end = formula.end
    return "".join([*pieces, text[end:]])


def mathml(tex: str, *, block: bool) -> str:
    """Return TeX as a ``math`` element with the TeX in an annotation, "" if it cannot be."""
    if len(tex) > _LONGEST or tex.count("{") > 10 * _DEEPEST or _MACRO.search(tex):
        return ""
    display = "block" if block else "inline"
    try:
        formula = convert_to_element(_understood(tex), display=display)
        shown = "".join(_written(child) for child in formula)
    except Exception:  # the library raises what it likes on what it does not know
        return ""
    # An ampersand that stands for itself is an alignment that the library did not see.
    if not shown or _COMMAND.search(shown) or "<mi>&amp;</mi>" in shown:
        return ""
    annotation = f'<annotation encoding="application/x-tex">{escape(tex, quote=False)}</annotation>'
    open_tag = '<math display="block">' if block else "<math>"
    return f"{open_tag}<semantics><mrow>{shown}</mrow>{annotation}</semantics></math>"


def _understood(tex: str) -> str:
    """Return TeX in the words that the library knows."""
    tex = _ONE_LINE.sub("", _UNSHOWN.sub("", tex))
    tex = _TALL_BAR.sub(lambda bar: bar[1] + ("|" if (bar[2] or "").endswith("v") else "‖"), tex)
    tex = _WORD.sub(lambda word: _WORDS[word[0]], tex)
    return _ENVIRONMENT.sub(lambda name: f"\\{name[1]}{{{_ALIKE[name[2]]}}}", tex)


def _written(item: Element, depth: int = 0) -> str:
    """Return an element of the library as MathML, of which only known parts are let through."""
    if item.tag not in _TAGS or depth > _DEEPEST:
        raise ValueError(item.tag)
    attributes = "".join(
        f' {name}="{value}"'
        for name, value in item.attrib.items()
        if name in _ATTRIBUTES and _VALUE.match(value)
    )
    inside = "".join(_written(child, depth + 1) for child in item)
    return f"<{item.tag}{attributes}>{_text(item.text)}{inside}</{item.tag}>"


def _text(text: str | None) -> str:
    """Return text escaped; the library writes symbols as character references."""
    return escape(_CHARACTER.sub(lambda match: unescape(match[0]), text or ""), quote=False)
