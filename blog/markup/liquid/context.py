"""What a template is rendered in: the names it sees, the site's includes, the limits."""

import re
import time
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

from liquid.context import RenderContext
from liquid.exceptions import ResourceLimitError
from liquid.token import Token
from liquid.utils import ReadOnlyChainMap

from blog.markup.article import Notice

ITERATIONS = 100_000
"""How many turns all loops of one document may take together."""
OUTPUT = 5_000_000
"""How many bytes a document may grow to, and how long one value may be."""
INCLUDES = 1_000
"""How many includes a document may make, those inside includes counted."""
DEPTH = 30
"""How deep includes may stand inside each other."""
SECONDS = 10.0
"""How long a processor may work on the expansion of one document."""


class LimitReached(ResourceLimitError):
    """The document asks for more than a document may; it is not expanded any further."""


@dataclass(slots=True)
class State:
    """What all templates of one expansion share."""

    name: str
    include: Callable[[str], str | None]
    markdownify: Callable[[str], str]
    zone: tzinfo = UTC
    warnings: list[Notice] = field(default_factory=list)
    iterations: int = 0
    includes: int = 0
    depth: int = 0
    deadline: float = field(default_factory=lambda: time.thread_time() + SECONDS)
    source: str = ""
    line_starts: list[int] = field(default_factory=list)
    index: dict[str, str] | None = None

    def begin(self, source: str) -> None:
        """Make ``source`` the text that lines are counted in, with nothing said of it yet."""
        self.source = source
        self.warnings = []
        self.line_starts = [0] + [match.end() for match in re.finditer("\n", source)]

    def line_of(self, token: Token) -> int:
        """Return the line of the document that a token stands on, 1 inside an include."""
        if token.source is not self.source:
            return 1
        return bisect_right(self.line_starts, token.start_index)

    def tick(self) -> None:
        """Raise LimitReached where the time is up."""
        if time.thread_time() > self.deadline:
            raise LimitReached("it takes too long", token=None)

    def iterate(self, turns: int) -> None:
        """Count the turns of a loop that is about to begin. Raises LimitReached."""
        self.tick()
        self.iterations += turns
        if self.iterations > ITERATIONS:
            raise LimitReached(f"its loops take more than {ITERATIONS} turns", token=None)

    def check(self, value: object) -> None:
        """Raise LimitReached where a value has grown beyond all measure."""
        size = len(value) if isinstance(value, str | list | tuple | range) else 0
        if isinstance(value, int) and value.bit_length() > 10_000:
            size = OUTPUT + 1
        if size > (OUTPUT if isinstance(value, str) else ITERATIONS):
            raise LimitReached("a value grows too large", token=None)


class Context(RenderContext):
    """Liquid's context with Jekyll's names only, and the state of the expansion."""

    __slots__ = ("state",)
    state: State

    def __init__(self, *args: Any, state: State, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.state = state
        self.scope = ReadOnlyChainMap(self.locals, self.globals, self.counters)

    def raise_for_loop_limit(self, length: int = 1) -> None:
        """Count the turns of every loop."""
        self.state.iterate(length)

    def get_item(self, obj: Any, key: Any) -> Any:
        """Return an item as Ruby would: a key that is no text finds nothing in a hash."""
        if isinstance(obj, list | tuple) and isinstance(key, str) and key.lstrip("-").isdigit():
            raise KeyError(key)
        return super().get_item(obj, key)


class Recorder(StringIO):
    """The output of a document, with the line of the source that each part comes from."""

    def __init__(self) -> None:
        super().__init__()
        self.size = 0
        self.marks: list[tuple[int, int, bool]] = []

    def mark(self, line: int, *, runs: bool) -> None:
        """Say that what follows comes from ``line``, and whether its lines run on from there."""
        self.marks.append((self.size, line, runs))

    def write(self, text: str) -> int:
        """Write, unless the document grows too large."""
        self.size += len(text)
        if self.size > OUTPUT:
            raise LimitReached("the text grows too large", token=None)
        return super().write(text)

    def lines(self) -> tuple[int, ...]:
        """Return the line of the source for each line of the output."""
        starts = [0] + [match.end() for match in re.finditer("\n", self.getvalue())]
        places = [place for place, _, _ in self.marks]
        numbers = []
        for number, start in enumerate(starts):
            at = bisect_right(places, start) - 1
            place, line, runs = self.marks[at] if at >= 0 else (0, 1, True)
            passed = number - (bisect_right(starts, place) - 1)
            numbers.append(line + passed if runs else line)
        return tuple(numbers)


def zone_of(variables: Mapping[str, Any]) -> tzinfo:
    """Return the time zone of the site, UTC where it names none."""
    site = variables.get("site")
    name = site.get("timezone") if isinstance(site, Mapping) else None
    try:
        return ZoneInfo(str(name)) if name else UTC
    except (OSError, ValueError, KeyError):
        return UTC
