"""Where pages are kept: in the memory of the process, and in the cache that nodes share."""

import hashlib
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.cache import caches

from blog.caching.entries import Entry

logger = logging.getLogger(__name__)
Key = tuple[str, ...]
# Seconds for which a shared cache that failed is left alone.
_PAUSE = 5.0
# How long a page that another process renders is waited for, in seconds.
_TURN, _STEP = 2.0, 0.02
_NOT_SHARED = ("LocMemCache", "DummyCache")


class Pages:
    """Pages by their keys, in which the generation stands: none here is ever wrong.

    A copy in this process answers first; where ``CACHE_URL`` names a cache that nodes share,
    what one of them rendered serves all. A shared cache that fails is done without.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._near: OrderedDict[Key, Entry] = OrderedDict()
        self._lock = threading.Lock()
        self._turns: dict[Key, tuple[threading.Lock, int]] = {}
        self._silent_until = 0.0
        self._is_shared = not settings.CACHES["default"]["BACKEND"].endswith(_NOT_SHARED)

    def near(self, key: Key) -> Entry | None:
        """Return the page at ``key`` if this process has it and it has not run out."""
        entry = self._near.get(key)
        if entry is None or entry.expires <= time.time():
            return None
        with self._lock:
            if key in self._near:
                self._near.move_to_end(key)
        return entry

    def find(self, key: Key) -> Entry | None:
        """Return the page at ``key``, from here or from the shared cache."""
        entry = self.near(key)
        if entry is not None or not self._asks_far:
            return entry
        with self._forgiving():
            found = caches["default"].get(_name(key))
            if found is not None and Entry(*found).expires > time.time():
                self._remember(key, Entry(*found))
                return Entry(*found)
        return None

    def keep(self, key: Key, entry: Entry) -> None:
        """Keep ``entry`` until it runs out or room is needed."""
        seconds = entry.expires - time.time()
        if seconds <= 0:
            return
        self._remember(key, entry)
        if self._asks_far:
            with self._forgiving():
                caches["default"].set(_name(key), tuple(entry), max(1, int(seconds)))

    def _remember(self, key: Key, entry: Entry) -> None:
        with self._lock:
            old = self._near.pop(key, None)
            self._bytes += entry.size - (old.size if old else 0)
            self._near[key] = entry
            while self._bytes > self._most_bytes and self._near:
                self._bytes -= self._near.popitem(last=False)[1].size

    @contextmanager
    def turn(self, key: Key) -> Iterator[None]:
        """Let one reader at a time render the page at ``key``; the others find it kept then."""
        with self._lock:
            lock, waiting = self._turns.get(key, (threading.Lock(), 0))
            self._turns[key] = lock, waiting + 1
        try:
            with lock, self._far_turn(key):
                yield
        finally:
            with self._lock:
                lock, waiting = self._turns.pop(key)
                if waiting > 1:
                    self._turns[key] = lock, waiting - 1

    @contextmanager
    def _far_turn(self, key: Key) -> Iterator[None]:
        """Wait while another process renders the page, but not for ever: it may have died."""
        name, mine, end = _name(key) + ".turn", False, time.monotonic() + _TURN
        while self._asks_far and not mine and time.monotonic() < end:
            with self._forgiving():
                mine = caches["default"].add(name, 1, int(_TURN))
                if not mine and self.find(key) is not None:
                    break
            if not mine:
                time.sleep(_STEP)
        try:
            yield
        finally:
            if mine:
                with self._forgiving():
                    caches["default"].delete(name)

    @property
    def _asks_far(self) -> bool:
        return self._is_shared and time.monotonic() >= self._silent_until

    @contextmanager
    def _forgiving(self) -> Iterator[None]:
        """Go on without the shared cache where it fails, with whatever its client raises."""
        try:
            yield
        except Exception:
            self._silent_until = time.monotonic() + _PAUSE
            logger.warning("The shared cache does not answer; pages are rendered.", exc_info=True)


def _name(key: Key) -> str:
    return "page." + hashlib.sha256("\n".join(key).encode()).hexdigest()
