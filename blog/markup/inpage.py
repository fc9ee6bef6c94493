"""In-page links, and blocks of which a table of contents can be made."""

import re
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from blog.markup import tree

# What may stand before a link: numbers, bullets, dashes, single letters that count.
_BESIDE = r"(?:[\W_\d]|\b[a-zA-Zivxlc]\b|[①-⓿가나다라마바사아자차카타파하](?=[.)])|제\d+[장절부])*"
_ONLY_BESIDE = re.compile(_BESIDE)
_LINK = "\x00"
_LINE = re.compile(rf"{_BESIDE}{_LINK}[^{_LINK}]{{0,80}}")
_LINKS = re.compile(rf"(?:{_BESIDE}{_LINK})+{_BESIDE}")
_APART = "img, pre, iframe, video, audio"
_ENDS_A_LINE = tree.BLOCKS | {"br"}
_MOST_ODD = 0.4
_LONGEST_ODD = 60


class InPage:
    """The in-page links of an article at ``here``, its path, "" where that is unknown."""

    def __init__(self, here: str = "") -> None:
        self.here = unquote(here).removesuffix("/")

    def __contains__(self, link: LexborNode) -> bool:
        path, sharp, fragment = tree.attribute(link, "href").partition("#")
        if not sharp or not fragment or fragment.startswith(("fn:", "fnref:")):
            return False
        return not path or (bool(self.here) and unquote(path).removesuffix("/") == self.here)

    def is_beside(self, node: LexborNode) -> bool:
        """Say whether a text is but numbers and marks, as stand beside links."""
        return bool(_ONLY_BESIDE.fullmatch(tree.text_of(node)))

    def is_table(self, block: LexborNode, *, strict: bool) -> bool:
        """Say whether a block can be (part of) a table of contents.

        Strictly that is in-page links and nothing else but numbers and bullets. Otherwise a
        line may say more behind its link, and a few lines may have none: a group's name,
        the head of a table, a link that leads elsewhere.
        """
        if not any(link in self for link in block.css('a[href*="#"]')):
            return False
        if block.css_first(_APART) is not None:
            return False
        lines = [line for line in self._lines(block) if line.strip()]
        odd = [line for line in lines if not _LINKS.fullmatch(line)]
        if strict or block.tag in tree.HEADINGS:
            return not odd
        odd = [line for line in odd if not _LINE.fullmatch(line.strip())]
        return len(odd) <= _MOST_ODD * len(lines) and all(len(o) <= _LONGEST_ODD for o in odd)

    def _lines(self, block: LexborNode) -> list[str]:
        """Return the text of a block line by line, a NUL for each in-page link."""
        said: list[str] = []
        linked = 0
        for node, entered in [(block, True), *tree.events(block), (block, False)]:
            if node.tag == "a" and node in self:
                linked += 1 if entered else -1
                said += [_LINK] if entered else []
            elif node.tag in {"td", "th"}:
                said.append("\t")
            elif node.tag in _ENDS_A_LINE:
                said.append("\n")
            elif entered and not linked and node.is_text_node:
                text = tree.text_of(node)
                said.append(text if text.strip() else " ")
        return "".join(said).split("\n")
