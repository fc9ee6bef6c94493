"""Every fact of every document of five real sites, against what Jekyll itself said of them."""

import json
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from blog.jekyll import site, taxonomy

SITES = Path(__file__).parents[3] / "shared" / "sites"
NAMES = ("benbalter", "dblock", "jekyll", "johngrib", "sirlis")

pytestmark = pytest.mark.skipif(
    not SITES.is_dir(), reason=f"SKIPPED: the real sites are not at {SITES}"
)


@pytest.fixture(scope="module", params=NAMES)
def pair(request) -> tuple[site.Tree, dict[str, dict[str, Any]], Path]:
    folder = SITES / request.param
    lines = (folder / "documents.jsonl").read_text("utf-8").split("\n")
    truth = {nfc(item["source"]): item for item in map(json.loads, filter(None, lines))}
    return site.read(folder / "site"), truth, folder


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def listed(value: Any) -> list[str]:
    return [taxonomy.text_of(item) for item in value or []]


def expected(truth: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of a document as Jekyll has them."""
    facts = {
        "kind": truth["kind"],
        "url": nfc(unquote(truth["url"])),
        "ext": truth["ext"],
        "published": truth["published"],
        "comments": bool(truth["comments"]),
        "redirect_to": next(iter(flat(truth["redirect_to"])), None),
        "redirect_from": [f"/{path.strip('/')}" for path in flat(truth["redirect_from"])],
        "public": truth["written"],
        "error": None,
    }
    if truth["kind"] != "page":
        facts |= {
            "title": str(truth["title"]),
            "slug": truth["slug"],
            "categories": listed(truth["categories"]),
            "tags": listed(truth["tags"]),
            "date_in_front_matter": truth["date_in_front_matter"],
        }
    if truth["kind"] == "post":
        facts["date"] = datetime.fromisoformat(truth["date"]).astimezone(UTC)
    return facts


def flat(value: Any) -> Iterator[str]:
    yield from [value] if isinstance(value, str) else value or []


def test_every_fact_of_every_document_is_jekylls(pair):
    tree, truth, _ = pair
    found = {document.source: document for document in tree.documents}
    assert found.keys() == truth.keys()
    for source, item in truth.items():
        facts = expected(item)
        document = found[source]
        ours = {name: getattr(document, name) for name in facts.keys() - {"public"}}
        ours["redirect_from"] = [f"/{path.strip('/')}" for path in document.redirect_from]
        ours["public"] = document.output and document.published
        assert (source, ours) == (source, facts)


def test_every_file_that_jekyll_wrote_is_somebodys_address(pair):
    tree, _, folder = pair
    known = {asset.url for asset in tree.assets}
    for document in tree.documents:
        known |= {document.url, *document.alternative_urls, *document.redirect_from}
    known |= {path.rstrip("/") for path in known}
    names = filter(None, (folder / "files.txt").read_text("utf-8").split("\n"))
    written = {f"/{nfc(name)}" for name in names}
    spelled = {path: {path, path.removesuffix("index.html").rstrip("/")} for path in written}
    assert {path for path, ways in spelled.items() if not ways & known} == set()


def test_nothing_is_wrong_with_a_real_tree(pair):
    tree, _, _ = pair
    assert tree.problems == []
