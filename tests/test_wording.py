"""What an import says in English is said in Korean on a page."""

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from django.utils import translation

from blog.importing import import_tree
from blog.wording import said
from tests.importing.conftest import post, write_tree

__all__ = ["write_tree"]

BAD = {
    "_posts/2020-01-01-quote.md": "---\ntitle: 'open\n---\nx",
    "_posts/2020-01-01-open.md": "---\ntitle: x\n",
    "_posts/2020-01-01-colon.md": "---\ntitle: a: b: c\n---\nx",
    "_posts/2020-01-01-date.md": "---\ndate: 어제쯤\n---\nx",
    "_posts/2020-01-01-empty.md": "",
    "_posts/2020-01-01-cp949.md": "한글".encode("cp949"),
    "_posts/2020-01-01-big.md": "가" * 2_000_000,
    "_posts/undated.md": post(),
    "_posts/2020-01-02-twin.md": "---\npermalink: /a/\n---\n",
    "_posts/2020-01-03-twin.md": "---\npermalink: /a/\n---\n",
    "_posts/2020-01-04-to.md": "---\nredirect_to: 'javascript:1'\n---\n",
    "_posts/2020-01-05-liquid.md": post(body="{% nonsense %}{% if %}\n\n{% include no.html %}"),
    "_posts/2020-01-06-markup.md": post(body="<script>1</script>\n\n[x](irc:y) <form>z</form>"),
    "_posts/2020-01-07-kramdown.md": post(body="a[^1] [b][c] <b>d\n\n![](/e.png)\n\n[^2]: f"),
    "_posts/2020-01-08-bomb.md": post(body="{% for a in (1..999999) %}a{% endfor %}"),
    "tag.md": "---\nlayout: tag\ntag: t\n---\n",
    "index.html": "---\n---\nx",
    "tags.md": "---\npermalink: /tags/\n---\nx",
}
ENGLISH = ["the", "is", "of", "not", "for"]


@pytest.mark.django_db
def test_every_line_of_a_bad_tree_is_said_in_korean(write_tree):
    tagged = post().replace("title", "tags: t\ntitle", 1)
    report = import_tree(write_tree({**BAD, "_posts/2020-01-09-t.md": tagged}))
    found = [one for _, problems in report.sections() for one in problems]
    assert {one.source for one in found} == {*BAD} - {"_posts/2020-01-03-twin.md"}
    with translation.override("ko"):
        spoken = [said(one.message) for one in found]
    assert [text for text in spoken if set(ENGLISH) & set(text.split())] == []


def test_what_nobody_translated_stays_as_it_is():
    with translation.override("ko"):
        assert said("the moon is %(made)s of cheese") == "the moon is %(made)s of cheese"


def test_values_stay_as_they_are():
    with translation.override("ko"):
        spoken = said(
            "the image /the %(src)s {0}.png is not in the tree; bring it, or mend the address"
        )
    assert spoken.startswith("/the %(src)s {0}.png 이미지가")


# What the lower rooms report by, and the names that they give a sentence before.
REPORTING = {
    *("warn", "remark", "too_deep", "_warn", "_problem", "_note", "failed", "Notice"),
    *("ImportProblem", "Problem", "MarkupError", "FrontMatterError", "YAMLError", "Unreadable"),
    *("OptionError", "LimitReached", "TooLarge", "LiquidSyntaxError", "LiquidTypeError"),
}
NAMES = {"message", "sentence", "unclosed"}
ROOMS = ("markup", "jekyll", "importing")
# Heard on a terminal alone, or known by what stands in the place of their first value.
APART = {
    *("there is no such file or folder; check the path", "x - ignoring it", "x; UTC is taken"),
    "Mokcha has a page of its own for the x x; x leads to it",
}


def sentences(node: ast.AST) -> Iterator[str]:
    """Yield the sentences that ``node`` reports, with something in the place of their values."""
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        reported = node.args if name in REPORTING else []
    elif isinstance(node, ast.Assign):
        named = {getattr(target, "id", "") for target in node.targets}
        reported = [node.value] if named & NAMES else []
    else:
        return
    for part in reported:
        pieces = part.values if isinstance(part, ast.JoinedStr) else [part]
        if not isinstance(pieces[0], ast.Constant | ast.FormattedValue):
            continue
        values = (piece.value if isinstance(piece, ast.Constant) else "x" for piece in pieces)
        yield "".join(map(str, values))


def test_every_sentence_of_the_lower_rooms_can_be_said_in_korean():
    root = Path(__file__).resolve().parents[1] / "blog"
    files = chain.from_iterable((root / room).rglob("*.py") for room in ROOMS)
    trees = [ast.parse(file.read_text("utf-8")) for file in files]
    found = {text for tree in trees for node in ast.walk(tree) for text in sentences(node)}
    told = {text for text in found if " " in text and "%s" not in text} - APART
    assert len(told) > 80
    with translation.override("ko"):
        assert sorted(text for text in told if said(text) == text) == []
