"""``{% highlight lang %}``: code as Jekyll writes it, its colours left to the highlighter."""

import re
from collections.abc import Mapping
from typing import TextIO

from liquid.ast import BlockNode, Node
from liquid.context import RenderContext
from liquid.exceptions import LiquidSyntaxError
from liquid.parser import get_parser
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import TOKEN_TAG, Token

from blog.markup.liquid.tags.parts import markup_of

_SYNTAX = re.compile(r"([a-zA-Z0-9.+#_-]+)((?:\s+\w+(?:=(?:\w+|\"(?:[0-9]+\s)*[0-9]+\"))?)*)\Z")
_EDGES = re.compile(r"\A[\n\r]+|[\n\r]+\Z")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class _Highlight(Node):
    __slots__ = ("block", "lang", "numbered")

    def __init__(self, token: Token, lang: str, numbered: bool, block: BlockNode) -> None:
        super().__init__(token)
        self.lang, self.numbered, self.block = lang, numbered, block
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the figure around the code."""
        inner = context.get_buffer(buffer)
        self.block.render(context, inner)
        code = _EDGES.sub("", inner.getvalue()).translate(_ESCAPES)
        if not _has_rouge(context):
            code = code.strip()
        shown = _numbered(code) if self.numbered and _has_rouge(context) else code
        name = self.lang.replace("+", "-")
        prefix = _edge(context, "highlighter_prefix")
        suffix = _edge(context, "highlighter_suffix")
        return buffer.write(
            f'{prefix}<figure class="highlight"><pre>'
            f'<code class="language-{name}" data-lang="{self.lang}">'
            f"{shown.removesuffix(chr(10))}</code></pre></figure>{suffix}"
        )


def _has_rouge(context: RenderContext) -> bool:
    """Whether the site names Rouge, or Pygments in whose place Rouge does the work."""
    site = context.resolve("site", default=None)
    name = site.get("highlighter", "rouge") if isinstance(site, Mapping) else "rouge"
    return name in ("rouge", "pygments")


def _edge(context: RenderContext, name: str) -> str:
    """Return what stands around the figure: a newline in Markdown."""
    value = context.resolve(name, default=None)
    return value if isinstance(value, str) else "\n"


def _numbered(code: str) -> str:
    code = code if code.endswith("\n") else f"{code}\n"
    numbers = "".join(f"{number}\n" for number in range(1, code.count("\n") + 1))
    return (
        '<table class="rouge-table"><tbody><tr><td class="gutter gl">'
        f'<pre class="lineno">{numbers}</pre></td><td class="code"><pre>{code}'
        "</pre></td></tr></tbody></table>"
    )


class HighlightTag(Tag):
    """A block of code with its language, and line numbers where it asks for them."""

    name = "highlight"
    end = "endhighlight"

    def parse(self, stream: TokenStream) -> Node:
        """Return the node of the block. Raises LiquidSyntaxError without a language."""
        token, markup = markup_of(stream)
        match = _SYNTAX.match(markup)
        if not match:
            raise LiquidSyntaxError("write {% highlight LANGUAGE %}", token=token)
        next(stream)
        block = get_parser(self.env).parse_block(stream, (self.end,))
        stream.expect(TOKEN_TAG, value=self.end)
        block.blank = False
        options = {option.partition("=")[0] for option in match[2].split()}
        return _Highlight(token, match[1].lower(), "linenos" in options, block)
