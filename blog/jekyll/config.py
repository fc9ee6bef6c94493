"""The configuration of a site: Jekyll's defaults with the site's own files over them."""

import copy
import os
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from blog.jekyll import permalink, safe_yaml, text_file
from blog.jekyll.problem import Problem

NAMES = ("_config.yml", "_config.yaml", "_config.toml")
"""The names that Jekyll looks for; the first that exists is read."""

DEFAULTS: Mapping[str, Any] = {
    "destination": "_site",
    "collections_dir": "",
    "layouts_dir": "_layouts",
    "data_dir": "_data",
    "includes_dir": "_includes",
    "collections": {},
    "include": [".htaccess"],
    "exclude": [],
    "keep_files": [".git", ".svn"],
    "encoding": "utf-8",
    "markdown_ext": "markdown,mkdown,mkdn,mkd,md",
    "show_drafts": None,
    "limit_posts": 0,
    "future": False,
    "unpublished": False,
    "markdown": "kramdown",
    "highlighter": "rouge",
    "excerpt_separator": "\n\n",
    "baseurl": None,
    "permalink": "date",
    "paginate_path": "/page:num",
    "timezone": None,
    "defaults": [],
    "plugins": [],
    "liquid": {"error_mode": "warn", "strict_filters": False, "strict_variables": False},
    # Jekyll's own options for kramdown are the renderer's to know.
    "kramdown": {},
}

DEFAULT_EXCLUDES = (
    ".sass-cache", ".jekyll-cache", "gemfiles", "Gemfile", "Gemfile.lock", "node_modules",
    "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/",
)  # fmt: skip
"""What Jekyll leaves out of every site."""

_LISTS = ("include", "exclude", "keep_files", "defaults", "plugins")
_TEXTS = (
    "destination", "collections_dir", "layouts_dir", "data_dir", "includes_dir", "encoding",
    "markdown_ext", "permalink", "paginate_path", "excerpt_separator",
)  # fmt: skip


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return both mappings in one, deeply; ``above`` wins, but for its nulls."""
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            result[key] = merged(old, value)
        elif value is not None or key not in result:
            result[key] = value
    return result


class Configuration(NamedTuple):
    """The settings of a site, what is wrong with them, and whether every file was read."""

    values: dict[str, Any]
    problems: list[Problem]
    is_whole: bool


def read(root: Path, files: Sequence[Path] = ()) -> Configuration:
    """Return the configuration of the tree at ``root``, and what is wrong with it.

    ``files`` are the configuration files in the order of ``--config``, later ones win; their
    names are then the setting ``config``, as Jekyll has it. Without them the one with Jekyll's
    name is read. A file that cannot be read is a problem and counts as empty.
    """
    paths = list(files) or [root / name for name in NAMES if os.path.lexists(root / name)][:1]
    config: dict[str, Any] = copy.deepcopy(dict(DEFAULTS))
    problems: list[Problem] = []
    for path in paths:
        config = merged(config, _file(root, path, problems, inside=not files))
    is_whole = not problems
    _checked(config, paths[-1].name if paths else NAMES[0], problems)
    config["exclude"] = [*config["exclude"], *DEFAULT_EXCLUDES]
    config["collections"] = _collections(config)
    if files:
        config["config"] = [_name(root, path) for path in files]
    return Configuration(config, problems, is_whole)


def _file(root: Path, path: Path, problems: list[Problem], *, inside: bool) -> dict[str, Any]:
    try:
        text = text_file.read(path, root if inside else None)
        values = (
            tomllib.loads(text) if path.suffix.lower() == ".toml" else safe_yaml.load(text) or {}
        )
        if not isinstance(values, dict):
            raise safe_yaml.YAMLError("the configuration is not made of “key: value” lines", 1)
        return values
    except (safe_yaml.YAMLError, text_file.Unreadable) as error:
        problems.append(Problem(_name(root, path), error.line, error.message))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problems.append(Problem(_name(root, path), 0, f"this is not TOML: {error}"))
    return {}


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _checked(config: dict[str, Any], name: str, problems: list[Problem]) -> None:
    """Put Jekyll's default in the place of a setting of a kind that cannot be."""
    for key in _LISTS:
        if not isinstance(config[key], list):
            problems.append(Problem(name, 0, f"“{key}” must be a list; it is not heeded"))
            config[key] = copy.deepcopy(DEFAULTS[key])
    for key in _TEXTS:
        if not isinstance(config[key], str):
            config[key] = str(config[key])
    for key in ("kramdown", "liquid"):
        if not isinstance(config[key], dict):
            problems.append(Problem(name, 0, f"“{key}” must hold settings; it is not heeded"))
            config[key] = copy.deepcopy(DEFAULTS[key])


def _collections(config: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the collections with their settings, the posts first."""
    named = config["collections"]
    if isinstance(named, list):
        named = {str(name): {} for name in named}
    if not isinstance(named, dict):
        named = {}
    collections = {
        str(label): dict(settings) if isinstance(settings, dict) else {}
        for label, settings in {"posts": {}, **named}.items()
    }
    collections["posts"]["output"] = True
    if not collections["posts"].get("permalink"):
        collections["posts"]["permalink"] = permalink.style_template(config["permalink"])
    return collections
