"""A walk through the whole site: by keyboard, without script, and magnified four times."""

import datetime as dt

import pytest

from blog.models import Link, Reference

WIDE = "<table><tr>" + "<td>긴 칸의 글</td>" * 20 + "</tr></table>"
CODE = "<pre tabindex='0'><code>" + "x = 1 + " * 60 + "</code></pre>"
PATHS = [
    "/", "/page2/", "/글/", "/about/", "/archive/", "/archive/2024/", "/archive/2024/05/",
    "/tags/", "/tags/꼬리표/", "/categories/", "/categories/분류/", "/sources/", "/search/",
    "/authors/", "/authors/보라/", "/series/", "/series/연재/",
    "/search/?q=글", "/kept/", "/nowhere/",
]  # fmt: skip


@pytest.fixture
def whole_site(site, make_post):
    """A site of which every kind of page holds something."""
    site.config["paginate"] = 2
    site.save()
    for number in range(3):
        make_post(
            tags=["꼬리표"],
            categories=["분류"],
            front_matter={"series": "연재"},
            published_at=dt.datetime(2024, 5, number + 1, tzinfo=dt.UTC),
        )
    contents = [{"id": name, "label": name, "children": []} for name in ("하나", "둘")]
    citation = {"url": "https://example.org/", "title": "출처의 제목", "byline": "", "places": []}
    post = make_post(
        path="/글/",
        title="걸어 볼 글",
        author_name="보라",
        html="<h2 id='하나'>하나</h2><p>글</p>" + WIDE + CODE + "<h2 id='둘'>둘</h2><p>글</p>",
        contents=contents,
        citations=[citation],
        tags=["꼬리표"],
        categories=["분류"],
        comments=True,
        front_matter={"series": "연재"},
        published_at=dt.datetime(2024, 5, 2, 12, tzinfo=dt.UTC),
    )
    link = Link.objects.create(url="https://example.org/", title="출처의 제목")
    Reference.objects.create(document=post, link=link, kind="source", position=1)
    make_post(kind="page", path="/about/", title="소개", source_path="about.md", published_at=None)
    return post


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_whole_at_four_times_its_size(whole_site, window, path):
    """1280 by 1024 pixels at 400 % are 320 by 256 (WCAG 2.2, 1.4.10)."""
    page = window(320, 256)
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    cut_off = page.evaluate(
        """() => [...document.querySelectorAll("main :is(h1, h2, p, li > a, time, button, input)")]
            .filter(e => e.offsetParent && !e.closest("pre, .table-scroll, table, .comment-trap"))
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
            .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert cut_off == []


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_walked_through_by_keyboard(whole_site, window, path):
    """Each thing that can be used has its turn once, is in sight then, and says what it is."""
    page = window()
    page.goto(path)
    seen = []
    for _ in range(120):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """() => {
                const e = document.activeElement, box = e.getBoundingClientRect();
                if (e === document.body || e === document.documentElement) return null;
                e.dataset.turn ??= Math.random();
                const named = (e.innerText || e.ariaLabel || e.title || e.labels?.length
                    || e.alt || e.matches("pre, .table-scroll")) ? true : false;
                const inSight = box.bottom > 0 && box.top < innerHeight && box.width > 0;
                return [e.dataset.turn, named, inSight, e.outerHTML.slice(0, 120)];
            }"""
        )
        if here is None or here[0] in [turn for turn, *_ in seen]:
            break
        seen.append(here)
    assert len(seen) >= 10
    assert [html for _, named, in_sight, html in seen if not (named and in_sight)] == []


def test_a_reader_without_script_goes_everywhere(whole_site, window):
    page = window(java_script_enabled=False)
    page.goto("/")
    page.locator(".pagination-older").click()
    assert page.url.endswith("/page2/")
    page.goto("/")
    page.get_by_role("link", name="걸어 볼 글").click()
    page.locator(".series summary").click()
    page.locator(".series li a").first.click()
    assert page.locator(".series [aria-current]").count() == 1
    page.locator(".neighbours-newer").click()
    page.locator(".article-tags a").first.click()
    assert page.locator("h1").inner_text() == "꼬리표"
    page.get_by_role("link", name="걸어 볼 글").click()
    page.locator("a.p-author").click()
    assert page.locator("h1").inner_text() == "보라"
    page.locator(".list-kind a").click()
    page.locator(".ways a").nth(3).click()
    page.get_by_role("link", name="연재").last.click()
    page.locator(".site-nav .search-link").click()
    page.locator("input[name=q]").fill("걸어")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=%EA%B1%B8%EC%96%B4")
    page.get_by_role("button", name="English").click()
    page.wait_for_selector("html[lang=en]")
    assert page.url.endswith("/search/?q=%EA%B1%B8%EC%96%B4")


@pytest.mark.parametrize("width", [320, 412, 620])
def test_on_a_small_screen_nothing_in_the_head_covers_another(site, window, width):
    page = window(width)
    page.goto("/")
    boxes = [link.bounding_box() for link in page.locator(".site-header a").all()]
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            beside = (
                one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            )
            below = (
                one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
            )
            assert beside or below


@pytest.mark.parametrize("path", ["/categories/", "/archive/", "/series/", "/authors/"])
def test_a_name_and_its_number_stand_on_one_line(whole_site, window, path):
    page = window(768)
    page.goto(path)
    line = page.locator(".contents-list > li").first
    name, number = line.locator("a").bounding_box(), line.locator(".contents-number").bounding_box()
    assert abs((name["y"] + name["height"] / 2) - (number["y"] + number["height"] / 2)) < 8
    assert name["x"] == line.bounding_box()["x"]
    assert number["x"] > name["x"] + name["width"]


@pytest.mark.parametrize(("language", "breaks"), [("en", "keep-all"), ("ja", "normal")])
def test_words_in_korean_stay_whole_where_nothing_says_that_they_are(
    whole_site, window, language, breaks
):
    page = window()
    page.goto("/")
    page.evaluate("language => document.documentElement.lang = language", language)
    footer = page.locator(".site-footer")
    assert footer.evaluate("words => getComputedStyle(words).wordBreak") == breaks
