"""Rendering a template whose tags may be broken: they stay as text, and are named."""

import re
import time
from collections.abc import Callable, Mapping
from typing import TextIO, TypeVar

from liquid import Environment
from liquid.exceptions import LiquidError, LiquidInterrupt, ResourceLimitError, StopRender
from liquid.parser import get_parser
from liquid.stream import TokenStream

from blog.markup.article import Notice
from blog.markup.liquid.context import SECONDS, Context, LimitReached
from blog.markup.liquid.lexing import Lexer

_REPAIRS = 100
_SHORTCODES = ("{{<", "{{%")
_ENDING = re.compile(r"end\w+|else|elsif|when")
_Result = TypeVar("_Result")


def repaired(
    text: str, environment: Environment, attempt: Callable[[Lexer], _Result]
) -> tuple[_Result, list[Notice]]:
    """Return what ``attempt`` makes of ``text``, with a notice for each broken tag.

    It is tried again with one more broken tag taken as text until it works. Lines count from
    1 in ``text``. Raises ResourceLimitError where a limit is reached.
    """
    broken: dict[int, str] = {}
    known = _names(environment)
    deadline = time.thread_time() + SECONDS
    while True:
        lexer = Lexer(text, broken, known)
        try:
            result = attempt(lexer)
        except LiquidError as error:
            if isinstance(error, ResourceLimitError):
                raise
            place = _culprit(lexer, error, environment)
            spent = len(broken) >= _REPAIRS or time.thread_time() > deadline
            if place is None or place in broken or spent:
                raise LimitReached(_reason(error), token=None) from error
            broken[place] = _complaint(lexer, place, error)
            continue
        return result, _notices(lexer, broken)


def render(lexer: Lexer, context: Context, buffer: TextIO) -> None:
    """Render the template in ``lexer`` to ``buffer``. Raises LiquidError with its token."""
    nodes = get_parser(context.env).parse(TokenStream(lexer.tokens()))
    for node in nodes:
        try:
            node.render(context, buffer)
        except LiquidInterrupt:
            break
        except StopRender:
            break
        except LiquidError as error:
            error.token = error.token or node.token
            raise
        except RecursionError as error:
            raise LimitReached("tags are nested too deep", token=None) from error


def _culprit(lexer: Lexer, error: LiquidError, environment: Environment) -> int | None:
    """Return the place of the tag that ``error`` is about; of one without an end, its start."""
    token = error.token
    if token is not None and token.source is lexer.source and token.start_index >= 0:
        for start, end, _ in lexer.tags:
            if start <= token.start_index < end:
                return start
    stack: list[tuple[int, str]] = []
    for start, _, name in lexer.tags:
        if name.startswith("end") and stack and stack[-1][1] == name[3:]:
            stack.pop()
        elif name and getattr(environment.tags.get(name), "end", ""):
            stack.append((start, name))
    return stack[-1][0] if stack else None


def _complaint(lexer: Lexer, place: int, error: LiquidError) -> str:
    """Return what to tell the author of a broken tag; "" where it follows from another."""
    end, name = next((end, name) for start, end, name in lexer.tags if start == place)
    shown = _shown(lexer, place, end)
    if _ENDING.fullmatch(name):
        return f"{shown} belongs to no tag before it; take it away, or mend the tag that it ends"
    return f"{shown} cannot be understood ({_reason(error)}); its text is kept, mend it"


def _reason(error: LiquidError) -> str:
    return str(error.message or type(error).__name__).strip()


def _names(environment: Environment) -> frozenset[str]:
    """Return the names that may stand in a tag, those of endings and middles too."""
    names = ["raw", *(name for name in environment.tags if name.isidentifier())]
    endings = [f"end{name}" for name in names]
    return frozenset([*names, *endings, "#", "else", "elsif", "when"])


def _notices(lexer: Lexer, broken: Mapping[int, str]) -> list[Notice]:
    """Return what to tell the author, in the order of the text and not endlessly."""
    unclosed = "a Liquid tag is opened and never closed; close it, or put {% raw %} around it"
    messages = dict.fromkeys(lexer.unclosed[:_REPAIRS], unclosed)
    named = {name for _, _, name in lexer.unknown}
    for start, end, name in lexer.unknown[:_REPAIRS]:
        if name.removeprefix("end") not in named - {name}:
            messages[start] = (
                f"{_shown(lexer, start, end)}: there is no tag “{name}” here; its text is kept, "
                "write what it stood for in its place"
            )
    for start, end, name in lexer.tags:
        if not name and lexer.source.startswith(_SHORTCODES, start):
            messages[start] = (
                f"{_shown(lexer, start, end)}: a shortcode of Hugo shows nothing here; write what "
                "it stood for in its place"
            )
    messages.update(broken)
    text = lexer.source
    found = ((text.count("\n", 0, place) + 1, messages[place]) for place in sorted(messages))
    return [Notice(message, line) for line, message in dict.fromkeys(found)]


def _shown(lexer: Lexer, start: int, end: int) -> str:
    written = lexer.source[start:end]
    return written if len(written) <= 80 else written[:77] + "…"
