"""Where this dialect means to differ from kramdown: data, each with its reason.

``source`` is a text that shows the difference, ``html`` what is made of it here. Anything
else that differs is an error.
"""

from typing import NamedTuple


class Deviation(NamedTuple):
    """One intended difference."""

    name: str
    reason: str
    source: str
    html: str


_DEEP = 64
_LONG = 2000

DEVIATIONS = (
    Deviation(
        "nesting ends at 64 levels",
        "A text of a few kilobytes must not exhaust the stack; no author nests so deep.",
        "> " * (_DEEP + 10) + "a",
        "<blockquote>" * _DEEP + f"<p>{'&gt; ' * 10}a</p>" + "</blockquote>" * _DEEP,
    ),
    Deviation(
        "an attribute list holds at most 2,000 characters",
        "An unclosed brace would else be followed to the end of the text from every line.",
        "a\n{: title='" + "x" * _LONG + "'}",
        "<p>a\n{: title=’" + "x" * _LONG + "’}</p>",
    ),
    Deviation(
        "a language is never guessed from the code",
        "Rouge's guesses are its own; code without a language is shown without colours.",
        "~~~\n#!/bin/sh\nls\n~~~",
        "<pre><code>#!/bin/sh\nls\n</code></pre>",
    ),
)
