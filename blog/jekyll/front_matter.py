"""Front matter: the block of values at the head of a file, in YAML, TOML or JSON."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from blog.jekyll import front_matter_writing, headers, safe_yaml

Format = Literal["yaml", "toml", "json", "plain", "none"]
"""``plain`` is a header of lines, as Pelican writes it, which only ``split_any`` takes."""

_YAML = re.compile(r"\A\ufeff?(---[^\S\n]*\n.*?\n?)^((?:---|\.\.\.)\s*$\n?)", re.A | re.M | re.S)
_TOML = re.compile(r"\A\ufeff?\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.M | re.S)
_JSON = re.compile(r"\A\ufeff?\{\s*(?:\"|\}[ \t]*(?:\r?\n|\Z))")
_END_OF_LINE = re.compile(r"[ \t]*(?:\r?\n|\Z)")
_UNCLOSED = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n[ \t]*[\w\"'-]+[ \t]*[:=]")


class FrontMatterError(ValueError):
    """Front matter that cannot be read: ``message`` says what to do, ``line`` where."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A text taken apart; ``raw + body`` is always the text, byte for byte.

    ``raw`` ends with the closing line; blank lines right after YAML belong to it, as Jekyll
    has it, so that ``body`` begins where Jekyll's content does. ``first_line`` is the line of
    the file on which ``body`` begins.
    """

    values: dict[str, Any] = field(default_factory=dict)
    raw: str = ""
    body: str = ""
    first_line: int = 1
    format: Format = "none"

    def line_of(self, key: str) -> int:
        """Return the line of the file on which the value of ``key`` begins, 1 where it is not."""
        written = re.compile(rf"[\"']?{re.escape(key)}[\"']?\s*[:=]", re.I)
        lines = enumerate(self.raw.splitlines(), start=1)
        return next((number for number, line in lines if written.match(line)), 1)


def split(text: str) -> FrontMatter:
    """Take ``text`` apart. Raises FrontMatterError where its head cannot be read."""
    for pattern, read, name in _FORMATS:
        match = pattern.match(text)
        if match:
            end, values = read(text, match)
            if end:
                raw = text[:end]
                return FrontMatter(values, raw, text[end:], raw.count("\n") + 1, name)
    unclosed = _UNCLOSED.match(text)
    if unclosed:
        mark = unclosed[1]
        raise FrontMatterError(
            f"the front matter is opened by {mark} and never closed; "
            f"put a line of {mark} alone after its last value",
            1,
        )
    mark = text[: text.startswith("\ufeff")]
    return FrontMatter(raw=mark, body=text[len(mark) :])


def split_any(text: str) -> FrontMatter:
    """Take apart a text of another generator, whose header may lack its opening line.

    Raises FrontMatterError where its head cannot be read.
    """
    found = split(text)
    header = headers.read(text) if found.format == "none" else None
    if not header:
        return found
    end, values = header
    raw = text[:end]
    return FrontMatter(values, raw, text[end:], raw.count("\n") + 1, "plain")


def update(raw: str, changes: Mapping[str, object]) -> str:
    """Return the front matter ``raw`` with the keys of ``changes`` set; None removes a key.

    Every other byte stays. Where there was no front matter, YAML is written. Raises
    FrontMatterError where ``raw`` cannot be read.
    """
    old = split_any(raw)
    wanted = {**old.values, **changes}
    wanted = {
        key: value
        for key, value in wanted.items()
        if value is not None or (key not in changes and key in old.values)
    }
    for written in front_matter_writing.proposals(raw, old.format, changes, wanted):
        if _reads_as(written, wanted):
            return written
    raise FrontMatterError("these values cannot be written as front matter", 1)


def _reads_as(raw: str, values: Mapping[str, object]) -> bool:
    try:
        read = split(raw)
        expected = front_matter_writing.plain(values)
        if read.format == "json":  # which has no dates
            expected = json.loads(json.dumps(expected, default=str))
        return read.values == expected
    except FrontMatterError:
        return False


def _read_yaml(text: str, match: re.Match[str]) -> tuple[int, dict[str, Any]]:
    inside = match[1].split("\n", 1)[1]
    first = 1 + text[: match.start(1) + len(match[1]) - len(inside)].count("\n")
    try:
        values = safe_yaml.load(inside, first)
    except safe_yaml.YAMLError as error:
        raise FrontMatterError(f"the front matter: {error.message}", error.line) from error
    return match.end(), _mapping(values, first)


def _read_toml(_: str, match: re.Match[str]) -> tuple[int, dict[str, Any]]:
    try:
        return match.end(), tomllib.loads(match[1].replace("\r\n", "\n"))
    except RecursionError as error:
        raise FrontMatterError("the front matter is nested too deep; flatten it", 1) from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place[1]) if place else 1
        shown = (match[1].splitlines() or [""])[line - 1 : line]
        message = f"the front matter is no TOML: {error}. The line: {''.join(shown).strip()[:120]}"
        raise FrontMatterError(message, line + 1) from error


def _read_json(text: str, match: re.Match[str]) -> tuple[int, dict[str, Any]]:
    """Read JSON of Hugo's kind; a body may begin with a brace too, which is no mistake."""
    start = text.index("{", match.start())
    try:
        values, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return 0, {}
    rest = _END_OF_LINE.match(text, end)
    return (rest.end(), values) if rest and isinstance(values, dict) else (0, {})


def _mapping(values: object, line: int) -> dict[str, Any]:
    if isinstance(values, dict):
        return values
    if not values:
        return {}
    raise FrontMatterError(
        "the front matter is not made of “key: value” lines; write it so, or, if the “---” at the "
        "head of the file is a rule, put a blank line above it",
        line,
    )


_FORMATS: tuple[tuple[re.Pattern[str], Any, Format], ...] = (
    (_YAML, _read_yaml, "yaml"),
    (_TOML, _read_toml, "toml"),
    (_JSON, _read_json, "json"),
)
