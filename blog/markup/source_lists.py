"""Where an article lists its sources: under a heading, in a list or quote of links, by a label."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from blog.markup import tree, urls
from blog.markup.bylines import name_of
from blog.markup.names import is_sources_name
from blog.markup.textline import line_of

_WHAT = (
    r"(?:\s?(?:자료|링크|문헌|사이트|글|책|서적|도서|영상|논문|기사|블로그|문서|페이지|주소|url))?"
)
_CALLED = (
    r"(?:(?:자료|글|원본|본문|원글|원문|내용|이미지|사진|그림|데이터|image|photo|data)\s*)?"
    rf"(?:(?:출처|참고(?:한)?|참조|인용){_WHAT}|원문|원본|원글"
    r"|sources?|refs?\.?|references?|refer|via|original(?: post)?"
    r"|参考(?:文献|资料|資料|記事|サイト)?|引用|出典|转载自|原文|quellen?)"
)
_LABEL = re.compile(rf"\W*{_CALLED}\s*(?:[:：\]】)=]|\s[-–—>]|(?<=ref)\.)", re.I)
_LABELLED = re.compile(rf"(?:^|[\s(（\[【※*•.])({_CALLED})\s*(?:[:：\]】]|\s[-–—>]+)\W*$", re.I)
_SAYS_SO = re.compile(
    r"(?:글|자료|링크|기사|책|사이트|블로그|문서|영상|내용|논문|포스트|포스팅|게시물|강의|출처)(?:들)?"
    r"(?:을|를|에서|의\s*내용을)?\s*(?:\w{1,6}\s+){0,2}(?:참고|참조|인용|바탕|발췌|정리|번역|요약)"
    r"|\b(?:based on|adapted from|inspired by)\b|を参考に|(?:参考|引用|整理)了",
    re.I,
)
_LISTS = frozenset({"ul", "ol", "blockquote"})
_WORDS = frozenset({"strong", "b", "small"})
_TITLES = "p, dt, summary, strong, b, div, center, small"
_LABELLED_BLOCKS = "p, div, small, center, footer, aside"
_INNER = "p, div, ul, ol, table, pre, h1, h2, h3, h4, h5, h6"
_FEWEST_IN_TEXT = 2
_LONGEST_TITLE = 40
_LONGEST_REMARK = 80
_MOST_LABEL = 200


def source_blocks(body: LexborNode, hosts: frozenset[str]) -> list[LexborNode]:
    """Return the blocks whose links out of the site are the article's sources."""
    found = [block for node in body.css("h1, h2, h3, h4, h5, h6") for block in _below(node)]
    if body.css_first("a[href]") is None and "://" not in tree.text_of(body):
        return found
    for title in body.css(_TITLES):
        text = tree.beginning(title, _LONGEST_TITLE)
        if text and is_sources_name(text):
            found += _after(title, hosts)
    found += [block for block in body.css(_LABELLED_BLOCKS) if _is_labelled(block)]
    lists = (block for block in body.css("ul, ol, blockquote, p") if not _is_nested(block))
    return found + [block for block in lists if _is_of_links(block, hosts)]


def says_source(before: str) -> bool:
    """Say whether what stands before a link calls it a source, as in "(출처: "."""
    return bool(_LABELLED.search(before[-_LONGEST_TITLE:]))


def _below(title: LexborNode) -> list[LexborNode]:
    """Return the blocks of a section whose heading names sources."""
    if not is_sources_name(tree.plain(title)):
        return []
    blocks: list[LexborNode] = []
    for node in _elements_after(title):
        if node.tag in tree.HEADINGS and str(node.tag) <= str(title.tag):
            break
        if "footnotes" not in tree.classes(node):
            blocks.append(node)
    return blocks


def _elements_after(node: LexborNode) -> Iterator[LexborNode]:
    following = node.next
    while following is not None:
        if following.is_element_node:
            yield following
        following = following.next


