"""The catalogues say every message in Korean, and no message by guess."""

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
