"""What scripts add to an article: footnotes and sources in place, large pictures, code."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from blog.models import Asset

PAPER = "https://example.org/paper"
NOTED = (
    '<p>글<sup id="fnref:1"><a href="#fn:1" class="footnote">1</a></sup> 그리고 '
    f'<a id="cited" href="{PAPER}#part">논문</a>과 <a id="other" href="https://example.net/">남</a>'
    "</p>" + "<p>긴 글</p>" * 60 + '<div class="footnotes"><ol><li id="fn:1"><p>각주의 말 '
    '<a href="#fnref:1" class="reversefootnote">↩</a></p></li></ol></div>'
)


@pytest.fixture
def noted(site, make_post):
    place = {"kind": "link", "section": "", "position": 1}
    citation = {"url": PAPER, "title": "어떤 논문", "byline": "김보라", "places": [place]}
    return make_post(path="/n/", html=NOTED, citations=[citation])


def test_a_footnote_opens_in_place_and_closes_by_key(noted, window):
    page = window()
    page.goto("/n/")
    page.locator("a.footnote").click()
    note = page.locator(".beside")
    assert note.inner_text().strip() == "각주의 말"
    assert page.evaluate("scrollY") == 0
    page.keyboard.press("Escape")
    assert not note.is_visible()
    assert page.locator("a.footnote").evaluate("mark => mark === document.activeElement")
    assert page.trouble == []


def test_a_footnote_is_a_link_without_script(noted, window):
    page = window(java_script_enabled=False)
    page.goto("/n/")
    page.locator("a.footnote").click()
    assert page.url.endswith("#fn:1")
    assert page.locator('[id="fn:1"]').is_visible()


def test_a_source_shows_itself_when_it_is_pointed_at(noted, window):
    page = window()
    page.goto("/n/")
    page.locator("#other").hover()
    page.wait_for_timeout(500)
    assert not page.locator(".beside").is_visible()
    page.locator("#cited").hover()
    page.wait_for_selector(".beside:popover-open")
    shown = page.locator(".beside").inner_text()
    assert "어떤 논문" in shown
    assert "김보라" in shown
    page.mouse.move(600, 700)
    page.wait_for_selector(".beside", state="hidden")


def test_a_source_shows_itself_when_its_link_is_reached_by_keyboard(noted, window):
    page = window()
    page.goto("/n/")
    page.locator("a.footnote").focus()
    page.keyboard.press("Tab")
    page.wait_for_selector(".beside:popover-open")
    assert "어떤 논문" in page.locator(".beside").inner_text()
    assert page.locator("#cited").evaluate("link => link === document.activeElement")
    page.keyboard.press("Escape")
    assert not page.locator(".beside").is_visible()
    page.keyboard.press("Tab")
    page.wait_for_timeout(900)
    assert not page.locator(".beside").is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_note_stays_on_the_screen(noted, window, width):
    page = window(width, 500)
    page.goto("/n/")
    page.locator("a.footnote").click()
    box = page.locator(".beside").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 500


@pytest.fixture
def pictured(site, make_post):
    for name, width in (("large", 1600), ("small", 200)):
        stream = io.BytesIO()
        Image.new("RGB", (width, 400), "teal").save(stream, "PNG")
        asset = Asset(source_path=f"{name}.png", path=f"/{name}.png", content_type="image/png")
        asset.digest = name
        asset.file.save(f"{name}.png", ContentFile(stream.getvalue()))
    pictures = [{"src": f"/{name}.png", "alt": "그림"} for name in ("large", "small")]
    html = (
        '<p><img id="large" src="/large.png" alt="큰 그림" width="1600" height="400"></p>'
        '<p><img id="small" src="/small.png" alt="작은 그림" width="200" height="400"></p>'
    )
    return make_post(path="/p/", html=html, pictures=pictures)


def test_a_picture_opens_large_by_keyboard(pictured, window):
    page = window()
    page.goto("/p/")
    page.wait_for_selector("#large[role=button]")
    picture = page.locator("#large")
    assert picture.get_attribute("aria-label") == "크게 보기: 큰 그림"
    picture.focus()
    page.keyboard.press("Enter")
    assert page.locator("dialog.lightbox img").get_attribute("alt") == "큰 그림"
    page.keyboard.press("Escape")
    assert not page.locator("dialog.lightbox").is_visible()
    assert picture.evaluate("picture => picture === document.activeElement")


def test_a_picture_in_its_full_size_is_no_button(pictured, window):
    page = window()
    page.goto("/p/")
    page.wait_for_selector("#large[role=button]")
    assert page.locator("#small").get_attribute("role") is None


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<div class="language-ruby highlighter-rouge"><pre>a</pre></div>', "ruby"),
        ('<pre><code class="language-c++">a</code></pre>', "c++"),
        ('<figure class="highlight"><pre><code data-lang="go">a</code></pre></figure>', "go"),
        ('<div class="language-plaintext highlighter-rouge"><pre>a</pre></div>', None),
        ("<pre>a</pre>", None),
    ],
)  # fmt: skip
def test_code_says_its_language(site, make_post, window, html, language):
    make_post(path="/c/", html=html)
    page = window()
    page.goto("/c/")
    labels = page.locator(".code-language").all_inner_texts()
    assert labels == ([language] if language else [])


def test_what_an_author_positions_covers_nothing_of_the_page(site, make_post, window):
    html = (
        '<div style="position:fixed;inset:0;background:red;z-index:99999">덮개</div>'
        '<div style="position:absolute;top:-900px;left:0;width:3000px;height:900px">위</div>'
        "<p>글</p>"
    )
    make_post(path="/c/", html=html)
    page = window()
    page.goto("/c/")
    for selector in (".site-name", "h1.p-name"):
        box = page.locator(selector).bounding_box()
        middle = [box["x"] + 10, box["y"] + box["height"] / 2]
        found = "([x, y]) => document.elementFromPoint(x, y).closest('.e-content') === null"
        assert page.evaluate(found, middle), selector
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_check_box_in_a_list_says_what_it_stands_for(site, make_post, window):
    box = '<input type="checkbox" class="task-list-item-checkbox" disabled>'
    html = f"<ul><li>{box}두부 한 모<ul><li>{box}<label for='a'>반 모</label></li></ul></li></ul>"
    make_post(path="/c/", html=html)
    page = window()
    page.goto("/c/")
    assert page.get_by_role("checkbox", name="두부 한 모", exact=True).count() == 1
    assert page.get_by_role("checkbox", name="반 모", exact=True).count() == 1
