"""Titles and bylines of cited links, told apart as people write them."""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from blog.markup import tree, urls
from blog.markup.people import as_author, as_certain_person, as_house, as_name, as_person
from blog.markup.words import words


class Name(NamedTuple):
    """What a link is called, and who is behind it; "" where that is not said."""

    title: str
    byline: str


_WHO = (
    r"by|글쓴이|글|저자|지은이|작성자|필자|기자|출처|author|written by|via|source|from"
    r"|作者|著者|文|出处|来源"
)
_MARK = re.compile(rf"^[\s\-–—|,/(·]*(?:{_WHO})(?:\s*[:：]\s*|\s+)(?P<who>.+?)[\s)]*$", re.I)
_DASH = re.compile(r"^\s*(?P<mark>[—–]+|-(?=\s)|/|\||::|ㅣ)\s*(?P<who>[^—–|]{2,60})$")
_BRACKETS = re.compile(r"^\s*[(（](?P<who>[^()（）]{2,60})[)）]\s*\.?$")
_COMMA = re.compile(r"^\s*[,，]\s*(?P<who>.{2,60}?)\.?$")
_BEFORE = re.compile(
    r"^\W*(?:\[?\d{1,3}\]?[.)]?\s*)?(?P<who>[^\d\W][^:：]{1,60}?)"
    r"\s*(?:[(（](?:19|20)\d\d[a-z]?[)）])?\s*(?:[.．,，:：/]|[-–—]+)\s*[\"“'‘「『《]?$"
)
_IN_TITLE = (
    re.compile(
        r"^(?P<title>.+?)\s*[(\[（]\s*(?:by|글쓴이|글|출처|저자|지은이|작성자|via|著者|作者|出典)"
        r"(?:\s*[:：]\s*|\s+)(?P<who>[^()（）]{2,45}?)\s*[)\]）]$",
        re.I,
    ),
    re.compile(
        r"^(?P<title>.+?)(?:\s*[,(|–—-]\s*|\s+)(?:by|글|저자|지은이)\s*[:：]?\s+"
        r"(?P<who>[A-Z][\w.'-]*(?:\s+(?:[A-Z][\w.'-]*|de|van|von|der|la)){1,4}|[가-힣]{2,5}(?:\s*기자)?)\)?$"
    ),
)
_AT_THE_END = re.compile(
    r"^(?P<title>.{2,}?)\s*(?:\s[-–—|/]|\s?::|ㅣ|\s·)\s+(?P<who>[^-–—|/:]{2,40})$"
)
_AT_THE_START = re.compile(r"^(?P<who>[가-힣]{2,4}\s*(?:기자|교수|작가|박사)),\s*(?P<title>.{2,})$")
_LONGEST = 100
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.I)
_TAIL_TAGS = frozenset({"em", "i", "cite", "small"})
_BULLET = re.compile(
    r"^(?:[\s\->–—•‣◦*·ㆍ▶►▷※■□◆◇○●★☆→]+|\[\d{1,3}\]\s*|\(?\d{1,2}[.)]\s+|[①-⑳]\s*)+(?=\S)"
)
_QUOTES = tuple(zip("“‘\"'「『《〈«", "”’\"'」』》〉»", strict=True))
_GENERIC = words(
    """
    여기 여기서 여기에서 이곳 링크 원문 출처 본문 참고 바로가기 더보기 이글 블로그 문서 here
    link this thislink source via original article post thispost blog read more readmore
    clickhere download video slides pdf docs website site 链接 这里 原文 リンク こちら ここ
    """
)


def name_of(link: LexborNode, before: str, after: str, *, listed: bool) -> Name:
    """Return title and byline of a link.

    ``before`` and ``after`` are what stands around it on its line. In a list of sources
    (``listed``) more ways to name an author are understood than in running text.
    """
    title, tail = _parts(link)
    who = _who(tail) or (tidy(tail) if listed else "")
    if who:
        return Name(tidy(title), who)
    text = _without_host(tree.plain(link), urls.host(tree.attribute(link, "href")))
    inside = _inside(text) if listed else None
    if inside:
        return inside
    byline = said_after(after, listed=listed) or (_said_before(before) if listed else "")
    return Name(_title(link, text), byline)


