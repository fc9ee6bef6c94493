"""The extensions ``{::comment}``, ``{::nomarkdown}`` and ``{::options}``.

Follows "Extensions" of the syntax page; blocks and spans share it.
"""

import re
from typing import Any

from blog.markup.kramdown.element import Element
from blog.markup.kramdown.options import OPTIONS, OTHER_OUTPUTS, OptionError, parse_option
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import LINE_SPACE, OPTIONAL_INDENT, WORD

_LIST = r"(?:\\\}|[^}]){0,2000}?"
START = rf"\{{::({WORD}+)(?:[ \t\n\r\f\v]({_LIST})|)(/)?\}}"
STOP = r"\{:/(%s)?\}"


def parse(parser: Parser, match: re.Match[str], category: str) -> bool:
    """Take an extension with its body; what is no proper one is reported and left."""
    name, list_text, closed, stop_name = match.group(1, 2, 3, 4)
    start, line = parser.pos, parser.line
    if name is None:
        of_whom = f"for '{stop_name}' " if stop_name else ""
        return _refuse(parser, category, f"Invalid extension stop tag {of_whom}found", line)
    parser.pos = match.end()
    given: dict[str, Any] = {}
    parser.parse_attribute_list(list_text or "", given)
    body = None
    if not closed:
        body = _body(parser, name, category)
        if body is None:
            parser.pos = start
            return _refuse(parser, category, f"No stop tag for extension '{name}' found", line)
    if not _apply(parser, name, given, body, category, line):
        parser.pos = start
        return _refuse(parser, category, f"Invalid extension with name '{name}'", line)
    return True


def _refuse(parser: Parser, category: str, message: str, line: int) -> bool:
    parser.warn(f"{message} - ignoring it", line)
    if category == "span":
        parser.tree.children.append(parser.src[parser.pos])
        parser.pos += 1
    return False


def _body(parser: Parser, name: str, category: str) -> str | None:
    if parser.find("{:/", parser.pos) < 0:
        return None
    tag = STOP % re.escape(name)
    if category == "block":
        stop = re.compile(rf"^{OPTIONAL_INDENT}{tag}{LINE_SPACE}*\n", re.M)
    else:
        stop = re.compile(tag)
    end = stop.search(parser.src, parser.pos)
    if end is None:
        return None
    body = parser.src[parser.pos : end.start()]
    parser.pos = end.end()
    return body.removesuffix("\n") if category == "block" else body


def _apply(
    parser: Parser, name: str, given: dict[str, Any], body: str | None, category: str, line: int
) -> bool:
    if name == "comment":
        if body is not None:
            parser.tree.children.append(
                Element("comment", body, line=line, options={"category": category})
            )
    elif name == "nomarkdown":
        if body is not None:
            kinds = given.get("type", "").split()
            parser.tree.children.append(
                Element("raw", body, line=line, options={"category": category, "types": kinds})
            )
    elif name == "options":
        for key, value in given.items():
            _set_option(parser, key, value, line)
        if category == "block":
            parser.add_block(Element("eob", "extension"))
    else:
        return False
    return True


def _set_option(parser: Parser, name: str, value: Any, line: int) -> None:
    forbidden = parser.options["forbidden_inline_options"]
    if name in forbidden or name == "forbidden_inline_options":
        parser.warn(f"Option {name} may not be set inline", line)
    elif name in OPTIONS:
        try:
            parser.options[name] = parser.changed_options[name] = parse_option(name, value)
        except OptionError as error:
            parser.warn(f"Option {name}: {error}", line)
    elif name not in OTHER_OUTPUTS:
        parser.warn(f"Unknown kramdown option '{name}'", line)
