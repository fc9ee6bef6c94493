"""What the site says of itself: from ``_config.yml`` and ``_data`` into the one row."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from blog.importing.authors import author_name
from blog.jekyll.site import Tree
from blog.models import SiteConfiguration
from blog.publishing import jsonable


def store_configuration(tree: Tree) -> bool:
    """Write what the site says of itself, if it says anything new; return whether it did.

    What somebody changed here since the last import stays, as long as the file says of it
    what it said then.
    """
    site = SiteConfiguration.current()
    config, data = _as_json(tree.config), _as_json(tree.data)
    wanted = {
        "title": str(config.get("title") or config.get("name") or "")[:200],
        "description": str(config.get("description") or ""),
        "author_name": author_name(config.get("author") or "", data),
        "lang": str(config.get("lang") or config.get("locale") or "")[:35],
        "config": config,
        "data": data,
    }
    if all(getattr(site, name) == value for name, value in wanted.items()):
        return False
    for name, value in wanted.items():
        setattr(site, name, value)
    site.save()
    return True


def _as_json(values: Any) -> Any:
    """Return ``values`` as the database gives them back, so that they can be compared."""
    return json.loads(json.dumps(jsonable(values), cls=DjangoJSONEncoder))
