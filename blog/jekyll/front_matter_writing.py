"""Writing front matter: single keys changed, every other byte kept.

Each way of writing is a proposal; the caller reads it back and takes the first that holds
what it should. The last proposal writes the block anew.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import yaml

from blog.jekyll.scalars import UNWRITTEN, scalar

_CLOSING = re.compile(r"^(?:---|\.\.\.|\+\+\+)\s*\Z", re.M)
_TABLE = re.compile(r"^\s*\[", re.M)


def proposals(
    raw: str, format: str, changes: Mapping[str, object], wanted: Mapping[str, object]
) -> Iterator[str]:
    """Yield front matter that may hold ``wanted``, the most sparing first."""
    newline = "\r\n" if "\r\n" in raw else "\n"
    if format == "json":
        yield json.dumps(plain(wanted), ensure_ascii=False, indent=2, default=str) + "\n"
        return
    if format == "plain":
        yield "---\n" + _yaml(wanted).replace("\n", newline) + "---\n"
        return
    block = _toml if format == "toml" else _yaml
    spans = _toml_spans if format == "toml" else _yaml_spans
    head, inside, tail = _parts(raw, "+++" if format == "toml" else "---")
    try:
        kept = _edited(inside, spans(inside), changes, block)
        yield head + kept.replace("\n", newline) + tail
    except (yaml.YAMLError, tomllib.TOMLDecodeError, TypeError, RecursionError):
        pass
    yield head + block(wanted).replace("\n", newline) + tail


def plain(value: Any) -> Any:
    """Return ``value`` with the types that front matter knows: tuples and sets as lists."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value


def _parts(raw: str, mark: str) -> tuple[str, str, str]:
    """Return the opening line, the values (with bare newlines) and the closing part."""
    if not raw.strip("\ufeff"):
        return f"{raw}{mark}\n", "", f"{mark}\n"
    start = raw.index("\n") + 1
    closing = next(_CLOSING.finditer(raw, start))
    return raw[:start], raw[start : closing.start()].replace("\r\n", "\n"), raw[closing.start() :]


def _edited(
    inside: str,
    spans: list[tuple[str, int, int]],
    changes: Mapping[str, object],
    block: Any,
) -> str:
    """Replace the lines of each changed key, last first; new keys stand at the end."""
    lines = inside.splitlines(keepends=True)
    written = set()
    for key, start, end in reversed(spans):
        if key not in changes:
            continue
        value = changes[key]
        gone = value is None or key in written
        lines[start:end] = [] if gone else [block({key: value})]
        written.add(key)
    added = {k: v for k, v in changes.items() if v is not None and k not in written}
    if added and lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    place = len(lines)
    if block is _toml:
        tables = [number for number, line in enumerate(lines) if _TABLE.match(line)]
        place = tables[0] if tables else place
    return "".join(lines[:place]) + (block(added) if added else "") + "".join(lines[place:])


def _yaml_spans(inside: str) -> list[tuple[str, int, int]]:
    """Return each top-level key with the lines of its value, in order."""
    node = yaml.compose(inside, yaml.SafeLoader)
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise TypeError("not a block of keys")
    lines = inside.splitlines()
    return [
        (key.value, key.start_mark.line, _last_line(lines, key, value))
        for key, value in node.value
        if isinstance(key, yaml.ScalarNode)
    ]


def _last_line(lines: list[str], key: yaml.Node, value: yaml.Node) -> int:
    """Return the number after the last line of a value, comments below it left out."""
    mark = value.end_mark
    end = mark.line if mark.column == 0 and mark.line > key.start_mark.line else mark.line + 1
    end = min(end, len(lines))
    while end > key.start_mark.line + 1 and _is_filler(lines[end - 1]):
        end -= 1
    return max(end, key.start_mark.line + 1)


def _is_filler(line: str) -> bool:
    return not line.strip() or line.startswith("#")


def _toml_spans(inside: str) -> list[tuple[str, int, int]]:
    lines = inside.splitlines(keepends=True)
    spans = []
    number = 0
    while number < len(lines) and not _TABLE.match(lines[number]):
        end, values = _toml_value(lines, number)
        if len(values) == 1:
            spans.append((next(iter(values)), number, end))
        number = end
    return spans


def _toml_value(lines: list[str], start: int) -> tuple[int, dict[str, Any]]:
    """Read one value from line ``start`` on, which may span several lines."""
    for end in range(start + 1, len(lines) + 1):
        try:
            return end, tomllib.loads("".join(lines[start:end]))
        except tomllib.TOMLDecodeError:
            if end == len(lines):
                raise
    return len(lines), {}


_TAGS: dict[type, str] = {
    kind: f"tag:yaml.org,2002:{name}"
    for kind, name in (
        (type(None), "null"),
        (bool, "bool"),
        (int, "int"),
        (float, "float"),
        (date, "timestamp"),
        (datetime, "timestamp"),
    )
}


class _Dumper(yaml.SafeDumper):
    """YAML that Ruby and we read alike: quoted where a plain scalar would be no string."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Indent lists below their key."""
        super().increase_indent(flow, indentless=False)

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """Say what a plain scalar would be read as, so that others are quoted."""
        if kind is yaml.ScalarNode and implicit[0]:
            return _TAGS.get(type(scalar(value)), "tag:yaml.org,2002:str")
        return super().resolve(kind, value, implicit)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Write every value out."""
        return True


def _represent_string(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = "'" if value.startswith(":") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _represent_datetime(dumper: yaml.SafeDumper, value: datetime) -> yaml.ScalarNode:
    """Write a moment as Jekyll's authors do: ``2019-07-13 14:49:09 +0900``."""
    text = value.strftime("%Y-%m-%d %H:%M:%S").rjust(19, "0")
    text += f".{value.microsecond:06d}" if value.microsecond else ""
    text += "" if value.tzinfo is None or value.tzinfo is UNWRITTEN else f" {value:%z}"
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", text)


def _represent_date(dumper: yaml.SafeDumper, value: date) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", value.isoformat())


_Dumper.add_representer(str, _represent_string)
_Dumper.add_representer(datetime, _represent_datetime)
_Dumper.add_representer(date, _represent_date)


def _yaml(values: Mapping[str, object]) -> str:
    if not values:
        return ""
    return yaml.dump(
        plain(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6
    )


def _toml(values: Mapping[str, object]) -> str:
    return "".join(f"{_toml_key(key)} = {_toml_literal(value)}\n" for key, value in values.items())


def _toml_key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key, ensure_ascii=False)


def _toml_literal(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return (
            "{" + ", ".join(f"{_toml_key(k)} = {_toml_literal(v)}" for k, v in value.items()) + "}"
        )
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml_literal, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
