"""What kramdown remarks on though nothing is lost: its author need not act.

All that was written stands in the page, as in the one that Jekyll made: what looks like a
reference stays text, a tag that was left open is closed as browsers close it. A footnote or
an attribute list that comes to nothing is none of these.
"""

_HEADS = (
    "No link definition for link ID '",
    "Duplicate link ID '",
    "Duplicate abbreviation ID '",
    "Found span IAL after text",
    "Found no end tag for '",
    "Found invalidly used HTML closing tag for '",
    "Found block HTML tag '",
    "Cannot use block-level parsing in span-level HTML tag",
    "Duplicate HTML attribute '",
    "Found table without body",
)


def is_remark(message: str) -> bool:
    """Whether a warning is about something that is shown whole all the same."""
    return message.startswith(_HEADS)
