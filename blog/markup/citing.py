"""What is cited by an address alone: its title and byline, from the words around it.

People write ``Title : https://…``, ``Name, "Title", https://…``, ``[1] Name. Title.
[link](https://…)``, a title on the line above, or a table with a column for each.
"""

import re

from selectolax.lexbor import LexborNode

from blog.markup import tree
from blog.markup.bylines import Name, is_generic, tidy
from blog.markup.names import is_sources_name, letters
from blog.markup.people import as_author, as_name, is_sentence
from blog.markup.words import words

_LONGEST = 160
_LONGEST_ABOVE = 100
# As scholars write: "Lee, A., & Kim, B. (2019). Title. Where it appeared."
_SCHOLARLY = re.compile(
    r"^(?P<who>[^\d()（）]{3,120}?)\s*[(（](?:19|20)\d\d[a-z]?[^()（）]{0,20}[)）][.,:]?\s+"
    r"(?P<title>[^.]{3,150}?)\s*(?:\.(?:\s|$)|$)"
)
_LONG_WORD = 11
_SHORT_WORD = 2
_QUOTED = re.compile(
    r"(?:“(?P<a>[^“”]{2,150})”|\"(?P<b>[^\"]{2,150})\"|「(?P<c>[^」]{2,150})」|『(?P<d>[^』]{2,150})』"
    r"|《(?P<e>[^》]{2,150})》|〈(?P<f>[^〉]{2,150})〉|‘(?P<g>[^‘’]{2,150})’)"
)
_NUMBER = re.compile(r"^\W*\[?\d{1,3}[\].)]\s*")
_LABEL = re.compile(r"^(?P<label>[^:：\-–—\]】]{1,20}?)\s*(?:[:：\]】]|\s[-–—]\s|$)")
_YEAR = re.compile(
    r"[,.]?\s*[(（]?(?:[A-Z][a-z]{2,8}\.? (?:\d\d?(?:st|nd|rd|th)?,? )?)?(?:19|20)\d\d"
    r"(?:[.-]\d\d?){0,2}[)）]?\.?"
)
_ENDS = " \t\n\xa0\u3000-–—|,.:;：，、·=>→\"“”'"
_MARKS = " \t\n\xa0\u3000-–—|,.:;·=>→()（）[]※*•"
_OPENED = re.compile(r"[(（\[<]\s*$")
_CLOSED = re.compile(r"^\s*[)）\]>]")
_AVAILABLE = re.compile(
    r"[,;.(]?\s*\b(?:(?:available|accessed|retrieved|found|hosted|described)\s+)?(?:at|from|in|on|is|are"
    r"|here|see|found|an?|the|of|to|and|with|for|be)$",
    re.I,
)
# What ends a clause, not a title: it would go on.
_GOES_ON = re.compile(r"(?:[가-힣](?:에서|에는|으로|은|는|을|를)|[다요]\.\s.*)$")
_SPLIT = re.compile(r"\s+[-–—|/]\s+|\s*[,，]\s+|(?<=\w\w)\.\s+")
_TITLES = words(
    "제목 자료 자료명 글 문서 논문 책 도서 이름 링크명 title name paper article book 标题 タイトル"
)
_AUTHORS = words(
    "저자 글쓴이 작성자 지은이 출처 출판사 author authors by source writer 作者 著者 出典"
)


def cited_in(before: str, after: str, above: str = "") -> Name:
    """Return title and byline of an address from what is said around it.

    ``before`` and ``after`` stand on its line, ``above`` is the line over it.
    """
    for text in (_unlabelled(before), after):
        if name := _citation(text):
            return name
    bare = not before.strip(_ENDS) and not is_sources_name(above)
    title = _NUMBER.sub("", above) if bare and len(above) <= _LONGEST_ABOVE else ""
    return _citation(title) or Name("", "")


def is_aside(before: str) -> bool:
    """Say whether a link stands in brackets behind the quoted title of what it leads to."""
    return before.rstrip().endswith(("(", "[", "（")) and bool(_QUOTED.search(before))


