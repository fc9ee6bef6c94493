"""Titles and bylines of cited links, told apart as people write them."""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from blog.markup import tree, urls
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
# What can be a name: few words, no figures but a year, no end of a sentence.
_NAME = re.compile(
    r"(?!(?:pdf|video|slides?|archived?|translation|번역|한국어|영문|영어|원문|무료|유료)\b)"
    r"[^\W\d_][^\d:;!?。]{1,45}(?:,?\s*(?:19|20)\d\d)?",
    re.I,
)
_SENTENCE = re.compile(
    r"(?:[다요죠음함됨]|\w{3}\w*)\.$|(?:니다|어요|아요|세요|한다|이다|있다|했다)$"
)
# A person as people sign: capitalised words, or a short name with a profession.
_PERSON = re.compile(
    r"(?:[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|der|la|le|and|&)){1,4}"
    r"|[가-힣]{2,4}\s*(?:기자|작가|교수|박사|님|저|지음|옮김|외)|[^\d,]{2,40},\s*(?:19|20)\d\d)"
)
_DASH = re.compile(r"^\s*(?P<mark>[—–]|-(?=\s)|/|\|)\s*(?P<who>[^—–|]{2,60})$")
_BRACKETS = re.compile(r"^\s*[(（](?P<who>[^()（）]{2,60})[)）]\s*\.?$")
_COMMA = re.compile(r"^\s*,\s*(?P<who>[^.]{2,60})\.?$")
_BEFORE = re.compile(r"^\W*(?:\[?\d{1,3}\]?[.)]?\s*)?(?P<who>[^\d\W][^:：]{1,60}?)\s*[.．]\s*$")
_IN_TITLE = re.compile(
    r"^(?P<title>.+?)(?:\s*[,(|–—-]\s*|\s+)(?:by|글|저자|지은이)\s*[:：]?\s+"
    r"(?P<who>[A-Z][\w.'-]*(?:\s+(?:[A-Z][\w.'-]*|de|van|von|der|la)){1,4}|[가-힣]{2,5}(?:\s*기자)?)\)?$"
)
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
    title = tree.plain(link)
    inside = _IN_TITLE.match(title) if listed else None
    if inside:
        return Name(tidy(inside["title"]), inside["who"].strip())
    byline = _said_after(after, listed=listed)
    if not byline and listed and (found := _BEFORE.match(before)):
        byline = _if_name(tidy(found["who"]))
    return Name(_title(link, title), byline)


def _title(link: LexborNode, text: str) -> str:
    title = tidy(_without_host(text, urls.host(tree.attribute(link, "href"))))
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


def _said_after(after: str, *, listed: bool) -> str:
    text = " ".join(after.split())
    if not text or len(text) > 100:
        return ""
    if found := _MARK.match(text):
        who = tidy(found["who"])
        return _if_name(who) if listed or "：" in text or ":" in text else _if_person(who)
    if not listed:
        return ""
    if (found := _DASH.match(text)) and found["mark"] in "—–":
        return _if_name(tidy(found["who"]))
    candidates = (pattern.match(text) for pattern in (_DASH, _BRACKETS, _COMMA))
    return next((_if_person(tidy(found["who"])) for found in candidates if found), "")


def _if_person(words: str) -> str:
    return words if _PERSON.fullmatch(words) else ""


def _if_name(words: str) -> str:
    """Return words that may name a person or a house, "" where they say something else."""
    few = len(words.split()) <= 6
    return words if few and _NAME.fullmatch(words) and not _SENTENCE.search(words) else ""


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
