"""``{% include file key=value %}`` and its relatives; files come from the caller alone."""

import posixpath
import re
from io import StringIO
from typing import Any

from liquid.exceptions import LiquidSyntaxError
from liquid.token import Token

from blog.markup.article import Notice
from blog.markup.liquid.context import DEPTH, INCLUDES, Context, LimitReached
from blog.markup.liquid.lexing import Lexer
from blog.markup.liquid.rendering import render, repaired
from blog.markup.liquid.tags.parts import MarkupTag, filled, looked_up

_FILE = re.compile(r"(?:[^{]*(?:\{\{\s*[\w\-.]+\s*(?:\|.*?)?\}\}[^\s{}]*)+)|\S+", re.S)
_PARAMETER = re.compile(
    r"([\w-]+)\s*=\s*(?:\"([^\"\\]*(?:\\.[^\"\\]*)*)\"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))"
    r"(?=\s|\Z)\s*"
)
_FORBIDDEN = re.compile(r"[./]{2,}|[^\w/.\-()+~#@ ]")


class IncludeTag(MarkupTag):
    """An include of the site."""

    name = "include"
    folder = ""

    @classmethod
    def write(cls, markup: str, context: Context, token: Token) -> str:
        """Return the include expanded. Raises LiquidSyntaxError where there is none."""
        match = _FILE.match(markup)
        if not match:
            raise LiquidSyntaxError("write {% include FILE %}", token=token)
        name = filled(match[0], context, token).strip()
        parameters = _parameters(markup[match.end() :].strip(), context, token)
        if _FORBIDDEN.search(name):
            raise LiquidSyntaxError("the name of the file is not allowed", token=token)
        text = context.state.include(cls.located(name, context))
        if text is None:
            raise LiquidSyntaxError(f"there is no file {name!r} to include", token=token)
        return _expanded(text, name, parameters, context, token)

    @classmethod
    def located(cls, name: str, context: Context) -> str:  # noqa: ARG003
        """Return the name to ask for."""
        return name.lstrip("/")


class IncludeCachedTag(IncludeTag):
    """The include of jekyll-include-cache."""

    name = "include_cached"


class IncludeRelativeTag(IncludeTag):
    """An include that lies beside the document."""

    name = "include_relative"

    @classmethod
    def located(cls, name: str, context: Context) -> str:
        """Return ``./`` and the path from the root of the tree."""
        folder = posixpath.dirname(context.state.name)
        return "./" + posixpath.normpath(posixpath.join(folder, name))


def _parameters(markup: str, context: Context, token: Token) -> dict[str, Any] | None:
    if not markup:
        return None
    values: dict[str, Any] = {}
    place = 0
    while place < len(markup):
        match = _PARAMETER.match(markup, place)
        if not match:
            message = f'{markup[place : place + 40]!r} is not of the form key="value"'
            raise LiquidSyntaxError(message, token=token)
        name, double, single, variable = match.groups()
        if double is not None:
            values[name] = double.replace('\\"', '"')
        elif single is not None:
            values[name] = single.replace("\\'", "'")
        else:
            values[name] = looked_up(variable, context, token)
        place = match.end()
    return values


def _expanded(
    text: str, name: str, parameters: dict[str, Any] | None, context: Context, token: Token
) -> str:
    state = context.state
    state.includes += 1
    state.tick()
    if state.includes > INCLUDES:
        raise LimitReached(f"it makes more than {INCLUDES} includes", token=None)
    if state.depth >= DEPTH:
        raise LiquidSyntaxError("includes are nested too deep", token=token)

    def attempt(lexer: Lexer) -> str:
        buffer = StringIO()
        with context.extend({} if parameters is None else {"include": parameters}):
            render(lexer, context, buffer)
        return buffer.getvalue()

    state.depth += 1
    try:
        output, notices = repaired(text, context.env, attempt)
    finally:
        state.depth -= 1
    for notice in notices:
        message = f"in the include {name}, line {notice.line}: {notice.message}"
        if not any(message == known.message for known in state.warnings):
            state.warnings.append(Notice(message, state.line_of(token)))
    state.check(output)
    return output
