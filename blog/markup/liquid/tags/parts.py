"""What the tags have in common: their markup as written, and small templates inside it."""

import re
from collections.abc import Callable
from typing import TextIO

from liquid.ast import Node
from liquid.context import RenderContext
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import TOKEN_EXPRESSION, Token

from blog.markup.liquid import lax, printing
from blog.markup.liquid.context import Context

_OUTPUT = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.S)


def markup_of(stream: TokenStream) -> tuple[Token, str]:
    """Return the token of a tag and what stands after its name; the stream is on its last token."""
    token = stream.current
    if stream.peek.kind != TOKEN_EXPRESSION:
        return token, ""
    next(stream)
    return token, stream.current.value.strip()


def filled(markup: str, context: RenderContext, token: Token) -> str:
    """Return ``markup`` with the ``{{ … }}`` inside it printed."""

    def printed(match: re.Match[str]) -> str:
        return printing.text(lax.parse(context.env, match[1], token).evaluate(context))

    return _OUTPUT.sub(printed, markup)


def looked_up(name: str, context: RenderContext, token: Token) -> object:
    """Return the value of the variable ``name``."""
    return lax.value(name, token).evaluate(context)


class MarkupNode(Node):
    """A tag that writes what a function makes of its markup."""

    __slots__ = ("markup", "write")

    def __init__(
        self, token: Token, markup: str, write: Callable[[str, Context, Token], str]
    ) -> None:
        super().__init__(token)
        self.markup = markup
        self.write = write
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write it."""
        if not isinstance(context, Context):
            raise TypeError("a context of Jekyll's is needed")
        return buffer.write(self.write(self.markup, context, self.token))


class MarkupTag(Tag):
    """A tag without a block, written by ``write``."""

    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Return the node of the tag."""
        token, markup = markup_of(stream)
        return MarkupNode(token, markup, self.write)

    @staticmethod
    def write(markup: str, context: Context, token: Token) -> str:
        """Return what stands in the place of the tag."""
        raise NotImplementedError
