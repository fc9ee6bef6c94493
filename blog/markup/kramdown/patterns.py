"""Pieces of regular expressions that several constructs share.

kramdown's patterns take white space and word characters as ASCII but word boundaries as
Unicode, which no single flag of ``re`` gives: the classes are therefore spelled out.
"""

import re

from blog.markup.kramdown.names import names

WORD = "[A-Za-z0-9_]"
SPACE = r"[ \t\n\r\f\v]"
NOT_SPACE = r"[^ \t\n\r\f\v]"
LINE_SPACE = r"[ \t\r\f\v]"

OPTIONAL_INDENT = " {0,3}"
INDENT = r"(?:\t| {4})"
NAME = r"(?:[^\W\d][\w.\-]*:)?[^\W\d][\w.\-]*"

ID_NAME = rf"{WORD}[A-Za-z0-9_-]*"
LIST_TEXT = r"[^}]{1,2000}+(?:\}(?<=\\\})[^}]{0,2000}+)*"

"""What an attribute list holds: anything up to a brace that no backslash escapes.

It is bounded, so that braces that nothing closes do not cost the rest of the text each.
"""

BLANK_LINE = rf"(?>(?:{LINE_SPACE}*+\n)+)"
EOB_MARKER = rf"\^{LINE_SPACE}*\n"
IAL = rf"\{{:(?![:/]){LIST_TEXT}\}}{LINE_SPACE}*\n"
IAL_START = OPTIONAL_INDENT + IAL

SPAN_ELEMENTS = names(
    """
    a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark
    option q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var
    """
)

_LAZY_SPANS = "|".join(sorted(SPAN_ELEMENTS | {"script"}))
LAZY_HTML_START = rf"<(?!(?:{_LAZY_SPANS})\b)(?>{NAME})"
LAZY_HTML_STOP = rf"</(?!(?:{_LAZY_SPANS})\b){NAME}{SPACE}*>"
LAZY_HTML = rf"{OPTIONAL_INDENT}(?:{LAZY_HTML_STOP}|{LAZY_HTML_START})"
LAZY_END = rf"{BLANK_LINE}|{IAL_START}|{EOB_MARKER}|{LAZY_HTML}|\Z"

BLOCK_BOUNDARY = re.compile(rf"{BLANK_LINE}|{EOB_MARKER}|{IAL_START}|\Z")


def lazy_lines(end: str) -> re.Pattern[str]:
    """A pattern of one line and all that follow until one that begins with ``end``."""
    return re.compile(rf".*\n(?:(?!{end}).*\n)*+")


BLANKS = " \t\n\r\f\v\0"
"""What stripping takes away: ASCII white space only, so that U+3000 and U+00A0 stay."""
