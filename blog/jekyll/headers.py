"""Headers without an opening line, as Pelican and Hexo write them.

Pelican: ``Title: x`` and its like up to an empty line. Hexo: YAML that only a line of
``---`` ends.
"""

import re
from typing import Any

from blog.jekyll import safe_yaml

_HEADER = re.compile(
    r"\A\ufeff?((?:[A-Za-z][\w-]*:[^\n]*\n(?:(?:[ \t]+|- ?)\S[^\n]*\n)*)+)"
    r"(-{3,}[ \t]*\r?\n|[ \t]*\r?\n|\Z)"
)
_LINE = re.compile(r"([A-Za-z][\w-]*):[ \t]*(.*)")
_TITLE = re.compile(r"^title:", re.I | re.M)


def read(text: str) -> tuple[int, dict[str, Any]] | None:
    """Return where the header of ``text`` ends and its values, None where there is none.

    Only lines of the form ``key: value`` with a title among them are a header.
    """
    match = _HEADER.match(text)
    if not match or not _TITLE.search(match[1]):
        return None
    if match[2].startswith("-"):
        try:
            values = safe_yaml.load(match[1])
        except safe_yaml.YAMLError:
            values = None
        if isinstance(values, dict):
            return match.end(), values
    return match.end(), _lines(match[1])


def _lines(header: str) -> dict[str, Any]:
    """Return the values of plain lines; an indented line goes on with the one before."""
    values: dict[str, Any] = {}
    key = ""
    for line in header.splitlines():
        match = _LINE.match(line)
        if match:
            key = match[1]
            values[key] = match[2].strip()
        elif key:
            values[key] = f"{values[key]} {line.strip()}".strip()
    return values
