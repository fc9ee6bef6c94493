"""Link definitions: ``[id]: address "title"``.

Follows "Link Definitions" of the syntax page.
"""

import re

from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import OPTIONAL_INDENT, SPACE

_SPACES = re.compile(rf"{SPACE}+")
_UNQUOTED_TITLE = re.compile(r"[ \t]+[\"']")


def normalised_id(identifier: str) -> str:
    """The form under which a link id is looked up."""
    return _SPACES.sub(" ", identifier).lower()


def parse(parser: Parser, match: re.Match[str]) -> bool:
    """Keep the definition; the last of several with one id wins."""
    if match[3] and _UNQUOTED_TITLE.search(match[3]):
        return False
    line = parser.line
    parser.pos = match.end()
    identifier = normalised_id(match[1])
    if identifier in parser.link_definitions:
        parser.warn(f"Duplicate link ID '{identifier}' - overwriting", line)
    address = match[2] if match[2] is not None else match[3]
    marker = parser.add_block(Element("eob", "link_def"))
    parser.link_definitions[identifier] = (address, match[5], marker)
    return True


LINK_DEFINITION = BlockConstruct(
    "link_definition",
    re.compile(
        rf"{OPTIONAL_INDENT}\[([^\n\]]+)\]:[ \t]*(?:<(.*?)>|([^\n]*?[^ \t\n\r\f\v][^\n]*?))"
        r"(?:(?:[ \t]*?\n|[ \t]+?)[ \t]*?([\"'])(.+?)\4)?[ \t]*?\n"
    ),
    parse,
)
