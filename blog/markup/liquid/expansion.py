"""Expanding the Liquid of one document, whatever its author wrote."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from liquid.exceptions import ResourceLimitError
from liquid.template import BoundTemplate

from blog.markup.article import Notice
from blog.markup.liquid.context import Context, Recorder, State, zone_of
from blog.markup.liquid.environment import ENVIRONMENT
from blog.markup.liquid.lexing import Lexer
from blog.markup.liquid.printing import TooLarge
from blog.markup.liquid.rendering import render, repaired

_PAYLOAD = {"count": 9, "min": "content", "max": "theme"}
"""What Ruby answers for names of its own: Jekyll's globals are a collection of nine names."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """A text after Liquid; ``lines`` holds for each of its lines the line of the file."""

    text: str
    warnings: tuple[Notice, ...] = ()
    lines: tuple[int, ...] = ()


def expand(
    text: str,
    *,
    name: str = "<text>",
    first_line: int = 1,
    variables: Mapping[str, Any] | None = None,
    include: Callable[[str], str | None] = lambda _: None,
    markdownify: Callable[[str], str] = lambda text: text,
) -> Expansion:
    """Return ``text`` with its Liquid run, as Jekyll runs it before Markdown.

    ``name`` is the path of the document in its tree, ``first_line`` the line of the file on
    which ``text`` begins. ``variables`` are the globals (``site``, ``page``, …). ``include``
    answers an include by its name; for ``include_relative`` it is asked for ``./`` and the
    path from the root of the tree. A tag that is broken or unknown stays as it is written,
    and a notice says so; nothing is raised.
    """
    if "{{" not in text and "{%" not in text:
        count = text.count("\n") + 1
        return Expansion(text, (), tuple(range(first_line, first_line + count)))
    values = {**_PAYLOAD, **(variables or {})}
    state = State(name, include, markdownify, zone_of(values))
    try:
        output = _output(text, state, values)
    except (ResourceLimitError, TooLarge) as error:
        reason = getattr(error, "message", None) or str(error)
        message = f"the Liquid of this text is not run: {reason}; make it do less"
        count = text.count("\n") + 1
        lines = tuple(range(first_line, first_line + count))
        return Expansion(text, (Notice(message, first_line),), lines)
    before = first_line - 1
    warnings = tuple(Notice(item.message, item.line + before) for item in state.warnings)
    lines = tuple(line + before for line in output.lines())
    return Expansion(output.getvalue(), warnings, lines)


def _output(text: str, state: State, variables: Mapping[str, Any]) -> Recorder:
    """Render ``text``, broken tags left as they are and named in the state's warnings."""

    def attempt(lexer: Lexer) -> Recorder:
        state.begin(text)
        recorder = Recorder()
        template = BoundTemplate(ENVIRONMENT, [])
        render(lexer, Context(template, globals=variables, state=state), recorder)
        return recorder

    output, notices = repaired(text, ENVIRONMENT, attempt)
    state.warnings += notices
    return output