def quoted_beside(before: str, after: str) -> str:
    """Return the quoted title that ends right before a link, or begins right after it."""
    behind = _QUOTED.match(after.strip())
    ahead = [found for found in _QUOTED.finditer(before) if not before[found.end() :].strip(_ENDS)]
    found = behind or next(iter(ahead), None)
    return next(filter(None, found.groups())).strip(" ,.") if found else ""


def _unlabelled(before: str) -> str:
    """Take off what calls the address a source: "출처:", "참고 -", "[1]"."""
    text = _NUMBER.sub("", before).lstrip(_MARKS)
    found = _LABEL.match(text)
    return text[found.end() :] if found and is_sources_name(found["label"]) else text


def _citation(said: str) -> Name | None:
    text = " ".join(said.split())
    if not letters(text) or len(text) > _LONGEST or is_sentence(text):
        return None
    if found := _QUOTED.search(text):
        title = next(filter(None, found.groups())).strip(" ,.")
        around = (text[: found.start()], text[found.end() :])
        return Name(title, next(filter(None, map(_named, around)), ""))
    if found := _SCHOLARLY.match(_NUMBER.sub("", text)):
        return Name(tidy(found["title"]), found["who"].strip(" ,"))
    text = tidy(_trimmed(text))
    return _split(text) if _is_title(text) else None


def _named(words: str) -> str:
    name = re.split(r"\s저\s*[,/]", _undated(words))[0]
    starts = name[:1].isupper() or not name[:1].isascii()
    return as_name(name) if starts and not _AVAILABLE.search(name) else ""


def _trimmed(text: str) -> str:
    """Take off the ends of a text what only leads to the address."""
    before = None
    while before != text:
        before = text
        text = _OPENED.sub("", _CLOSED.sub("", text)).strip(_ENDS)
    return text[1:-1].strip(_ENDS) if text[:1] + text[-1:] in {"()", "[]", "（）"} else text


def _is_title(text: str) -> bool:
    """Say whether a text can be a title: no word alone that tells its kind, no clause."""
    said = letters(text)
    enough = " " in text or len(said) > _LONG_WORD if said.isascii() else len(said) > _SHORT_WORD
    paired = all(text.count(a) == text.count(b) for a, b in ("()", "[]", "（）"))
    clause = _GOES_ON.search(text) or _AVAILABLE.search(text)
    return bool(enough and paired) and not clause and not is_generic(text)


def _undated(words: str) -> str:
    """Return a name without the year beside it."""
    name = tidy(_trimmed(_YEAR.sub("", words)))
    return f"{name}." if name.endswith(" et al") else name


def _split(text: str) -> Name:
    """Tell a title from a name at its end or beginning, where a name can be nothing else."""
    cuts = [(found.start(), found.end()) for found in _SPLIT.finditer(text)]
    for start, end in reversed(cuts):
        if who := as_author(_undated(text[end:])):
            return Name(tidy(text[:start]), who)
    for start, end in cuts:
        if who := as_author(_undated(text[:start])):
            return Name(_trimmed(tidy(text[end:])), who)
    return Name(text, "")


def in_row(node: LexborNode) -> Name:
    """Return title and byline from the other cells of a table's row."""
    row = next((item for item in tree.ancestors(node) if item.tag == "tr"), None)
    if row is None:
        return Name("", "")
    cells = [tree.plain(cell) for cell in tree.elements(row)]
    head = _head(row)
    titles = [c for c, name in zip(cells, head, strict=False) if name in _TITLES]
    authors = [c for c, name in zip(cells, head, strict=False) if name in _AUTHORS]
    said = [cell for cell in cells if cell not in authors and _is_title(cell)]
    title = next(iter(titles), "") or max(said, key=len, default="")
    return Name(tidy(title), tidy(next(iter(authors), "")))


def _head(row: LexborNode) -> list[str]:
    table = next((item for item in tree.ancestors(row) if item.tag == "table"), row)
    first = table.css_first("tr")
    return [letters(tree.plain(cell)) for cell in tree.elements(first)] if first else []
