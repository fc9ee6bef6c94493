"""Caches that stand for one shared by nodes: one that works, one that is dead."""

from typing import Any

from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache


class SharedCache(LocMemCache):
    """The memory of this process, as if it were another machine's."""


class DeadCache(BaseCache):
    """A machine that does not answer."""

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, *_: Any, **__: Any) -> Any:
        raise ConnectionRefusedError

    add = set = delete = get
