"""Filters of addresses."""

from collections.abc import Callable, Mapping
from typing import Any

from blog.markup.liquid import addresses, printing
from blog.markup.liquid.context import Context


def relative_url(value: Any, context: Context) -> str | None:
    """Return an address below the site's ``baseurl``."""
    return None if value is None else addresses.relative_url(_address(value), _site(context))


def absolute_url(value: Any, context: Context) -> str | None:
    """Return an address with the site's ``url`` and ``baseurl``."""
    return None if value is None else addresses.absolute_url(_address(value), _site(context))


def _address(value: Any) -> str:
    """Return an address, a document's own where the value is a document."""
    return printing.to_s(value.get("url") if isinstance(value, Mapping) else value)


def _site(context: Context) -> Any:
    return context.resolve("site", default={})


FILTERS: Mapping[str, Callable[..., Any]] = {
    "relative_url": relative_url,
    "absolute_url": absolute_url,
}
