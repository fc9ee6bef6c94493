"""Pictures as a browser fetches them: no more than the screen needs, and nothing moves."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.base import ContentFile

from blog import media, publishing
from blog.models import Asset, Document
from tests.browser.waiting import until
from tests.media.pictures import photograph, saved

# How far what stands on the page was pushed about by what came later.
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""
ALL_LOADED = "() => [...document.images].every(picture => picture.complete)"
BOXES = """() => [...document.querySelectorAll('.e-content img')].map(picture => {
  const { x, y, width, height } = picture.getBoundingClientRect();
  return [x, y + scrollY, width, height].map(Math.round);
})"""
BODY = """
![크게](/large.jpg)

글 사이의 ![작은 것](/small.jpg) 그림.

<figure class="wide"><a href="/large.jpg"><img src="/large.jpg" alt="" width="300"></a></figure>

<p style="text-align: center"><img src="/large.jpg" alt="" style="width: 50%"></p>

<table><tr><td><img src="/large.jpg" alt=""></td><td>글</td></tr></table>

<p><img src="/large.jpg" alt="" height="120"> <img src="/large.jpg" alt="" style="height: 80px"></p>

![아무도 가져오지 않은 그림](/gone.jpg)
"""


@pytest.fixture
def article(site, transactional_db):
    for name, size in (("large", (2000, 1000)), ("small", (240, 120))):
        content = saved(photograph(*size))
        asset = Asset(source_path=f"{name}.jpg", path=f"/{name}.jpg")
        media.keep_file(asset, ContentFile(content), f"{name}.jpg", len(content))
        asset.save()
    document = Document(
        kind="post", status="published", title="그림", slug="pictures", path="/pictures/",
        source_path="_posts/2024-01-01-pictures.md", body=BODY,
    )  # fmt: skip
    return publishing.store(document)


@pytest.fixture
def asked(article):
    """Return what tells of each picture that a page asked for its width and its format."""

    def of(page):
        found = {}
        for url in page.asked:
            parts = urlsplit(url)
            if re.search(r"\.jpg$", parts.path):
                found.setdefault(parts.path, set()).update(parse_qs(parts.query).get("w", ["all"]))
        return found

    return of


def opened(window, *screen, **options):
    page = window(*screen, **options)
    page.goto("/pictures/")
    page.evaluate("for (const picture of document.images) picture.loading = 'eager'")
    until(page, ALL_LOADED)
    return page


@pytest.mark.parametrize(("width", "ratio"), [(360, 3), (768, 2), (1440, 1)])
def test_copies_change_nothing_but_what_is_sent(article, window, asked, width, ratio):
    screen = {"device_scale_factor": ratio}
    before = opened(window, width, **screen)
    assert asked(before)["/large.jpg"] == {"all"}
    publishing.size_pictures()
    after = opened(window, width, **screen)
    assert after.evaluate(BOXES) == before.evaluate(BOXES)
    assert after.evaluate(SHIFT) == 0
    assert "all" not in asked(after)["/large.jpg"]


@pytest.mark.parametrize(("width", "ratio", "copy"), [(360, 3, "1200"), (1440, 1, "800")])
def test_the_copy_fits_the_screen_and_the_browser(article, window, width, ratio, copy):
    publishing.size_pictures()
    kinds = {}
    page = window(width, device_scale_factor=ratio)
    page.on("response", lambda answer: kinds.update({answer.url: answer.headers["content-type"]}))
    page.goto("/pictures/")
    until(page, "document.images[0].complete")
    shown = page.evaluate("document.querySelector('.e-content img').currentSrc")
    assert parse_qs(urlsplit(shown).query)["w"] == [copy]
    assert kinds[shown] == "image/avif"
    assert page.trouble == []


def test_the_light_box_opens_the_original(article, window):
    publishing.size_pictures()
    page = opened(window)
    page.locator(".e-content img").first.click()
    large = page.locator("dialog.lightbox img")
    until(page, "document.querySelector('dialog.lightbox img')?.currentSrc.endsWith('/large.jpg')")
    assert large.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 2000


def test_a_missing_picture_keeps_a_place_with_its_words(article, window):
    page = opened(window)
    missing = page.locator("img.missing")
    box = missing.bounding_box()
    assert missing.get_attribute("alt") == "아무도 가져오지 않은 그림"
    assert box["width"] > 300
    assert box["height"] > 90
    drawing = page.request.get("/gone.jpg")
    assert drawing.headers["content-type"] == "image/svg+xml"
    assert "아무도 가져오지 않은" in drawing.text()
