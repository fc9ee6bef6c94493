"""What the site says of itself: from ``_config.yml`` and ``_data`` into the one row."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from blog.importing.authors import author_name
from blog.importing.report import ImportProblem
from blog.jekyll.config import DEFAULTS, NAMES
from blog.jekyll.site import Tree
from blog.models import SiteConfiguration
from blog.publishing import jsonable

_ABSENT = object()
# Jekyll's own settings that say how a text comes out.
_RENDERING = frozenset({"kramdown", "excerpt_separator"})


def store_configuration(tree: Tree) -> tuple[bool, list[ImportProblem]]:
    """Write what the site says of itself, if it says anything new.

    Return whether it did, and a line on each setting that stays as it was changed here though
    the file says something new of it as well. What was changed here since the last import
    stays; ``tree`` is rendered with it.
    """
    site = SiteConfiguration.current()
    said, data = _as_json(tree.config), _as_json(tree.data)
    former = site.imported or site.config
    if not tree.is_configured and site.config:
        said = former  # the file could not be read
    config, both = _merged(site.config, former, said)
    wanted = {
        "title": str(config.get("title") or config.get("name") or "")[:200],
        "description": str(config.get("description") or ""),
        "author_name": author_name(config.get("author") or _social_name(config), data),
        "lang": str(config.get("lang") or config.get("locale") or "")[:35],
        "config": config,
        "data": data,
        "imported": {**said, **{key: former[key] for key in both if key in former}},
    }
    problems = [_kept(key, config.get(key), said.get(key)) for key in both]
    tree.config = _for_rendering(tree.config, config, said)
    if all(getattr(site, name) == value for name, value in wanted.items()):
        return False, problems
    for name, value in wanted.items():
        setattr(site, name, value)
    site.save()
    return True, problems


def _social_name(config: Mapping[str, Any]) -> Any:
    """Return the name that stands for the author in sites of the theme Chirpy."""
    social = config.get("social")
    return social.get("name") or "" if isinstance(social, Mapping) else ""


def _merged(
    here: Mapping[str, Any], former: Mapping[str, Any], said: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """Return the settings that stand, and the keys that were changed on both sides.

    ``former`` is what the last import read; who alone changed a setting since then decides.
    """
    merged: dict[str, Any] = {}
    both = []
    for key in {**said, **here, **former}:
        ours, base, theirs = (one.get(key, _ABSENT) for one in (here, former, said))
        if theirs in (base, ours):
            value = ours
        elif ours == base:
            value = theirs
        else:
            value = ours
            both.append(key)
        if value is not _ABSENT:
            merged[key] = value
    return merged, both


def _for_rendering(
    read: dict[str, Any], config: Mapping[str, Any], said: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the settings as ``read``, with what was changed here of those that texts show.

    Where files lie and what their addresses are, the tree alone says.
    """
    shown = {
        key
        for key in {*config, *said}
        if (key not in DEFAULTS or key in _RENDERING)
        and config.get(key, _ABSENT) != said.get(key, _ABSENT)
    }
    own = {key: config[key] for key in shown if key in config}
    return {**{key: value for key, value in read.items() if key not in shown}, **own}


def _kept(key: str, here: Any, said: Any) -> ImportProblem:
    ours, theirs = (json.dumps(value, ensure_ascii=False)[:80] for value in (here, said))
    return ImportProblem(
        NAMES[0],
        f"“{key}” was changed in the file and here since the last import: it stays {ours}, "
        f"the file says {theirs}; write the same at both places",
    )


def _as_json(values: Any) -> Any:
    """Return ``values`` as the database gives them back, so that they can be compared."""
    return json.loads(json.dumps(jsonable(values), cls=DjangoJSONEncoder))
