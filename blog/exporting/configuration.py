"""``_config.yml`` as it was brought, with what was changed here since."""

import json
from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from blog.importing.records import MARK
from blog.jekyll import config as jekyll_config
from blog.jekyll import front_matter
from blog.models import SiteConfiguration
from blog.publishing import jsonable

_FIELDS = {"title": "title", "description": "description", "author": "author_name", "lang": "lang"}
# Which files the configuration came from; no setting of theirs.
_FILES = "config"
# Jekyll adds to these what it would do anyway.
_COMPLETED = ("collections", "exclude")


def config_files(site: SiteConfiguration, present: Container[str]) -> list[str]:
    """Return the names of the configuration files of those that are ``present``, last wins."""
    named = site.config.get("config")
    files = [name for name in named if name in present] if isinstance(named, list) else []
    return files or [name for name in jekyll_config.NAMES if name in present][:1]


def written_config(
    root: Path, files: Sequence[str], site: SiteConfiguration, defaults: list[dict[str, Any]]
) -> tuple[str, str]:
    """Return the name and the text of the configuration file that holds what was changed here.

    It is the last of ``files``, which lie in the tree at ``root``; ``defaults`` are front
    matter defaults that the export itself needs. Raises FrontMatterError where the values
    cannot be written, UnicodeDecodeError where the file is not UTF-8.
    """
    name = files[-1] if files else jekyll_config.NAMES[0]
    original = (root / name).read_bytes().decode("utf-8") if files else ""
    stored = jekyll_config.read(root, [root / file for file in files]).values
    changes = _changes(_as_json(stored), site)
    if not original:
        changes = {**_own_fields(site), **changes}
    if defaults:
        own = changes.get("defaults", stored["defaults"])
        changes["defaults"] = [*own, *defaults]
    if changes:
        return name, _updated(original, changes, toml=name.endswith(".toml"))
    return name, original


def _changes(stored: Mapping[str, Any], site: SiteConfiguration) -> dict[str, Any]:
    """Return the keys whose values differ from those in the file, None for what is gone."""
    if not site.config:
        return {}
    wanted = {key: value for key, value in _as_json(site.config).items() if key != _FILES}
    stored = {key: value for key, value in stored.items() if key != _FILES}
    changed = {key: value for key, value in wanted.items() if value != stored.get(key)}
    gone = {key: None for key in stored if key not in wanted and key not in jekyll_config.DEFAULTS}
    for key in _COMPLETED:
        if key in changed and _is_completed(stored.get(key), changed[key]):
            del changed[key]
    return changed | gone


def _is_completed(stored: Any, wanted: Any) -> bool:
    """Whether ``wanted`` is ``stored`` without what reading adds."""
    if isinstance(stored, list) and isinstance(wanted, list):
        added = set(jekyll_config.DEFAULT_EXCLUDES)
        return [one for one in stored if one not in added] == [
            one for one in wanted if one not in added
        ]
    return False


def _own_fields(site: SiteConfiguration) -> dict[str, Any]:
    values = {key: getattr(site, name) for key, name in _FIELDS.items()}
    return {key: value for key, value in values.items() if value and key not in site.config}


def _updated(original: str, changes: Mapping[str, Any], *, toml: bool) -> str:
    """Return ``original`` with ``changes``, every other line as it is."""
    mark = "+++" if toml else "---"
    has_head = not toml and original.lstrip("\ufeff").startswith("---")
    text = original if has_head else f"{mark}\n{original}"
    text = text if text.endswith("\n") else text + "\n"
    written = front_matter.update(f"{text}{mark}\n", changes)
    inside = written[: written.rindex(mark)]
    return inside if has_head else inside.split("\n", 1)[1]


def _as_json(values: Any) -> Any:
    return json.loads(json.dumps(jsonable(values), cls=DjangoJSONEncoder))


def scoped(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry of ``defaults`` for the file ``name`` alone, marked as the export's."""
    return {"scope": {"path": name}, "values": {**values, MARK: True}}
