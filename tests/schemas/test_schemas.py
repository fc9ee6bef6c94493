"""The schemas and the rules beside them take what is right and refuse each thing that is wrong."""

import json

import pytest

from tests.schemas import structured
from tests.schemas.feeds import atom_faults, json_faults, rss_faults
from tests.schemas.site_maps import index_faults, map_faults

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko"><title>t</title>
<link href="http://a.kr/" rel="alternate"/><link href="http://a.kr/feed.xml" rel="self"/>
<id>http://a.kr/</id><updated>2024-01-01T00:00:00+09:00</updated><author><name>x</name></author>
<entry xml:lang="en"><id>http://a.kr/1</id><title>a</title><updated>2024-01-01T00:00:00Z</updated>
<link href="http://a.kr/1" rel="alternate"/><summary type="html">s</summary>
<link rel="enclosure" href="http://a.kr/a.png" length="7" type="image/png"/>
<category term="c"/><content type="html">&lt;a href="http://a.kr"&gt;a&lt;/a&gt;</content></entry>
</feed>"""
RSS = """<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>t</title><link>http://a.kr/</link><description>d</description>
<atom:link rel="self" href="http://a.kr/rss.xml"/><language>ko</language>
<lastBuildDate>Mon, 01 Jan 2024 00:00:00 +0900</lastBuildDate>
<item><title>a</title><link>http://a.kr/1</link><description>s</description>
<dc:creator>x</dc:creator><guid>http://a.kr/1</guid><category>c</category>
<enclosure url="http://a.kr/a.png" length="7" type="image/png"/>
<content:encoded>&lt;img src="http://a.kr/a.png"&gt;</content:encoded></item></channel></rss>"""
JSON = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "t", "language": "ko",
    "home_page_url": "http://a.kr/", "feed_url": "http://a.kr/feed.json",
    "items": [{"id": "http://a.kr/1", "url": "http://a.kr/1", "content_html": "<p>p</p>",
               "authors": [{"name": "x"}], "date_published": "2024-01-01T00:00:00+09:00"}],
})  # fmt: skip
MAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
xmlns:xhtml="http://www.w3.org/1999/xhtml"><url><loc>http://a.kr/ko</loc>
<lastmod>2024-01-01</lastmod><xhtml:link rel="alternate" hreflang="ko" href="http://a.kr/ko"/>
<xhtml:link rel="alternate" hreflang="en-GB" href="http://a.kr/en"/>
<image:image><image:loc>http://a.kr/a.png</image:loc></image:image></url>
<url><loc>http://a.kr/en</loc><xhtml:link rel="alternate" hreflang="ko" href="http://a.kr/ko"/>
<xhtml:link rel="alternate" hreflang="en-GB" href="http://a.kr/en"/></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>http://a.kr/1.xml</loc><lastmod>2024-01-01T00:00:00Z</lastmod></sitemap>
</sitemapindex>"""
POSTING = {
    "@context": "https://schema.org", "@type": "BlogPosting", "headline": "a", "wordCount": 3,
    "datePublished": "2024-01-01T00:00:00+09:00", "author": [{"@type": "Person", "name": "x"}],
    "image": {"@type": "ImageObject", "url": "http://a.kr/a.png", "width": "7 px"},
    "citation": {"@type": "CreativeWork", "url": "http://b.kr/"},
}  # fmt: skip


def refused(faults, good, changes):
    """Assert that ``good`` is right and that it is wrong with any one of ``changes``."""
    assert faults(good.encode()) == []
    for before, after in changes.items():
        assert good.count(before), before
        assert faults(good.replace(before, after, 1).encode()), (before, after)


def test_atom():
    changes = {
        "+09:00": "", "<id>http://a.kr/1</id>": "", "http://a.kr/1<": "/1<", 'term="c"': "",
        'content type="html"': 'content type="text/x"', "<name>x": "<name> ", '"en"': '"en_GB"',
        "<title>t</title>": "<title>t</title><titel/>", "</content>": "<b/></content>",
        'rel="alternate"': 'rel="alternatve"', 'length="7"': 'length="x"', "kr/a.png": "kr/a b.png",
        "<author><name>x</name></author>": "", 'rel="self"': 'rel="via"', '="http://a.kr"': '="/a"',
        "</feed>": ATOM[ATOM.index("<entry"):], "<summary": '<link href="http://b.kr"/><summary',
        '<link href="http://a.kr/1" rel="alternate"/><summary type="html">s</summary>':
            '<content src="http://a.kr/1" type="text/html"/>',
        "<category": "<x xmlns=''/><category",
    }  # fmt: skip
    refused(atom_faults, ATOM, changes)


def test_rss():
    item = RSS[RSS.index("<item>") : RSS.index("</channel>")]
    changes = {
        "<description>d": "<description> ", "<title>a</title>": "<titel>a</titel>",
        "Mon, 01 Jan 2024": "2024-01-01", "+0900": "KST", ">x</dc": "> </dc", "2.0": "0.92",
        'length="7"': "", "<link>http://a.kr/1": "<link>/1", "ko<": "ko_KR<",
        "<category>c": "<category>",
        'rel="self"': 'rel="hub"', "</channel>": item + "</channel>", 'src="http://a.kr/': 'src="/',
        "</item>": "<author>x</author></item>", "<guid>http://a.kr/1": "<guid>1",
    }  # fmt: skip
    refused(rss_faults, RSS, changes)


def test_json_feed():
    changes = {
        "version/1.1": "version/2", '"title": "t", ': "", '"id"': '"key"', "+09:00": "",
        "<p>p</p>": "<img src=a>", '"ko"': '"한국어"', '"x"': "3", '"name": "x"': "",
        '"ko",': '"ko", "icon": "",',
        '"feed_url"': '"feed"', '"url": "http://a.kr/1"': '"url": "/1"', "}]}": "}, {}]}",
    }  # fmt: skip
    refused(json_faults, JSON, changes)


def test_site_map():
    changes = {
        "<lastmod>2024-01-01": "<lastmod>1 Jan", "<lastmod>": "<x/><lastmod>",
        "a.kr/ko<": "a.kr/한<",
        "http://a.kr/en<": "http://b.kr/en<", '"en-GB"': '"en_GB"', '"alternate"': '"alternative"',
        "image:loc>http://a.kr": "image:loc>", "a.png": "a b.png", "kr/en</loc>": "kr/ko</loc>",
        '<xhtml:link rel="alternate" hreflang="ko" href="http://a.kr/ko"/>': "",
        "<url><loc>http://a.kr/en</loc>": "<url>", "</image:image>": "<image:title/></image:image>",
    }  # fmt: skip
    refused(lambda text: map_faults(text, "http://a.kr"), MAP, changes)


def test_index_of_site_maps():
    changes = {"<loc>http://a.kr/1.xml</loc>": "", "2024": "24", "<sitemap>": "<sitemap><x/>"}
    refused(index_faults, INDEX, changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"@context": "http://example.org"},
        {"@type": "BlogPost"},
        {"heading": "a"},
        {"wordCount": "three"},
        {"datePublished": "2024-01-01T00:00:00"},
        {"datePublished": "yesterday"},
        {"author": {"@type": "Place", "name": "x"}},
        {"author": [{"@type": "Person", "nome": "x"}]},
        {"image": {"@type": "ImageObject", "width": 7}},
        {"image": "a.png"},
        {"citation": {"@type": "Person"}},
        {"headline": 3},
    ],
)
def test_descriptions(changes):
    assert structured.faults(POSTING) == []
    assert structured.faults(POSTING | changes)
