"""Jekyll's excerpt: the source up to the separator, made whole enough to be rendered alone."""

import re

from blog.markup.words import words

# As Jekyll's excerpt.rb: tags by name, and definitions of links and footnotes.
_TAG = re.compile(r"{%-?\s*(\w+)\s*.*?-?%}", re.S)
_DEFINITION = re.compile(r"^ {0,3}(\[[^\]\n]+\])(:.+)$", re.M)
# Jekyll asks Liquid which tags are blocks; these are those that it knows.
_BLOCKS = words("block capture case comment for highlight if ifchanged raw tablerow unless")


def excerpt_source(text: str, separator: str) -> str:
    """Return the source of a text's excerpt.

    It ends before the first separator; blocks of Liquid that are still open are closed, and
    the definitions of links and footnotes that it names are added. Without a separator in
    the text it is the whole text.
    """
    head, _, tail = text.partition(separator) if separator else (text, "", "")
    if not tail:
        return head
    head = _closed(head)
    found = ["".join(parts) for parts in _DEFINITION.findall(tail) if parts[0] in head]
    return f"{head}\n\n" + "\n".join(found) if found else head


def _closed(head: str) -> str:
    for name in reversed(_TAG.findall(head)):
        end = re.compile(rf"{{%-?\s*end{name}.*?\s*-?%}}", re.S)
        if name in _BLOCKS and not end.search(head):
            head += f"\n{{% end{name} %}}"
    return head
