"""A blog of what has broken feeds and site maps elsewhere."""

import datetime as dt
import unicodedata
from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from blog.models import Asset

CONTROLS = "가\x01나\x0b다\x1f\x7f\x85\u2028\ufffe\uffff"
LONG = "끝나지 않는 제목 " * 55
_NOON = dt.datetime(2024, 5, 1, 3, 0, 0, 123456, tzinfo=dt.UTC)
_ADDRESSES = (
    '<p><a href="#절 하나">절</a> <a href="../b c.html?x=1&amp;y=한#z">b</a> '
    '<a href="//o.org/a">o</a> <a href="?p=2">2</a> <a href="mailto:a@b.c">@</a> '
    '<img src="그림.png" srcset="그림.png?w=480 480w, /b.png 800w,"> '
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="> <a href="//[x">x</a> '
    '<video poster="p.png" src="/v.mp4"></video><blockquote cite="/q">q</blockquote></p>'
)
# What differs from a plain post, the newest first.
_POSTS: tuple[dict[str, Any], ...] = (
    {"title": 'Queue<T> & "]]>" <script>alert(1)</script>', "summary": "a < b && c > d ]]>",
     "html": "<p>]]&gt; <![CDATA[x]]> <!-- y --> &lt;b&gt; &amp;amp;</p>"},
    {"title": CONTROLS, "summary": CONTROLS, "html": f"<p>{CONTROLS}</p>",
     "categories": ["여\x07행"], "tags": ["책\x0b"], "author_name": "한\x08소연"},
    {"title": LONG[:500], "description": LONG * 20, "slug": "긴", "path": f"/{'글' * 190}/"},
    {"title": "", "summary": "", "html": "", "categories": ["분류"]},
    {"title": " \n\t", "summary": "제목 없는 글", "tags": ["C++", "🦊 여우", "</a>&"]},
    {"title": "날짜 없는 글", "published_at": None},
    {"title": "🧑‍🚀 👍🏽 e\u0301 " + unicodedata.normalize("NFD", "각주"), "tags": ["🦊 여우"]},
    {"title": "주소", "path": "/a b/100%/#1?/글.html", "html": _ADDRESSES,
     "front_matter": {"series": "연재 & 더"}},
    {"title": "그림", "front_matter": {"image": "/그림 1.JPG", "series": "연재 & 더"}},
    {"title": "옛글", "published_at": dt.datetime(1969, 12, 31, 23, 59, 59, tzinfo=dt.UTC)},
    {"title": "고친 글", "published_at": _NOON, "updated_at": _NOON + dt.timedelta(days=3)},
    {"title": "언어", "lang": "한국어", "author_name": "<b>에드윈</b> & 딸, 김 Jr."},
    {"title": "Language", "lang": "en_US", "author_name": "소연, 에드윈"},
    {"title": "중국어", "lang": "zh_Hant_TW", "front_matter": {"image": "https://o.org/a b.png"}},
)  # fmt: skip
UNSEEN = ("초안", "숨긴 글", "예약한 글")


def write(make_post: Callable[..., Any]) -> None:
    """Write the blog; the titles of ``UNSEEN`` are of posts that nobody may see."""
    picture = Asset(source_path="그림 1.JPG", path="/그림 1.JPG", digest="2" * 64, size=7)
    picture.file.save("a.jpg", ContentFile(b"picture"))
    for fields in _POSTS:
        make_post(**fields)
    draft, hidden, scheduled = UNSEEN
    make_post(title=draft, status="draft", tags=["C++"])
    make_post(title=hidden, status="hidden", categories=["분류"])
    make_post(title=scheduled, published_at=timezone.now() + dt.timedelta(days=1))
