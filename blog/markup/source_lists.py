"""Where an article lists its sources: under a heading, in a list or quote of links, by a label."""

import re

from selectolax.lexbor import LexborNode

from blog.markup import tree, urls
from blog.markup.words import words

# How people call their sources; letters only, lower case.
_NAMES = words(
    """
    출처 출처들 출처및참고 참고출처 참고 참고문헌 참고자료 참고자료및출처 참고링크 참고사이트
    참고한글 참고한자료 참고한사이트 참조 참조문헌 참조자료 참조링크 레퍼런스 관련링크 관련자료
    관련글 링크 자료출처 이미지출처 함께읽기 함께읽을거리 함께보기 더읽을거리 더읽어보기
    더알아보기 더보기 읽을거리 인용 인용문헌 reference references source sources
    sourcesandreferences referencesandsources link links furtherreading furtherresources
    readmore relatedreading relatedlinks seealso resource resources bibliography workscited
    citations credits originalsource 参考 参考文献 参考文獻 参考资料 參考資料 参考链接 相关链接
    引用 参照 出典 参考リンク リンク 関連リンク quellen literatur literaturverzeichnis
    références bibliographie fuentes referencias bibliografía fontes bibliografia источники
    литература ссылки kaynaklar kaynakça bronnen źródła
    """
)
_LABEL = re.compile(
    r"\W*(?:(?:자료|글|원본|본문|원글|원문|내용|이미지|사진|그림|image|photo)\s*)?"
    r"(?:출처|참고|참조|참고\s?자료|참고\s?링크|참고\s?문헌|원문|원본|원글"
    r"|sources?|references?|via|original(?: post)?"
    r"|参考|参考资料|引用|出典|转载自|原文|quellen?)\s*[:：]",
    re.I,
)
_CREDIT = re.compile(
    r"(?:출처|사진|이미지|그림|자료|저작권|photo(?:graph)?|image|picture|illustration|credits?|courtesy"
    r"|sources?|via|from|by|©|图片来源|图源|来源|圖片|出典|写真|画像)\W*(?:by|of|from)?\W*$",
    re.I,
)
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_LISTS = frozenset({"ul", "ol", "blockquote"})
_BLOCKS = frozenset({"p", "blockquote", "figure", "li", "td", "div", "center", "figcaption"})


def is_sources_name(text: str) -> bool:
    """Say whether a heading's text is what people call a list of sources."""
    return len(text) < 40 and _NOT_LETTERS.sub("", text.lower()) in _NAMES


def source_blocks(body: LexborNode, hosts: frozenset[str]) -> list[LexborNode]:
    """Return the blocks whose links out of the site are the article's sources."""
    found = [block for node in body.css("h1, h2, h3, h4, h5, h6") for block in _below(node)]
    for block in body.css("ul, ol, blockquote, p"):
        if block.tag == "p":
            if _LABEL.match(tree.plain(block)) and block.css_first("img") is None:
                found.append(block)
        elif not _is_nested(block) and _is_of_links(block, hosts):
            found.append(block)
    return found


def _below(title: LexborNode) -> list[LexborNode]:
    """Return the blocks of a section whose heading names sources."""
    if not is_sources_name(tree.plain(title)):
        return []
    blocks: list[LexborNode] = []
    node = title.next
    while node is not None and not (node.tag in tree.HEADINGS and str(node.tag) <= str(title.tag)):
        if node.is_element_node and "footnotes" not in tree.classes(node):
            blocks.append(node)
        node = node.next
    return blocks


def _is_nested(block: LexborNode) -> bool:
    around = tree.ancestors(block)
    return any(p.tag in {"ul", "ol"} or "footnotes" in tree.classes(p) for p in around)


def _is_of_links(block: LexborNode, hosts: frozenset[str]) -> bool:
    """Say whether most of what a list or quote says are links that lead out of the site."""
    if block.css_first("img, pre, table, iframe") is not None:
        return False
    links = [a for a in block.css("a[href]") if urls.is_external(tree.attribute(a, "href"), hosts)]
    said = tree.text_of(block)
    apart = "".join(tree.text_of(link) for link in links)
    bare = [link.url for link in urls.bare_links(said) if link.url not in apart]
    items = len(block.css("li"))
    if len(links) + len(bare) < (2 if block.tag != "blockquote" else 1):
        return False
    linked = len("".join(apart.split())) + sum(map(len, bare))
    return 2 * linked >= len("".join(said.split())) and len(links) + len(bare) >= 0.6 * items


def pictured(body: LexborNode) -> frozenset[int]:
    """Return the memory ids of all elements around images."""
    around = (parent for image in body.css("img") for parent in tree.ancestors(image))
    return frozenset(parent.mem_id for parent in around)


def is_credit(node: LexborNode, before: str, with_image: frozenset[int]) -> bool:
    """Say whether a link credits an image: in its caption, or said so beside or below it.

    ``before`` is what stands on the link's line before it, ``with_image`` are the elements
    that ``pictured`` found.
    """
    if tree.inside(node, frozenset({"figcaption"})):
        return True
    if before.strip() and not _CREDIT.search(before):
        return False
    block = next((item for item in tree.ancestors(node) if item.tag in _BLOCKS), None)
    if block is None:
        return False
    if block.mem_id in with_image:
        return bool(before.strip()) or not _says_more(block, node)
    above = _block_before(block)
    image_above = above is not None and above.mem_id in with_image and not tree.plain(above)
    return bool(before.strip()) and image_above


def _says_more(block: LexborNode, node: LexborNode) -> bool:
    """Say whether a block has words beside those of a node in it."""
    for part in block.traverse(include_text=True):
        if part.is_text_node and tree.text_of(part).strip() and part.mem_id != node.mem_id:
            around = (parent.mem_id for parent in tree.ancestors(part))
            if node.mem_id not in around:
                return True
    return False


def _block_before(block: LexborNode) -> LexborNode | None:
    node = block.prev
    while node is not None and not node.is_element_node:
        node = node.prev
    return node
