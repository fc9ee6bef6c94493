"""The data files of a tree (``_data``): YAML, JSON, CSV and TSV, nested as their folders."""

import csv
import io
import json
import os
import re
from pathlib import Path
from typing import Any

from blog.jekyll import safe_yaml, text_file
from blog.jekyll.entries import Entries
from blog.jekyll.problem import Problem

_FORBIDDEN = re.compile(r"[^\w\s-]+|(?:(?<=\b\s)|(?<=^))\s+(?=$|\s?\b)", re.A)
_WHITE = re.compile(r"\s+")
_YAML_LIKE = (".yaml", ".yml", ".json")
_TABLES = {".csv": ",", ".tsv": "\t"}


def read(entries: Entries, folder: str, encoding: str = "utf-8") -> dict[str, Any]:
    """Return what the files in ``folder`` hold; those that cannot be read are problems."""
    if not os.path.isdir(entries.root / folder):
        return {}
    found: dict[str, Any] = {}
    for entry in entries.below(folder):
        suffix = Path(entry.source).suffix.lower()
        if suffix not in (*_YAML_LIKE, *_TABLES):
            continue
        try:
            value = _value(text_file.read(entry.path, entries.root, encoding), suffix)
        except (text_file.Unreadable, safe_yaml.YAMLError) as error:
            entries.problems.append(Problem(entry.source, error.line, error.message))
            continue
        except csv.Error as error:
            entries.problems.append(Problem(entry.source, 0, f"this is no table: {error}"))
            continue
        _put(found, entry.source[len(folder) + 1 :], value)
    return found


def _put(found: dict[str, Any], path: str, value: object) -> None:
    *folders, name = path.split("/")
    place = found
    for part in folders:
        inner = place.setdefault(_key(part), {})
        if not isinstance(inner, dict):
            inner = place[_key(part)] = {}
        place = inner
    place[_key(name.rpartition(".")[0])] = value


def _key(name: str) -> str:
    """Return a file's name as templates know it."""
    return _WHITE.sub("_", _FORBIDDEN.sub("", name))


def _value(text: str, suffix: str) -> object:
    text = text.lstrip("\ufeff")
    if suffix in _TABLES:
        return _rows(text, _TABLES[suffix])
    if suffix == ".json":
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return safe_yaml.load(text)
    return safe_yaml.load(text)


def _rows(text: str, delimiter: str) -> list[dict[str, str | None]]:
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row]
    if not rows:
        return []
    names = rows[0]
    return [
        {name: row[place] or None if place < len(row) else None for place, name in enumerate(names)}
        for row in rows[1:]
    ]
