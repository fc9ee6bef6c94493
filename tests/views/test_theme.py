"""The theme keeps its own rules, so that it stays as small as it is."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[2] / "static"
SHEETS = sorted((STATIC / "styles").rglob("*.css"))
SCRIPTS = sorted((STATIC / "scripts").glob("*.js"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(", re.IGNORECASE)


def rules_of(sheet: Path) -> str:
    return COMMENT.sub("", sheet.read_text("utf-8"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_is_one_layer_of_at_most_150_lines(sheet):
    text = rules_of(sheet).strip()
    assert len(sheet.read_text("utf-8").splitlines()) <= 150
    # Transitions between pages are set by an at-rule, which belongs to no element and no layer.
    layer = r"@layer (reset|tokens|base|layout|components|utilities)\b"
    assert re.match(layer, text) or "@view-transition" in text


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_colours_stand_in_the_tokens_alone(sheet):
    if not sheet.name.startswith("tokens"):
        assert COLOUR.findall(rules_of(sheet)) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_rule_shouts_and_none_names_an_id(sheet):
    text = rules_of(sheet)
    assert "!important" not in text or sheet.name == "utilities.css"
    selectors = re.findall(r"([^{};]+)\{", text)
    assert [s for s in selectors if re.search(r"#[a-z]", s)] == []


def test_every_token_that_is_used_exists():
    everything = "\n".join(map(rules_of, SHEETS))
    used = set(re.findall(r"var\((--[\w-]+)", everything))
    assert used - set(re.findall(r"(--[\w-]+):", everything)) == set()


def test_every_component_is_on_some_page():
    """A class that no template, script, renderer or author writes is sediment."""
    templates = [p.read_text("utf-8") for p in (STATIC.parent / "templates").rglob("*.html")]
    scripts = [p.read_text("utf-8") for p in SCRIPTS]
    written = "\n".join([*templates, *scripts])
    ours = {"header", "footer", "cover", "entries", "contents-list", "pagination", "article"}
    for sheet in SHEETS:
        if sheet.stem in ours:
            for name in re.findall(r"\.([a-z][\w-]+)", rules_of(sheet)):
                assert name in written, f"{sheet.name}: .{name}"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_one_behaviour_of_at_most_80_lines(script):
    assert len(script.read_text("utf-8").splitlines()) <= 80


def test_the_scripts_of_an_article_together_stay_below_ten_kilobytes():
    page = (STATIC.parent / "templates" / "blog" / "article.html").read_text("utf-8")
    sizes = [script.stat().st_size for script in SCRIPTS if f"scripts/{script.name}" in page]
    assert len(sizes) >= 5
    assert sum(sizes) < 10_000


def test_a_script_is_a_module_so_that_its_names_are_its_own():
    for template in (STATIC.parent / "templates").rglob("*.html"):
        for tag in re.findall(r"<script[^>]*scripts/[^>]*>", template.read_text("utf-8")):
            assert 'type="module"' in tag, (template.name, tag)
