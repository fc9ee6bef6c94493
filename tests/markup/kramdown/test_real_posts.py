"""Real posts of five blogs, element for element as Jekyll rendered them."""

import json
import re
from pathlib import Path

import pytest
import yaml

from blog.markup.kramdown import convert

SHARED = Path(__file__).resolve().parents[4] / "shared"
SITES = sorted((SHARED / "sites").glob("*/documents.jsonl"))
FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
HIGHLIGHTING = {"default_lang": "plaintext", "guess_lang": True}
STEP = 8


def _options(site):
    config = yaml.safe_load((site / "_config.yml").read_text("utf-8-sig")) or {}
    own = config.get("kramdown") or {}
    highlighting = {**HIGHLIGHTING, **(own.get("syntax_highlighter_opts") or {})}
    jekyll = {"input": "GFM", "hard_wrap": False}
    return {**jekyll, **own, "syntax_highlighter_opts": highlighting}


def _posts(documents, site):
    for line in documents.read_text("utf-8").split("\n"):
        post = json.loads(line) if line else {}
        if post.get("ext") not in (".md", ".markdown") or not post.get("content_html"):
            continue
        text = (site / post["source"]).read_text("utf-8-sig").replace("\r\n", "\n")
        body = FRONT_MATTER.sub("", text, count=1)
        if "{{" not in body and "{%" not in body:
            yield post["source"], body, post["content_html"]


@pytest.fixture
def same(monkeypatch):
    monkeypatch.syspath_prepend(str(SHARED / "tools"))
    import compare_site

    return compare_site.same


@pytest.mark.skipif(not SITES, reason=f"NOT RUN: there are no real sites in {SHARED}")
def test_sites_are_found():
    assert len(SITES) >= 5


@pytest.mark.parametrize("documents", SITES, ids=lambda path: path.parent.name)
def test_every_eighth_post_is_as_jekyll_made_it(documents, same):
    site = documents.parent / "site"
    options = _options(site)
    posts = list(_posts(documents, site))[::STEP]
    different = [name for name, body, html in posts if not same(convert(body, **options), html)[0]]
    assert different == []
    assert posts
