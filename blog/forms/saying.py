"""What rendering says of a text, in the language of the person who writes it.

Rendering knows no Django and speaks English, with names and texts of the author filled in.
Each sentence stands here as translators know it; one that is not is shown as it is.
"""

import re

from django.utils.translation import gettext, gettext_noop

_SENTENCES = (
    # The sanitiser: why markup was taken out.
    gettext_noop("removed with all that it holds"),
    gettext_noop("the tag is removed, what it holds stays"),
    gettext_noop("scripts are not allowed in attributes"),
    gettext_noop("an address of this kind is not allowed"),
    gettext_noop("this attribute is not allowed"),
    gettext_noop("a style that could do harm"),
    gettext_noop("a check box that can be ticked is made a fixed one"),
    gettext_noop("it has no address that can be shown"),
    # Contents and formulas.
    gettext_noop('The contents lead to "#%(target)s" ("%(label)s"), which no heading has'),
    gettext_noop("This formula cannot be shown as MathML and stays TeX: %(tex)s"),
    # kramdown.
    gettext_noop("Footnote definition for '%(name)s' not found"),
    gettext_noop("Duplicate footnote name '%(name)s' - overwriting"),
    gettext_noop("No link definition for link ID '%(name)s' found"),
    gettext_noop("Duplicate link ID '%(name)s' - overwriting"),
    gettext_noop("Duplicate abbreviation ID '%(name)s' - overwriting"),
    gettext_noop("Found no end tag for '%(name)s' - auto-closing it"),
    gettext_noop("Found invalidly used HTML closing tag for '%(name)s'"),
    gettext_noop("Found block HTML tag '%(name)s' in span-level text"),
    gettext_noop("Duplicate HTML attribute '%(name)s' - overwriting previous one"),
    gettext_noop("Cannot use block-level parsing in span-level HTML tag - using default mode"),
    gettext_noop("Found span IAL after text - ignoring it"),
    gettext_noop("Found table without body - ignoring it"),
    gettext_noop("No or invalid attributes found in IAL/ALD content: %(text)s"),
    gettext_noop("Unknown kramdown option '%(name)s'"),
    # Liquid.
    gettext_noop("a Liquid tag is opened and never closed; close it, or put {%% raw %%} around it"),
    gettext_noop(
        "%(tag)s: there is no tag “%(name)s” here; its text is kept, write what it stood for in "
        "its place"
    ),
    gettext_noop("the Liquid of this text is not run: %(reason)s; make it do less"),
    gettext_noop("in the include %(name)s, line %(line)s: %(message)s"),
)
_PLACE = re.compile(r"%\((\w+)\)s|%%")


def _pattern(sentence: str) -> re.Pattern[str]:
    parts, end = [], 0
    for place in _PLACE.finditer(sentence):
        filled = f"(?P<{place[1]}>.*)" if place[1] else "%"
        parts += [re.escape(sentence[end : place.start()]), filled]
        end = place.end()
    return re.compile("".join([*parts, re.escape(sentence[end:])]), re.DOTALL)


_PATTERNS = tuple((_pattern(sentence), sentence) for sentence in _SENTENCES)


def said(message: str) -> str:
    """Return what rendering said in the language at hand."""
    for pattern, sentence in _PATTERNS:
        if found := pattern.fullmatch(message):
            filled = found.groupdict()
            if "message" in filled:
                filled["message"] = said(filled["message"])
            return gettext(sentence) % filled
    return message