def _after(title: LexborNode, hosts: frozenset[str]) -> list[LexborNode]:
    """Return the blocks of links after a line that names sources, or the block it begins."""
    if title.tag in _WORDS:
        around = title.parent
        if around is None or around.tag == "body" or not _begins(title):
            return []
        if tree.plain(around) != tree.plain(title):
            return [around] if around.tag == "p" else []
        title = around
    blocks: list[LexborNode] = []
    for node in _elements_after(title):
        if node.tag in {"br", "hr"}:
            continue
        if node.tag == "dt" or node.tag in tree.HEADINGS or not _leads_out(node, hosts):
            break
        if node.tag == "p" and not _is_of_links(node, hosts, fewest=1):
            break
        blocks.append(node)
    return blocks


def _begins(node: LexborNode) -> bool:
    """Say whether nothing is said before an element in the one around it."""
    before = node.prev
    while before is not None:
        if tree.text_of(before).strip():
            return False
        before = before.prev
    return True


def _leads_out(block: LexborNode, hosts: frozenset[str]) -> bool:
    return bool(_links(block, hosts)) or bool(urls.bare_links(tree.text_of(block)))


def _is_labelled(block: LexborNode) -> bool:
    """Say whether a block of text begins with "출처:" or the like and shows no image."""
    if any(inner.mem_id != block.mem_id for inner in block.css(_INNER)):
        return False
    said = ""
    for part in block.traverse(include_text=True):
        said += tree.text_of(part) if part.is_text_node else ""
        if len(said) > _MOST_LABEL:
            break
    return bool(_LABEL.match(said.lstrip())) and block.css_first("img") is None


def _is_nested(block: LexborNode) -> bool:
    around = tree.ancestors(block)
    return any(p.tag in {"ul", "ol"} or "footnotes" in tree.classes(p) for p in around)


def _links(block: LexborNode, hosts: frozenset[str]) -> list[LexborNode]:
    found = block.css("a[href]")
    return [link for link in found if urls.is_external(tree.attribute(link, "href"), hosts)]


def _is_of_links(block: LexborNode, hosts: frozenset[str], fewest: int = 0) -> bool:
    """Say whether a block lists links that lead out of the site.

    Most of what it says are links; or most of them have a byline; or it says itself, or
    the sentence beside it, that the text was made from what it lists.
    """
    links = _links(block, hosts)
    if block.tag == "p" and not fewest and len(links) < _FEWEST_IN_TEXT:
        return not links and _is_of_lines(block)
    if block.css_first("img, pre, table, iframe") is not None:
        return False
    said = tree.text_of(block)
    apart = "".join(tree.text_of(link) for link in links)
    bare = [link.url for link in urls.bare_links(said) if link.url not in apart]
    number = len(links) + len(bare)
    if not number or number < 0.6 * len(block.css("li")):
        return False
    if (block.tag == "blockquote" or len(block.css("br")) >= number) and _SAYS_SO.search(said):
        return True
    if block.tag != "p" and _said_beside(block):
        return True
    if len(links) > 1 and 2 * sum(map(_has_byline, links)) > len(links):
        return True
    fewest = fewest or (1 if block.tag == "blockquote" else 2)
    linked = len("".join(apart.split())) + sum(map(len, bare))
    is_list = block.tag in _LISTS or bool(fewest == 1)
    return is_list and number >= fewest and 2 * linked >= len("".join(said.split()))


def _is_of_lines(block: LexborNode) -> bool:
    """Say whether a paragraph says what it was made from, and lists that with a line each."""
    said = tree.text_of(block)
    if "://" not in said or not _SAYS_SO.search(said):
        return False
    number = len(urls.bare_links(said))
    return number >= _FEWEST_IN_TEXT and len(block.css("br")) >= number


def _has_byline(link: LexborNode) -> bool:
    line = line_of(link)
    return bool(name_of(link, line.before, line.after, listed=True).byline)


def _said_beside(block: LexborNode) -> bool:
    after = next(_elements_after(block), None)
    before = block.prev
    while before is not None and not before.is_element_node:
        before = before.prev
    texts = (tree.beginning(p, _LONGEST_REMARK) for p in (before, after) if p and p.tag == "p")
    return any(_SAYS_SO.search(text) for text in texts if text)
