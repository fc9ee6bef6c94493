"""Whether some words can be who wrote a thing: a person, or the house it appeared in."""

import re

from blog.markup.words import words

# What can be a name: few words, no figures but a year, no end of a sentence.
_NAME = re.compile(
    r"(?!(?:pdf|video|slides?|archived?|translation|번역|한국어|영문|영어|원문|무료|유료)\b)"
    r"[^\W\d_][^\d:;!?。]{1,45}(?:,?\s*(?:19|20)\d\d)?",
    re.I,
)
_SENTENCE = re.compile(
    r"(?:[다요죠음함됨]|\w{3}\w*)\.$|(?:니다|어요|아요|세요|한다|이다|있다|했다)$"
)
_KOREAN_SENTENCE = re.compile(r"(?:니다|[어아여]요|세요|[한된했있없같이]다|[다요죠음함]\.)\.?$|。$")
_MOST_WORDS = 6
# A person as people sign: capitalised words, or a short name with a profession.
_SIGNED = re.compile(
    r"(?:[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|der|la|le|and|&)){1,4}(?:,? et al\.?)?"
    r"|[A-Z][\w'’-]+,? et al\.?"
    r"|[A-Z][\w'’-]+, [A-Z][\w.'’-]*(?: [A-Z]\.)*(?:(?:,|,? and|,? &) [A-Z][\w.'’-]*"
    r"(?: [A-Z][\w.'’-]*){0,2})*"
    r"|[가-힣]{2,4}\s*(?:기자|작가|교수|박사|님|저|지음|옮김|외|선생님?|대표|연구원|특파원|논설위원)"
    r"|[^\d,:;]{2,30}\s(?:저|지음|엮음|[著着])"
    r"|[^\d,]{2,40},\s*(?:19|20)\d\d)"
)
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.\s|et al\.?$")
# Endings of English words that no name has.
_NO_NAME = re.compile(r"\b(?:[A-Z]{3,}\b|\w+(?:ing|tions?|ments?|ness|ies|ics|isms?|ables?)\b)")
_KOREAN = re.compile(
    r"(?:[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변"
    r"염여추도소석선설마길연표명반왕금옥육맹탁국][가-힣]{2}|(?:남궁|황보|제갈|선우|사공|독고)[가-힣]{1,2})"
)
# Words of three syllables that begin like a family name and are none.
_NO_KOREANS = words(
    """
    이야기 이미지 한국어 한글판 유튜브 서비스 안내서 설명서 강의록 강의실 전자책 지식인 정리본
    정보글 신문사 구현체 구글링 도움말 고급편 전문가 동영상 한국판 원서판 최신판 최종본 정식판
    추천글 노하우 여행기 명세서 표준안 이용법 설치법 방법론 주의점 한마디 이전글 지난글 현재글
    공지글 공식글 기술서 연구실 연구팀 개발자 개발팀 심화편 우리말 전체글 원문글 성공기 문제집
    """
)
_ALIAS = re.compile(r"\s*[(（][\w .@-]{2,30}[)）]$")
_CHINESE = re.compile(
    r"[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董程曹袁邓鄧许許傅沈曾"
    r"彭吕苏蘇卢蒋蔡贾丁魏薛叶葉余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊陆郝孔崔康毛秦江史顾侯邵孟龙万段钱汤尹黎武贺"
    r"龚][\u4e00-\u9fff]{1,2}"
)
_JAPANESE = re.compile(
    r"(?:佐藤|鈴木|高橋|田中|伊藤|渡[辺邊]|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|清水|山崎|池田"
    r"|橋本|阿部|石川|前田|藤田|後藤|岡田|長谷川|村上|近藤|石井|[斎齋]藤|坂本|遠藤|青木|藤井|西村|福田|太田|三浦"
    r"|藤原|岡本|松田|中川|中野|原田|小川|竹内|金子|和田|中山|石田|上田|森田)\s?[\u3040-\u30ff\u4e00-\u9fff]{1,3}"
    r"|[\u3040-\u30ff\u4e00-\u9fff]{2,8}(?:さん|氏|先生)"
)
_HOUSE = re.compile(
    r".*(?:일보|신문|뉴스|경제|타임[즈스]|블로그|브런치|위키|백과|사전|매거진|저널|방송|출판사?|미디어|닷컴|연구[소원]"
    r"|학회|대학교?|재단|협회|데일리|투데이|리뷰|북스|티스토리|한겨레|벨로그|나무위키|TV|Times|Post|Journal"
    r"|News|Magazine|Blog|Press|University|Institute|Wikipedia|Medium|YouTube|Review|Books|Daily|Weekly"
    r"|新聞|新闻|日报|日報|百科|出版社|知乎|ニュース|ブログ)(?:\s*(?:[가-힣]{2,4}\s*)?기자)?",
    re.I,
)
_ROLE = re.compile(r"\s*(?:(?<=\s)저|지음|씀|[著着])$")


def as_certain_person(text: str) -> str:
    """Return words where no title of an article could read so, "" otherwise."""
    return as_person(text) if not text.isascii() or _INITIAL.search(text) else ""


def as_person(text: str) -> str:
    """Return words where they can only be a person, "" otherwise."""
    name = _ALIAS.sub("", text)
    known = name not in _NO_KOREANS and _KOREAN.fullmatch(name)
    others = (_CHINESE, _JAPANESE) if _NO_NAME.search(text) else (_SIGNED, _CHINESE, _JAPANESE)
    return _bare(text) if known or any(p.fullmatch(text) for p in others) else ""


def as_author(text: str) -> str:
    """Return words where they can only be a person or a house, "" otherwise."""
    return as_person(text) or as_house(text)


def as_house(text: str) -> str:
    """Return words where they name a newspaper, a publisher, an encyclopaedia or the like."""
    few = len(text.split()) <= _MOST_WORDS
    return text if few and _HOUSE.fullmatch(text) and not _ends(text) else ""


def as_name(text: str) -> str:
    """Return words that may name a person or a house, "" where they say something else."""
    few = len(text.split()) <= _MOST_WORDS
    return _bare(text) if few and _NAME.fullmatch(text) and not _ends(text) else ""


def is_sentence(text: str) -> bool:
    """Say whether a text ends as Korean sentences do, or in a Chinese full stop."""
    return bool(_KOREAN_SENTENCE.search(text))


def _ends(text: str) -> re.Match[str] | None:
    return _SENTENCE.search(text)


def _bare(name: str) -> str:
    return _ROLE.sub("", name)
