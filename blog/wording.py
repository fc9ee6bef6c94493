"""What the lower rooms say in English, said in the language of whoever reads it.

An import, the reader of Jekyll's files and the renderer report in English: to a terminal, into
JSON, into rows that many people read. Here stand the sentences that they are made of, so that a
page can say them in another language.
"""

import re
from functools import cache

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

_SENTENCES = (
    # The headings of a report.
    _("Not imported"),
    _("Changed here and in the tree"),
    _("Problems"),
    _("Other than in the built site"),
    _("Images that are missing"),
    _("Removed, being unsafe"),
    _("To look at"),
    _("No longer in the tree"),
    _("Served by Mokcha in place of the theme's"),
    _("Shown as Jekyll shows it"),
    _("Good to know"),
    _("Not touched"),
    # What an import says.
    _("the image %(src)s is not in the tree; bring it, or mend the address"),
    _("removed %(what)s with all that it holds"),
    _("removed %(what)s: %(reason)s"),
    _("removed with all that it holds"),
    _("the tag is removed, what it holds stays"),
    _("an address of this kind is not allowed"),
    _("scripts are not allowed in attributes"),
    _("this attribute is not allowed"),
    _(
        "%(path)s is already the address of %(other)s: give this document another permalink, "
        "slug or date."
    ),
    _("%(path)s cannot lead elsewhere: something lives there"),
    _("redirect_to leads back to %(path)s; name another address, or take it away"),
    _("redirect_to leads to no web address (%(target)s); write it with https://"),
    _(
        "changed in the tree and edited here since the last import: both are kept, readers "
        "see what was edited here; bring them together in admin, under Imports"
    ),
    _("deleted here and left alone; delete the file, or bring it back in admin, Deleted texts"),
    _("no web page: the file is kept for export, but not served"),
    _("Mokcha has a page of its own for the tag %(name)s; %(path)s leads to it"),
    _("Mokcha has a page of its own for the category %(name)s; %(path)s leads to it"),
    _("Mokcha makes the list at %(path)s; the text of this page stands above it"),
    _("Mokcha has a page of its own at %(path)s; what this page holds is at %(moved)s"),
    _("Mokcha has a page of its own at %(path)s; this one held no text"),
    _("could not be stored: %(reason)s"),
    _("kept here; delete it in admin if it is not wanted any more"),
    _("no text with front matter; left alone"),
    _("%(number)s rows were new here"),
    _("the file cannot be kept (%(reason)s)"),
    _("the image is refused, make it smaller: %(reason)s"),
    _("the name is not UTF-8; rename the file"),
    _("a file of the same name in another Unicode form lies beside it"),
    _("a file of the same name in another Unicode form was imported; delete one of them"),
    _("these are Mokcha's own data; they are left out, keep them outside of the tree"),
    # What is said beside a built site.
    _("the built site has no page at %(path)s"),
    _("the built site has this page, and nothing answers here"),
    _("the built page has ids that are not here: %(ids)s"),
    _("the built page does not show the image %(src)s"),
    _("the text is another from here on: “%(text)s”"),
    # What the reader of a tree says.
    _("the file is empty; write something, or delete it"),
    _("the file cannot be read (%(reason)s); see to it and try again"),
    _(
        "this is not %(encoding)s: byte %(byte)s is %(value)s; the file looks like "
        "%(likely)s; save it as UTF-8"
    ),
    _(
        "the text has %(size)s MB and the limit is %(limit)s MB; divide it, or keep it as a "
        "file to download"
    ),
    _("this symbolic link leads out of the tree; put the file itself here"),
    _("this symbolic link leads back to a folder around it; take it away"),
    _("this symbolic link leads in a circle; take it away"),
    _("this symbolic link leads nowhere; take it away"),
    _("this is no regular file; it is left out"),
    _(
        "Jekyll takes no post without a date in its name; rename it as 2019-07-13-title.md, "
        "or move it to _drafts"
    ),
    _("%(value)s is no date; write it as 2019-07-13 14:49:09 +0900"),
    _(
        "the front matter is opened by %(mark)s and never closed; put a line of %(again)s "
        "alone after its last value"
    ),
    _("the front matter: %(advice)s. The line: %(line)s"),
    _("a quotation mark is opened and never closed; close it"),
    _("a tab stands where YAML wants blanks; replace it by two spaces"),
    _("a bracket is opened and never closed; close it, or put the value in quotes"),
    _("a tag (“!…”) is not allowed here; take it away"),
    _("aliases (“*name”) multiply to too many values; write the values out"),
    _(
        "a value holds “: ” or the line is indented more than the one above; put the value "
        "in quotes, or align the line"
    ),
    # What the sanitiser says.
    _("a style that could do harm"),
    _("it has no address that can be shown"),
    # What Liquid says.
    _(
        "%(tag)s: there is no tag “%(name)s” here; its text is kept, write what it stood for "
        "in its place"
    ),
    _("%(tag)s: a shortcode of Hugo shows nothing here; write what it stood for in its place"),
    _("%(tag)s cannot be understood (%(reason)s); its text is kept, mend it"),
    _("the Liquid of this text is not run: %(reason)s; make it do less"),
    _("a Liquid tag is opened and never closed; close it, or put {%% raw %%} around it"),
    _("in the include %(name)s, line %(line)s: %(message)s"),
    _("there is no file %(name)s to include"),
    _("there is no post %(name)s"),
    _("the name of the file is not allowed"),
    _("its loops take more than %(number)s turns"),
    _("it makes more than %(number)s includes"),
    _("a value grows too large"),
    _("it takes too long"),
    # What is said of contents and formulas.
    _('The contents lead to "#%(target)s" ("%(label)s"), which no heading has'),
    _("This formula cannot be shown as MathML and stays TeX: %(tex)s"),
    # What kramdown says.
    _("Footnote definition for '%(name)s' not found"),
    _("Footnote definition for '%(name)s' is unreferenced - ignoring"),
    _("Duplicate footnote name '%(name)s' - overwriting"),
    _("No link definition for link ID '%(name)s' found"),
    _("Duplicate link ID '%(name)s' - overwriting"),
    _("Duplicate abbreviation ID '%(name)s' - overwriting"),
    _("Found no end tag for '%(name)s' - auto-closing it"),
    _("Found invalidly used HTML closing tag for '%(name)s'"),
    _("Found block HTML tag '%(name)s' in span-level text"),
    _("Duplicate HTML attribute '%(name)s' - overwriting previous one"),
    _("Cannot use block-level parsing in span-level HTML tag - using default mode"),
    _("Found span IAL after text - ignoring it"),
    _("Found table without body - ignoring it"),
    _("No or invalid attributes found in IAL/ALD content: %(text)s"),
    _("Unknown kramdown option '%(name)s'"),
)
# Values that are sentences themselves.
_PARTS = {"reason", "advice", "message"}
_PLACE = re.compile(r"%\((\w+)\)s|%%")


def said(message: str) -> str:
    """Return ``message`` in the language that is active; as it is where nobody translated it."""
    for pattern, sentence in _patterns():
        if found := pattern.fullmatch(message):
            values = found.groupdict().items()
            filled = {name: said(text) if name in _PARTS else text for name, text in values}
            return gettext(sentence) % filled
    return message


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(sentence), sentence) for sentence in _SENTENCES)


def _pattern(sentence: str) -> re.Pattern[str]:
    """Return what recognises ``sentence`` whatever its values are."""
    parts, end = [], 0
    for place in _PLACE.finditer(sentence):
        filled = f"(?P<{place[1]}>.+?)" if place[1] else "%"
        parts += [re.escape(sentence[end : place.start()]), filled]
        end = place.end()
    return re.compile("".join([*parts, re.escape(sentence[end:])]), re.DOTALL)
