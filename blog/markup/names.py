"""How people call a part of their article, however they dress the words up."""

import re
from collections.abc import Callable

from blog.markup.words import words

_LONGEST = 40
_NOT_A_LETTER = re.compile(r"[\W_\d]+")
_BETWEEN = re.compile(r"[()\[\]{}（）【】「」『』<>〈〉《》/|·•:：,，~–—]+|\s-\s")

# How a table of contents is called in the languages that people blog in.
_CONTENTS = words(
    """
    목차 차례 순서 내용목차 목차및내용 contents tableofcontents toc index outline inthispost
    inthisarticle onthispage inthisguide 目次 もくじ 目录 目錄 文章目录 本文目录 inhalt
    inhaltsverzeichnis sommaire tabledesmatières índice contenido indice sumário содержание
    оглавление içindekiler mụclục spistreści inhoud inhoudsopgave
    """
)
_OUR_CONTENTS = re.compile(
    r"(?:이|본|오늘의?|이번|전체)?(?:글|포스트|포스팅|문서|페이지|게시글|게시물|기사|강의)?(?:의)?"
    r"(?:목차|차례|순서)(?:보기|펼치기|열기|접기|펼치기접기|정리|입니다)?"
    r"|(?:この|本)?(?:記事|ページ|投稿)?の?(?:目次|もくじ)"
    r"|(?:本|此|全)?(?:文章?|页|頁)?(?:的|の)?(?:目录|目錄|導航|导航)"
    r"|(?:article|post|page|the)?(?:table|list)of(?:the)?contents?|contents?of(?:this|the)\w+"
)
# What may be a table of contents, and may as well be a section: its links decide.
_PERHAPS_CONTENTS = words(
    """
    목록 글목록 내용 주요내용 구성 글의구성 개요 바로가기 아젠다 overview agenda summary
    quicklinks navigation jumpto sections chapters topics 内容 概要 章节 小节 导览
    """
)

# How people call their sources.
_SOURCES = words(
    """
    출처 참고 참조 인용 레퍼런스 링크 자료출처 이미지출처 함께읽기 함께읽을거리 함께보기
    더읽을거리 더읽어보기 더알아보기 더보기 읽을거리 seealso readmore worksconsulted
    originalsource via 参考 参考文献 参考文獻 参考资料 參考資料 参考链接 参考書籍 参考記事
    参考サイト 相关链接 相关阅读 延伸阅读 扩展阅读 引用 引用文献 参照 出典 出处 来源 资料来源
    参考リンク リンク 関連リンク 関連記事 quellen quellenangaben literatur literaturverzeichnis
    références bibliographie sources fuentes referencias bibliografía fontes bibliografia
    источники литература ссылки kaynaklar kaynakça bronnen źródła
    """
)
_KOREAN_SOURCES = re.compile(
    r"(?:이글의|글의|본문|더|함께|같이)?"
    r"(?:(?:참고|참조|인용|출처)(?:및|와|과|또는)?)+"
    r"(?:한|된|할|했던|할만한|하면좋은|하기좋은)?(?:모든|다른)?"
    r"(?:글|책|서적|도서|문헌|자료|링크|사이트|블로그|동?영상|강의|강좌|논문|기사|문서|페이지|주소|url"
    r"|목록|포스트|포스팅|게시[글물]|레퍼런스|매체|저서|원문|소스|출처|및|와|과|들|모음|정리)*"
    r"|(?:관련|도움(?:된|이된|받은)|(?:함께|같이|더)(?:읽을|읽으면좋은|읽어볼|볼)|추천)(?:만한)?"
    r"(?:글|책|자료|링크|사이트|블로그|동?영상|논문|기사|문서|포스트|포스팅|문헌)(?:들|모음|목록|및출처)*"
)
_ENGLISH_SOURCES = re.compile(
    r"(?:(?:further|related|recommended|additional|useful|external|selected|image|photo|data|more)?"
    r"(?:readings?|references?|refs?|refer|sources?|links?|resources?|bibliography|citations?|credits?"
    r"|literature|workscited)(?:list)?(?:and|or)?)+"
    r"|(?:further|related|recommended|useful)(?:articles|posts|papers|books|videos|materials?)"
)


def letters(text: str) -> str:
    """Return the letters of a text in lower case, without all that stands between them."""
    return _NOT_A_LETTER.sub("", text.lower())


def is_called(text: str, names: Callable[[str], object]) -> bool:
    """Say whether a short text is one of the ``names``, or several of them side by side.

    Emoji, numbers and brackets are passed over, so that "📑 목차 (Table of Contents)" is
    called as both its parts are. ``names`` is asked with letters only.
    """
    if not text or len(text) > _LONGEST:
        return False
    if names(letters(text)):
        return True
    if not _BETWEEN.search(text):
        return False
    parts = [part for part in map(letters, _BETWEEN.split(text)) if part]
    return all(names(part) for part in parts) if len(parts) > 1 else False


def is_contents_name(text: str) -> bool:
    """Say whether a text is what people call a table of contents."""
    return is_called(text, lambda name: name in _CONTENTS or _OUR_CONTENTS.fullmatch(name))


def may_be_contents_name(text: str) -> bool:
    """Say whether a table of contents may be called so, among other things."""
    return is_contents_name(text) or is_called(text, _PERHAPS_CONTENTS.__contains__)


def is_sources_name(text: str) -> bool:
    """Say whether a text is what people call a list of sources."""
    return is_called(text, _is_sources_word)


def _is_sources_word(name: str) -> bool:
    patterns = (_KOREAN_SOURCES, _ENGLISH_SOURCES)
    return name in _SOURCES or any(pattern.fullmatch(name) for pattern in patterns)