def _inside(text: str) -> Name | None:
    """Return title and byline that a link's text holds both of, None for another."""
    for pattern in _IN_TITLE:
        if found := pattern.match(text):
            return Name(tidy(found["title"]), tidy(found["who"]))
    for pattern in (_AT_THE_END, _AT_THE_START):
        found = pattern.match(text)
        who = tidy(found["who"]) if found else ""
        if found and (as_certain_person(who) or as_house(who)):
            return Name(tidy(found["title"]), who)
    return None


def _title(link: LexborNode, text: str) -> str:
    title = tidy(text)
    if not title:
        image = link.css_first("img[alt]")
        title = tidy(tree.attribute(image, "alt")) if image is not None else ""
    if not title or is_generic(title):
        return tidy(tree.attribute(link, "title")) or title
    return title


def _without_host(text: str, host: str) -> str:
    """Take the host in brackets off the end of a title, as in "Guide (www.example.org)"."""
    found = re.search(r"\s*[(\[]([\w.-]+)[)\]]$", text)
    named = found[1].lower().removeprefix("www.") if found else ""
    return text[: found.start()] if found and named == host.removeprefix("www.") else text


def is_generic(title: str) -> bool:
    """Say whether a title tells nothing: "here", "링크", or the address itself."""
    return re.sub(r"\W", "", title.lower()) in _GENERIC or bool(urls.bare_links(title))


def _parts(link: LexborNode) -> tuple[str, str]:
    """Return a link's text and the byline at its end, set off by italics or small print."""
    text = tree.plain(link)
    last = link.last_child
    while last is not None and not tree.plain(last):
        last = last.prev
    if last is None or not last.is_element_node or not _is_tail(last):
        return text, ""
    tail = tree.plain(last)
    title = text[: -len(tail)].strip() if text.endswith(tail) else ""
    return (title, tail) if tidy(title) else (text, "")


def _is_tail(node: LexborNode) -> bool:
    return node.tag in _TAIL_TAGS or bool(_ITALIC.search(tree.attribute(node, "style")))


def said_after(after: str, *, listed: bool) -> str:
    """Return the byline that follows a link: on the rest of its line, else on lines to come."""
    first = after.strip().partition("\n")[0]
    return next(filter(None, (_byline(text, listed=listed) for text in (first, after))), "")


def _byline(after: str, *, listed: bool) -> str:
    text = " ".join(after.split())
    if not text or len(text) > _LONGEST:
        return ""
    if found := _MARK.match(text):
        who = tidy(found["who"])
        return as_name(who) if listed or "：" in text or ":" in text else as_person(who)
    if not listed:
        return ""
    if (found := _DASH.match(text)) and found["mark"][0] in "—–" and not found["who"][0].islower():
        return as_name(tidy(found["who"]))
    candidates = (pattern.match(text) for pattern in (_DASH, _BRACKETS, _COMMA))
    return next((as_author(_signed(found["who"])) for found in candidates if found), "")


def _signed(words: str) -> str:
    """Return a name without the full stop or year that ends it, and what follows a comma."""
    return tidy(re.sub(r"(?<=\s저)\s*[,/].*$", "", words))


def _said_before(before: str) -> str:
    """Return the byline that stands before a link, as in "Ann Lee (2019). Guide"."""
    found = _BEFORE.match(before.rpartition("\n")[2])
    if not found:
        return ""
    return as_author(_signed(found["who"]))


def _who(text: str) -> str:
    found = _MARK.match(text)
    return tidy(found["who"]) if found else ""


def tidy(text: str) -> str:
    """Return a title or name without bullet, number, and quotes around the whole of it."""
    words = " ".join(text.split())
    words = _BULLET.sub("", words).strip(" \t-–—|,:：·")
    for opening, closing in _QUOTES:
        if len(words) > 2 and words[0] == opening and words[-1] == closing:
            inner = words[1:-1]
            if opening not in inner and closing not in inner:
                return inner.strip()
    return words
