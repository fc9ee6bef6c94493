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
    _(
        "Jekyll writes %(other)s over this one at %(path)s: it is kept, but hidden; give it "
        "another permalink, slug or date"
    ),
    _("%(path)s cannot lead elsewhere: something lives there"),
    _("redirect_to leads back to %(path)s; name another address, or take it away"),
    _("redirect_to leads to no web address (%(target)s); write it with https://"),
    _(
        "changed in the tree and edited here since the last import: both are kept, readers "
        "see what was edited here; bring them together in admin, under Imports"
    ),
    _("deleted here and left alone; delete the file, or bring it back in admin, Deleted texts"),
    _("a part of the theme: kept for export, but not served"),
    _("Mokcha makes what stands at %(path)s itself"),
    _("Mokcha has feeds of its own; %(path)s leads to one"),
    _("Mokcha has a site map of its own; %(path)s leads to it"),
    _(
        "Jekyll converts no %(ext)s without a plugin; the text is shown as it stands: write it "
        "as Markdown, and name the file .md"
    ),
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
    _("the file changed while it was read; import again"),
    _("nothing can be seen in this picture: it is damaged or no picture; bring it again"),
    _(
        "changed in the tree and replaced here since the last import: readers see what was "
        "brought here; bring the same file at both places"
    ),
    _(
        "“%(key)s” was changed in the file and here since the last import: it stays %(ours)s, the "
        "file says %(theirs)s; write the same at both places"
    ),
    _("this export was not finished: run export_jekyll again"),
    _("the image is refused, make it smaller: %(reason)s"),
    _("the name is not UTF-8; rename the file"),
    _("a file of the same name in another Unicode form lies beside it"),
    _("a file of the same name in another Unicode form was imported; delete one of them"),
    _("%(problem)s Change it in the front matter, or rename the file."),
    _("the path is longer than %(number)s characters; shorten it"),
    _("the address is too long; the file is kept, but not served"),
    _("served without its layout %(name)s"),
    _("the text cannot be served (%(reason)s)"),
    _("%(message)s; the file is kept, but not served"),
    _("these are Mokcha's own data; they are left out, keep them outside of the tree"),
    # What is said beside a built site.
    _("the built site has no page at %(path)s"),
    _("the built site has this page, and nothing answers here"),
    _("the built page has ids that are not here: %(ids)s"),
    _("the built page does not show the image %(src)s"),
    _("the text is another from here on: “%(text)s”"),
    _("%(file)s of the built site cannot be read"),
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
    _("folders nested too deep; not read"),
    _("the folder cannot be read (%(reason)s); see to it"),
    _("the file cannot be read (%(reason)s); see to it"),
    _("the file cannot be read (%(reason)s)"),
    _("this text cannot be read (%(reason)s); simplify its head"),
    _("a NUL byte stood here; it is left out"),
    _(
        "a NUL byte stands at character %(number)s: the file is binary or damaged; save it as "
        "plain text"
    ),
    _("a binary file"),
    _("this symbolic link leads out of the tree; put the folder itself here"),
    _("this symbolic link leads out of the tree; put the file itself here"),
    _("this symbolic link leads back to a folder around it; take it away"),
    _("this symbolic link leads in a circle; take it away"),
    _("this symbolic link leads nowhere; take it away"),
    _("this symbolic link leads to what may not be read; see to it"),
    _("the configuration names this folder outside of the tree; it is not read"),
    _("this is no regular file; it is left out"),
    _("this is no regular file"),
    _(
        "Jekyll takes no post without a date in its name; rename it as 2019-07-13-title.md, "
        "or move it to _drafts"
    ),
    _("%(value)s is no date; write it as 2019-07-13 14:49:09 +0900"),
    _("there is no time zone %(name)s; write one as “Asia/Seoul”, “Europe/Berlin”; UTC is taken"),
    _(
        "the permalink %(value)s has :%(name)s, which Jekyll does not know; take it away or write "
        "one of its placeholders"
    ),
    _("the configuration is not made of “key: value” lines"),
    _("“%(key)s” must be a list; it is not heeded"),
    _("“%(key)s” must hold settings; it is not heeded"),
    _("this is not TOML: %(text)s"),
    _("this is no table: %(text)s"),
    _(
        "the front matter is opened by %(mark)s and never closed; put a line of %(again)s "
        "alone after its last value"
    ),
    _("the front matter: %(advice)s. The line: %(line)s"),
    _("the front matter: %(advice)s"),
    _("the front matter is no TOML: %(text)s. The line: %(line)s"),
    _("the front matter is nested too deep; flatten it"),
    _("these values cannot be written as front matter"),
    _(
        "the front matter is not made of “key: value” lines; write it so, or, if the “---” at the "
        "head of the file is a rule, put a blank line above it"
    ),
    _("a quotation mark is opened and never closed; close it"),
    _("a tab stands where YAML wants blanks; replace it by two spaces"),
    _("a bracket is opened and never closed; close it, or put the value in quotes"),
    _("a tag (“!…”) is not allowed here; take it away"),
    _("aliases (“*name”) multiply to too many values; write the values out"),
    _(
        "a value holds “: ” or the line is indented more than the one above; put the value "
        "in quotes, or align the line"
    ),
    _(
        "a key without “:” after it; write “key: value”, and put quotes around a text of several "
        "lines"
    ),
    _("a value begins with a character that means something in YAML (@ ` %% …); put it in quotes"),
    _(
        "the indentation does not fit the lines above, or a quotation mark ends the value too "
        "early; align the keys, and write inner quotes as '' or \\\""
    ),
    _("the indentation does not fit the lines above; align the keys at the left margin"),
    _("a value begins with “*”, which names an alias; put it in quotes"),
    _("“\\” means something inside double quotes; use single quotes, or write “\\\\”"),
    _("an invisible control character; delete it"),
    _("a value that cannot be read (%(reason)s)"),
    _("values nested too deep; flatten them"),
    _("this is not YAML: %(text)s"),
    _("%(advice)s. The line: %(line)s"),
    # What the sanitiser says.
    _("a style that could do harm"),
    _("it has no address that can be shown"),
    # What Liquid says.
    _(
        "%(tag)s: there is no tag “%(name)s” here; its text is kept, write what it stood for "
        "in its place"
    ),
    _("%(tag)s: a shortcode of Hugo shows nothing here; write what it stood for in its place"),
    _("%(tag)s belongs to no tag before it; take it away, or mend the tag that it ends"),
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
    _("the text grows too large"),
    _("tags are nested too deep"),
    _("includes are nested too deep"),
    _("values are nested too deep to be printed"),
    _("a value holds too many values to be printed"),
    _("there is no file %(name)s in the site"),
    _("a post is named as 2019-07-13-title"),
    _('%(text)s is not of the form key="value"'),
    _("the icon %(name)s is left out; put an image or a character in its place"),
    _("nothing to sort"),
    _("nils stand “first” or “last”"),
    _("this is no number"),
    _("%(value)s is no date"),
    _("%(kinds)s cannot be compared"),
    _("write %(form)s"),
    # What is said of a whole text, of contents and formulas.
    _(
        "%(file)s: the text has %(size)s characters, more than the %(limit)s that an article may "
        "have; split it into several"
    ),
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
    _("Found invalidly used HTML closing tag for '%(name)s' - ignoring it"),
    _("Found invalidly used HTML closing tag for '%(name)s'"),
    _("Found block HTML tag '%(name)s' in span-level text"),
    _("Duplicate HTML attribute '%(name)s' - overwriting previous one"),
    _("Cannot use block-level parsing in span-level HTML tag - using default mode"),
    _("Found span IAL after text - ignoring it"),
    _("Found table without body - ignoring it"),
    _("No or invalid attributes found in IAL/ALD content: %(text)s"),
    _("Nested deeper than %(number)s levels: %(what)s is taken as text"),
    _("what follows"),
    _("emphasis"),
    _("the link"),
    _("the HTML inside %(name)s"),
    _("No stop tag for extension '%(name)s' found - ignoring it"),
    _("Invalid extension with name '%(name)s' - ignoring it"),
    _("Invalid extension stop tag for '%(name)s' found - ignoring it"),
    _("Invalid extension stop tag found - ignoring it"),
    _("The syntax highlighter %(name)s is not available"),
    _("The math engine %(name)s is not available"),
    _("Unknown kramdown option '%(name)s'"),
    _("Option %(name)s may not be set inline"),
    _("Option %(name)s is unknown and was ignored"),
    _("Option %(name)s: %(reason)s; the default is used"),
    _("Option %(name)s: %(reason)s"),
    _("there is no entity '%(name)s'"),
    _("it is no YAML mapping"),
    _("it has to be a mapping"),
    _("it has to be a list or names between commas"),
    _("it has to be like 1..3 or 1,2,3"),
    _("it needs four entities: left and right single, left and right double"),
    _("levels are numbers from 1 to 6"),
    _("%(value)s is not a whole number"),
    _("%(value)s is none of %(names)s"),
    _("%(key)s needs a list of an address and an optional title"),
)
# Values that are sentences themselves.
_PARTS = {"reason", "advice", "message", "likely", "what"}
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
