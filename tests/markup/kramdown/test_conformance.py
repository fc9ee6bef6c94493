"""kramdown's own test cases, and those of its GFM parser, each file a test of its own."""

import re
import sys
from pathlib import Path

import pytest
import yaml

from blog.markup.kramdown import convert
from blog.markup.kramdown.deviations import DEVIATIONS
from tests.markup.kramdown.assertions import assert_html

SHARED = Path(__file__).resolve().parents[4] / "shared"
FOLDERS = {"kramdown": SHARED / "conformance/kramdown", "GFM": SHARED / "conformance/kramdown-gfm"}


def _cases():
    for parser, folder in FOLDERS.items():
        for source in sorted(folder.rglob("*.text")):
            if source.with_suffix(".html").exists():
                name = f"{parser}/{source.relative_to(folder).with_suffix('')}"
                yield pytest.param(parser, source, id=name)


CASES = list(_cases())


def _plain(value):
    """Ruby's symbols as plain strings."""
    if isinstance(value, dict):
        return {str(key).lstrip(":"): _plain(item) for key, item in value.items()}
    symbol = isinstance(value, str) and re.fullmatch(r":\w+", value)
    return value[1:] if symbol else value


def _options(parser, source):
    own, common = source.with_suffix(".options"), source.parent / "options"
    path = own if own.exists() else common if common.exists() else None
    options = {"auto_ids": False, "footnote_nr": 1}
    if path is not None:
        options = _plain(yaml.safe_load(path.read_text("utf-8")) or {})
    return {**options, "input": "GFM"} if parser == "GFM" else options


@pytest.fixture
def normalise(monkeypatch):
    monkeypatch.syspath_prepend(str(SHARED / "tools"))
    import dom

    yield dom.normalise
    sys.modules.pop("dom", None)


@pytest.mark.skipif(not CASES, reason=f"NOT RUN: kramdown's own cases are not in {SHARED}")
def test_all_cases_are_found():
    assert len(CASES) == 198 + 16


@pytest.mark.parametrize(("parser", "source"), CASES)
def test_case(parser, source, normalise):
    html = convert(source.read_text("utf-8"), **_options(parser, source))
    expected = source.with_suffix(".html").read_text("utf-8")
    assert normalise(html) == normalise(expected)


@pytest.mark.parametrize("deviation", DEVIATIONS, ids=lambda deviation: deviation.name)
def test_deviation_is_as_described(deviation):
    assert_html(deviation.source, deviation.html, syntax_highlighter=None)
    assert deviation.reason
