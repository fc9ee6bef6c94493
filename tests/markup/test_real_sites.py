"""Sanitising and decorating change nothing of what Jekyll made of real posts."""

import importlib.util
import json
import sys

import pytest

from blog.markup import Source, Surroundings
from blog.markup.document import Document
from blog.markup.rendering import render

SITES = ("benbalter", "dblock", "jekyll", "johngrib", "sirlis")
EACH = 23


@pytest.fixture
def same(shared, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(shared / "tools"), *sys.path])
    spec = importlib.util.spec_from_file_location("compare_site", shared / "tools/compare_site.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda ours, theirs: module.same(ours, theirs)[0]


def documents(shared, site):
    lines = (shared / "sites" / site / "documents.jsonl").read_text("utf-8").split("\n")
    found = [json.loads(line) for line in lines if line]
    return [document for document in found if document["content_html"]][::EACH]


@pytest.mark.parametrize("site", SITES)
def test_every_document_is_what_jekyll_made(shared, same, site):
    for document in documents(shared, site):
        html = document["content_html"]
        source = Source(html, document["source"], format="html")
        rendered = render(Document(source, Surroundings(), html, document["excerpt_html"] or ""))
        assert same(rendered.html, html), document["source"]
        assert same(rendered.excerpt, document["excerpt_html"] or ""), document["source"]


def test_the_seeds_contents_and_sources_are_the_authors(shared):
    [path] = (shared / "seeds").glob("*.txt")
    html = json.loads((shared / "seeds" / "expected.json").read_text("utf-8"))["content_html"]
    text = path.read_text("utf-8").split("---", 2)[2]
    rendered = render(Document(Source(text), Surroundings(), html))
    assert [section.label[:2] for section in rendered.contents] == ["1.", "2.", "3."]
    assert [(c.kind, len(c.places), bool(c.title)) for c in rendered.references] == [
        ("source", 1, True),
        ("source", 1, True),
        ("source", 3, True),
        ("source", 1, True),
        ("source", 1, True),
    ]
    assert [citation.byline for citation in rendered.references] == [
        "알려줌",
        "길벗 '무작정 따라하기'",
        "이경현",
        "ECONOMY CHOSUN BOOKS",
        "김은영 객원기자",
    ]
