"""Korean readers meet no English sentence around comments."""

import ast
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = ROOT / "comments" / "locale" / "ko" / "LC_MESSAGES" / "django.po"
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}


def translations():
    entry = r'^msgid "(.+)"\n(?:msgid_plural .*\n)?msgstr(?:\[0\])? "(.*)"$'
    found = re.findall(entry, CATALOGUE.read_text("utf-8"), re.MULTILINE)
    return {msgid.replace('\\"', '"'): text for msgid, text in found}


def sentences_in_python():
    for file in sorted((ROOT / "comments").glob("**/*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS:
                yield node.args[0].value


def sentences_in_templates():
    block = re.compile(
        r"{% blocktranslate[^%]*%}\s*(.*?)\s*{% (?:plural|endblocktranslate) %}", re.S
    )
    for file in sorted((ROOT / "templates" / "comments").iterdir()):
        text = file.read_text("utf-8")
        yield from re.findall(r'{% translate "([^"]+)" %}', text)
        for sentence in block.findall(text):
            yield re.sub(r"{{ (\w+) }}", r"%(\1)s", sentence)


@pytest.mark.parametrize("sentence", sorted({*sentences_in_python(), *sentences_in_templates()}))
def test_every_sentence_is_translated(sentence):
    assert re.search("[가-힣]", translations().get(sentence, "")), "add it to the Korean catalogue"


def test_nothing_translated_went_out_of_use():
    assert set(translations()) == {*sentences_in_python(), *sentences_in_templates()}


@pytest.mark.django_db
def test_the_form_speaks_korean(post, client):
    if not CATALOGUE.with_suffix(".mo").is_file():
        pytest.skip("NO CATALOGUE: comments/locale was not compiled, so this check did not run")
    page = client.get(post.get_absolute_url(), headers={"accept-language": "ko"})
    section = HTMLParser(page.content.decode()).css_first("section#comments")
    assert [label.text(strip=True) for label in section.css("label")] == [
        "이름", "이메일 (선택)", "웹사이트 (선택)", "댓글", "이 칸은 비워 두세요",
    ]  # fmt: skip
    assert [button.text(strip=True) for button in section.css("button")] == ["보내기", "미리 보기"]
