"""Tags of the plugins that GitHub Pages allows: gists, avatars, icons, tables of contents."""

import html
import re

from liquid.exceptions import LiquidSyntaxError
from liquid.token import Token

from blog.markup.article import Notice
from blog.markup.liquid.context import Context
from blog.markup.liquid.tags.parts import MarkupTag, filled, looked_up

_GIST = re.compile(r"[\w-]+(?:/[0-9a-f]+)?")
_ARGUMENT = re.compile(r"(\w+)[=:]\s*(\"[^\"]*\"|'[^']*'|\S+)")


def _argument(text: str, context: Context, token: Token) -> str:
    """Return a word as it stands, in quotes, or the value of the variable of that name."""
    if text[:1] in "\"'" and text[-1:] == text[:1]:
        return text[1:-1]
    value = looked_up(text, context, token) if re.match(r"[A-Za-z]", text) else None
    return value if isinstance(value, str) else text


class GistTag(MarkupTag):
    """A gist becomes a link to it: its script would load from another host."""

    name = "gist"

    @staticmethod
    def write(markup: str, context: Context, token: Token) -> str:
        """Return the link. Raises LiquidSyntaxError without the id of a gist."""
        words = markup.split()
        gist = _argument(words[0], context, token) if words else ""
        if not _GIST.fullmatch(gist):
            raise LiquidSyntaxError("write {% gist USER/ID %}", token=token)
        file = _argument(words[1], context, token) if len(words) > 1 else ""
        anchor = "#file-" + re.sub(r"[^\w]+", "-", file.lower()) if file else ""
        label = f"gist.github.com/{gist}" + (f" ({file})" if file else "")
        address = html.escape(f"https://gist.github.com/{gist}{anchor}")
        return f'<a href="{address}">{html.escape(label)}</a>'


class AvatarTag(MarkupTag):
    """The picture of a GitHub user."""

    name = "avatar"

    @staticmethod
    def write(markup: str, context: Context, token: Token) -> str:
        """Return the image. Raises LiquidSyntaxError without a user."""
        options = {key: value.strip("\"'") for key, value in _ARGUMENT.findall(markup)}
        words = [word for word in _ARGUMENT.sub("", markup).split() if word]
        user = options.get("user") or (words[0] if words else "")
        user = _argument(user, context, token).lstrip("@") if user else ""
        if not user:
            raise LiquidSyntaxError("write {% avatar USER %}", token=token)
        return avatar(user, options.get("size", "40"))


def avatar(user: str, size: str) -> str:
    """Return the image of a GitHub user, ``size`` pixels wide."""
    width = int(size) if size.isascii() and size.isdigit() and len(size) < 5 else 40
    kind = " avatar-small" if width < 48 else ""
    name = html.escape(user)
    source = f"https://avatars.githubusercontent.com/{name}?v=3"
    steps = ", ".join(f"{source}&amp;s={width * step} {step}x" for step in (1, 2, 3, 4))
    return (
        f'<img class="avatar{kind}" alt="{name}" width="{width}" height="{width}" '
        f'data-proofer-ignore="true" src="{source}&amp;s={width}" srcset="{steps}" />'
    )


class OcticonTag(MarkupTag):
    """An icon of GitHub's, which is left out: only its drawing would be missing."""

    name = "octicon"

    @staticmethod
    def write(markup: str, context: Context, token: Token) -> str:
        """Return nothing, and say so."""
        name = filled(markup, context, token).split(" ")[0]
        message = f"the icon {name!r} is left out; put an image or a character in its place"
        context.state.warnings.append(Notice(message, context.state.line_of(token)))
        return ""


class TocTag(MarkupTag):
    """jekyll-toc's table of contents, made by the Markdown dialect in the same place."""

    name = "toc"

    @staticmethod
    def write(markup: str, context: Context, token: Token) -> str:  # noqa: ARG004
        """Return kramdown's own mark for a table of contents."""
        return "\n* Contents\n{:toc #toc .section-nav}\n"
