"""The file of settings is read as people write it."""

import re
from pathlib import Path

import pytest

from blog.environment import Environment

EXAMPLE = Path(__file__).resolve().parent.parent / ".env.example"


@pytest.fixture
def read(tmp_path):
    """Read a file of settings beside an environment; return what holds then."""

    def read(text, **variables):
        class Fresh(Environment):
            ENVIRON = dict(variables)

        (tmp_path / ".env").write_text(text, "utf-8")
        Fresh().read_file(tmp_path / ".env")
        return Fresh.ENVIRON

    return read


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("KEY=value", "value"),
        ("KEY=value   # why", "value"),
        ("KEY=             # nothing", ""),
        ("KEY=pass#word", "pass#word"),
        ('KEY="a # b"  # why', "a # b"),
        ("KEY='a # b'", "a # b"),
        ("export KEY=value\r", "value"),
        ("  KEY=value  ", "value"),
        ("\ufeffKEY=value", "value"),
    ],
)
def test_a_line(read, line, value):
    assert read(line) == {"KEY": value}


def test_the_environment_wins(read):
    assert read("KEY=file\nOTHER=file", KEY="set") == {"KEY": "set", "OTHER": "file"}


def test_the_example_may_be_used_as_it_is_once_its_marks_are_taken_off(read):
    text = EXAMPLE.read_text("utf-8")
    found = read(re.sub(r"^# (?=[A-Z_]+=)", "", text, flags=re.M))
    assert len(found) > 20
    assert {name: value for name, value in found.items() if "#" in value or " " in value} == {}


def test_no_file_is_fine(tmp_path):
    Environment().read_file(tmp_path / "none")
