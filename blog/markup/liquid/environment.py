"""Jekyll's Liquid: python-liquid with Jekyll's tags, filters and manner of printing."""

import re
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from liquid import Environment, Mode, Node
from liquid.builtin.content import ContentNode, Literal
from liquid.builtin.expressions import FilteredExpression, Identifier, tokenize
from liquid.builtin.output import Output, OutputNode
from liquid.builtin.tags.assign_tag import AssignNode, AssignTag
from liquid.builtin.tags.capture_tag import CaptureNode, CaptureTag
from liquid.builtin.tags.for_tag import ForNode, ForTag
from liquid.builtin.tags.if_tag import IfNode, IfTag
from liquid.builtin.tags.tablerow_tag import TablerowNode, TablerowTag
from liquid.builtin.tags.unless_tag import UnlessNode, UnlessTag
from liquid.context import RenderContext
from liquid.exceptions import LiquidSyntaxError
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import Token

from blog.markup.liquid import lax, printing
from blog.markup.liquid.comparing import as_in_ruby
from blog.markup.liquid.context import OUTPUT, Context, Recorder
from blog.markup.liquid.filters import filters
from blog.markup.liquid.lexing import Lexer
from blog.markup.liquid.loops import bounded
from blog.markup.liquid.tags import TAGS

_NAME = re.compile(r"(?:\(?[\w.\[\]-]\)?)+")


class _Text(ContentNode):
    """Text between tags; its lines run on from where they stand in the source."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the text."""
        mark(context, buffer, self.token, runs=True)
        return buffer.write(self.text)


class _TextTag(Literal):
    node_class = _Text


class _Printed(OutputNode):
    """``{{ … }}``: a value printed as Ruby prints it."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the value."""
        mark(context, buffer, self.token, runs=False)
        return buffer.write(printing.text(self.expression.evaluate(context)))


class _PrintedTag(Output):
    """Parses ``{{ … }}``, as loosely as Ruby's Liquid does where it is not well formed."""

    def parse(self, stream: TokenStream) -> OutputNode:
        """Return the node of an output."""
        token = stream.current
        next(stream)
        return _Printed(token, _expression(self.env, stream.current))


def _expression(env: Environment, token: Token) -> Any:
    try:
        return FilteredExpression.parse(env, TokenStream(tokenize(token.value, token)))
    except LiquidSyntaxError:
        return lax.parse(env, token.value, token)


class _AssignTag(AssignTag):
    """``assign``, whose value may be written loosely."""

    def parse(self, stream: TokenStream) -> AssignNode:
        """Return the node of an assignment. Raises LiquidSyntaxError without a name or “=”."""
        start = stream.pos
        try:
            return super().parse(stream)
        except LiquidSyntaxError:
            stream.pos = start + 1
            token = stream.current
            name, equals, markup = token.value.partition("=")
            if not equals or not _NAME.fullmatch(name.strip()):
                raise
            identifier = Identifier(name.strip(), token=token)
            return AssignNode(token, name=identifier, expression=lax.parse(self.env, markup, token))


class _CaptureTag(CaptureTag):
    """``capture``, which keeps blanks and newlines that stand alone."""

    def parse(self, stream: TokenStream) -> CaptureNode:
        """Return the node of a capture."""
        node = super().parse(stream)
        node.block.blank = False
        return node


class _IfTag(IfTag):
    """``if``, whose conditions hold where they hold in Ruby."""

    def parse(self, stream: TokenStream) -> Node:
        """Return the node of a condition."""
        return _with_conditions(super().parse(stream))


class _UnlessTag(UnlessTag):
    """``unless``, whose conditions hold where they hold in Ruby."""

    def parse(self, stream: TokenStream) -> Node:
        """Return the node of a condition."""
        return _with_conditions(super().parse(stream))


def _with_conditions(node: Node) -> Node:
    if isinstance(node, IfNode | UnlessNode):
        node.condition = as_in_ruby(node.condition)
        for alternative in node.alternatives:
            alternative.expression = as_in_ruby(alternative.expression)
    return node


class _ForTag(ForTag):
    """``for`` over so many items at most as a document may loop over."""

    def parse(self, stream: TokenStream) -> ForNode:
        """Return the node of a loop."""
        return bounded(super().parse(stream))


class _TablerowTag(TablerowTag):
    """``tablerow`` over so many items at most as a document may loop over."""

    def parse(self, stream: TokenStream) -> TablerowNode:
        """Return the node of a table."""
        return bounded(super().parse(stream))


def mark(context: RenderContext, buffer: TextIO, token: Token, *, runs: bool) -> None:
    """Tell the output of the document which line of its source comes next."""
    if not isinstance(buffer, Recorder) or not isinstance(context, Context):
        return
    if token.source is context.state.source:
        buffer.mark(context.state.line_of(token), runs=runs)


class JekyllEnvironment(Environment):
    """Tags and filters by Jekyll's names; parsing is strict, so that faults can be named."""

    output_stream_limit = OUTPUT
    block_nesting_limit = 100
    context_depth_limit = 100
    shorthand_indexes = True

    def __init__(self) -> None:
        super().__init__(tolerance=Mode.STRICT, strict_filters=False)

    def tokenizer(self) -> Callable[[str], Iterator[Token]]:
        """Return the lexer of templates."""
        return lambda source: Lexer(source).tokens()

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        """Register Liquid's own and Jekyll's; Jekyll's win."""
        super().setup_tags_and_filters(extra=extra)
        for name in ("render", "doc"):
            self.tags.pop(name, None)
        own: tuple[type[Tag], ...] = (
            _TextTag, _PrintedTag, _AssignTag, _CaptureTag, _ForTag, _TablerowTag, _IfTag,
            _UnlessTag,
        )  # fmt: skip
        for tag in (*own, *TAGS):
            self.add_tag(tag)
        self.filters = filters(self.filters)


ENVIRONMENT = JekyllEnvironment()
"""The one environment: it holds no state of a document."""
