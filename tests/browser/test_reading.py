"""Reading an article in a browser."""

import re

import pytest

from tests.browser.waiting import until

HEADINGS = ["첫째", "둘째", "셋째"]
LONG = "<p>" + "긴 글은 읽는 이의 속도로 흘러간다. " * 60 + "</p>"
WIDE_CODE = '<div class="highlight"><pre><code>' + "x = 1 + " * 60 + "</code></pre></div>"
WIDE_TABLE = "<table><tr>" + "<td>칸<code>long_identifier</code></td>" * 14 + "</tr></table>"
LONG_WORD = "<p>https://example.org/" + "a" * 300 + " " + "가" * 300 + "</p>"


@pytest.fixture
def article(site, make_post):
    html = "".join(f'<h2 id="{name}">{name}</h2>{LONG}' for name in HEADINGS)
    return make_post(
        title="긴 글의 목차",
        path="/글/",
        html=html + WIDE_CODE + WIDE_TABLE + LONG_WORD,
        contents=[{"id": name, "label": name, "children": []} for name in HEADINGS],
        tags=["꼬리표", "Alibaba Group"],
        categories=["분류"],
    )


def current(page) -> str:
    return page.locator("nav.toc [aria-current]").inner_text()


def test_the_contents_follow_the_reader(article, window):
    page = window()
    page.goto("/글/")
    for name in [*HEADINGS, "첫째"]:
        page.locator(f"h2#{name}").evaluate("heading => heading.scrollIntoView()")
        until(
            page,
            "name => document.querySelector('nav.toc [aria-current]')?.textContent === name",
            name,
        )
        assert current(page) == name
    assert page.trouble == []


def test_contents_stay_in_sight_beside_the_text(article, window):
    page = window()
    page.goto("/글/")
    page.locator("h2#셋째").evaluate("heading => heading.scrollIntoView()")
    toc, text = page.locator("nav.toc").bounding_box(), page.locator(".e-content").bounding_box()
    assert toc["x"] + toc["width"] < text["x"]
    assert 0 <= toc["y"] < 100


def test_contents_unfold_and_lead_on_a_small_screen_without_script(article, window):
    page = window(360, 740, java_script_enabled=False)
    page.goto("/글/")
    link = page.locator("nav.toc a").nth(1)
    assert not link.is_visible()
    page.locator("nav.toc summary").click()
    link.click()
    assert page.url.endswith("#%EB%91%98%EC%A7%B8")
    assert abs(page.locator("h2#둘째").bounding_box()["y"]) < 60


def test_the_article_is_whole_without_script(article, window):
    page = window(java_script_enabled=False)
    page.goto("/글/")
    for selector in ("h1", ".e-content h2", "nav.toc a", ".byline time", ".article-tags a"):
        assert page.locator(selector).first.is_visible(), selector
    assert page.locator("button.code-copy").count() == 0


def test_the_first_key_leads_past_the_head(article, window):
    page = window()
    page.goto("/글/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "본문으로 건너뛰기"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_whatever_has_the_focus_shows_it(article, window):
    page = window()
    page.goto("/글/")
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
@pytest.mark.parametrize("path", ["/", "/글/", "/tags/", "/archive/", "/sources/", "/nichts/"])
def test_nothing_is_wider_than_the_screen(article, window, width, path):
    page = window(width)
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_other_host_is_asked(article, window, live_server):
    page = window()
    for path in ("/", "/글/", "/search/?q=글", "/nichts/"):
        page.goto(path)
    assert [url for url in page.asked if not url.startswith(live_server.url)] == []


def test_nothing_moves_after_it_is_painted(article, window):
    page = window(360, 740)
    page.goto("/글/")
    shift = page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value))
                .observe({type: "layout-shift", buffered: true});
            setTimeout(() => done(sum), 300);
        })"""
    )
    assert shift == 0


def test_an_embed_is_a_link_until_it_is_clicked(site, make_post, window):
    film = "https://video.example/film"
    make_post(path="/e/", html=f'<p><a data-embed="{film}" href="{film}">영상 보기</a></p>')
    page = window()
    page.route(film, lambda route: route.fulfill(body="film", content_type="text/html"))
    page.goto("/e/")
    assert film not in page.asked
    with page.expect_request(film):
        page.locator("[data-embed]").click()
    assert page.url.endswith("/e/")
    assert page.evaluate("document.activeElement.className") == "embed-frame"


def test_code_is_copied_by_a_button_that_script_adds(site, make_post, window):
    make_post(path="/c/", html="<pre><code>a = 1\n</code></pre>")
    page = window(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/c/")
    page.locator("pre").hover()
    page.locator("button.code-copy").click()
    until(page, "document.querySelector('.code-copy').textContent === '복사됨'")
    assert page.evaluate("navigator.clipboard.readText()") == "a = 1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_that_an_author_chose_stay_readable(site, make_post, window, scheme):
    html = (
        '<p id="dark" style="color: #202020">어두운 글자</p>'
        '<p id="ground" style="background-color: #fff3c4">밝은 바탕</p>'
    )
    make_post(path="/c/", html=html)
    page = window(color_scheme=scheme)
    page.goto("/c/")
    for name in ("dark", "ground"):
        assert contrast(page, f"#{name}") >= 4.5


def contrast(page, selector: str) -> float:
    """Return the contrast (WCAG 2) of the text and the nearest painted ground under it."""
    ink, ground = page.locator(selector).evaluate(
        """element => {
            let under = element;
            while (under && getComputedStyle(under).backgroundColor === "rgba(0, 0, 0, 0)")
                under = under.parentElement;
            const ground = getComputedStyle(under ?? document.documentElement).backgroundColor;
            return [getComputedStyle(element).color, ground];
        }"""
    )
    lighter, darker = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = [int(number) / 255 for number in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


OURS = [
    "article",
    "byline",
    "comment",
    "comments",
    "cover",
    "entries",
    "entry",
    "index",
    "languages",
    "leader",
    "lightbox",
    "links",
    "list",
    "neighbours",
    "note",
    "nothing",
    "others",
    "pagination",
    "parts",
    "portrait",
    "profile",
    "references",
    "series",
    "suggestions",
    "toc",
    "ways",
]


def test_a_class_of_an_author_s_is_none_of_the_theme_s(site, make_post, window):
    """What themes call note, list or toc too must not be dressed as parts of this page."""
    html = "".join(f'<div class="{name}" data-name="{name}">글</div>' for name in OURS)
    make_post(path="/c/", html=f'<div data-name="none">글</div>{html}')
    page = window()
    page.goto("/c/")
    dressed = page.evaluate(
        """() => {
            const seen = [...document.querySelectorAll("[data-name]")].map(e => {
                const s = getComputedStyle(e);
                return [e.dataset.name, [s.display, s.position, s.padding, s.border, s.color,
                    s.columns, s.fontSize, s.maxInlineSize, s.boxShadow].join()];
            });
            return seen.filter(([, style]) => style !== seen[0][1]).map(([name]) => name);
        }"""
    )
    assert dressed == []
