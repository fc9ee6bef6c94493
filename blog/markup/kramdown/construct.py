"""What a construct declares of itself: a name, a pattern to begin with and its parser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from blog.markup.kramdown.parser import Parser


class BlockConstruct(NamedTuple):
    """A block: ``parse`` is called where ``start`` matches and says whether it took it."""

    name: str
    start: re.Pattern[str]
    parse: Callable[[Parser, re.Match[str]], bool]


class SpanConstruct(NamedTuple):
    """A span: ``special`` are the beginnings at which text is interrupted to look for it.

    Each of them is a regular expression that begins with a literal character; ``parse`` is
    called where ``start`` matches and takes something, or declines by answering False.
    """

    name: str
    special: tuple[str, ...]
    start: re.Pattern[str]
    parse: Callable[[Parser, re.Match[str]], bool | None]
