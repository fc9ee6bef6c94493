"""Task lists of the GFM parser: ``- [ ] to do`` and ``- [x] done``.

Follows the GFM parser, which takes GitHub's task lists.
"""

import re

from blog.markup.kramdown.blocks import list as plain_list
from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser

_OPEN = re.compile(r"[ \t\n\r\f\v]*\[ \][ \t\n\r\f\v]+")
_DONE = re.compile(r"[ \t\n\r\f\v]*\[[xX]\][ \t\n\r\f\v]+")
_BOX = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled"%s />'


def parse(parser: Parser, match: re.Match[str]) -> bool:
    """Take a list as usual, then turn brackets at the beginning of items into boxes."""
    plain_list.parse(parser, match)
    items = next(e for e in reversed(parser.tree.children) if e.type in ("ul", "ol"))
    is_tasks = False
    for item in items.children:
        if not item.children or item.children[0].type != "p":
            continue
        is_tasks |= _mark(item.children[0].children[0])
        if is_tasks:
            item.attr["class"] = "task-list-item"
    if is_tasks:
        items.attr["class"] = "task-list"
    return True


def _mark(text: Element) -> bool:
    for pattern, checked in ((_OPEN, ""), (_DONE, ' checked="checked"')):
        if found := pattern.match(text.value):
            text.value = _BOX % checked + text.value[found.end() :]
            return True
    return False


TASK_LIST = BlockConstruct("task_list", plain_list.LIST.start, parse)
