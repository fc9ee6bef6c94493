"""The catalogues say every message in Korean, and no message by guess."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

LOCALES = Path(__file__).resolve().parents[2] / "blog" / "locale"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_nothing_is_translated_by_guess(language):
    with (LOCALES / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        assert [message.id for message in read_po(file) if message.fuzzy] == []


def test_korean_is_complete_and_keeps_every_placeholder():
    with (LOCALES / "ko" / "LC_MESSAGES" / "django.po").open("rb") as file:
        messages = [message for message in read_po(file, locale="ko") if message.id]
    assert len(messages) > 200
    for message in messages:
        english = message.id if isinstance(message.id, str) else message.id[0]
        korean = message.string if isinstance(message.string, str) else message.string[0]
        assert korean, english
        assert sorted(PLACEHOLDER.findall(korean)) == sorted(PLACEHOLDER.findall(english))


ROOT = LOCALES.parents[1]
TRANSLATE = re.compile(r"""\{%\s*translate\s+(["'])(.+?)\1""")
SAID = re.compile(r"""_\((["'])(.+?)\1\)""")
BLOCK = re.compile(r"\{%\s*blocktranslate\b(.*?)%\}(.*?)\{%\s*endblocktranslate\s*%\}", re.DOTALL)
PLURAL = re.compile(r"\{%\s*plural\s*%\}")
SPOKEN = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}


def in_templates() -> set[str]:
    """Return the messages of the templates, those of comments and of the admin apart."""
    found = set()
    for file in (ROOT / "templates").rglob("*.html"):
        if file.relative_to(ROOT / "templates").parts[0] not in {"comments", "admin"}:
            text = file.read_text("utf-8")
            found |= {message for _, message in (*TRANSLATE.findall(text), *SAID.findall(text))}
            for options, block in BLOCK.findall(text):
                trimmed = " ".join(block.split()) if "trimmed" in options else block
                singular = PLURAL.split(trimmed)[0]
                found.add(re.sub(r"\{\{\s*(\w+)\s*\}\}", r"%(\1)s", singular))
    return found


def in_modules() -> set[str]:
    """Return the messages of the modules of the blog."""
    found = set()
    for file in (ROOT / "blog").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                first = node.args[0]
                if node.func.id in SPOKEN and isinstance(first, ast.Constant):
                    found.add(first.value)
    return found


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("spoken", [in_templates, in_modules])
def test_everything_that_is_said_stands_in_the_catalogue(language, spoken):
    with (LOCALES / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        ids = [message.id for message in read_po(file) if message.id]
    known = {message if isinstance(message, str) else message[0] for message in ids}
    said = {message for message in spoken() if message.strip()}
    assert len(said) > 50
    assert sorted(said - known) == []
