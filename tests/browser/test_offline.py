"""Without a network: what was read is there, everything else is said to be away."""

import pytest


@pytest.fixture
def library(site, make_post):
    make_post(
        title="읽은 글", path="/read/", html="<p>읽은 본문</p><p><a href='/other/'>다음</a></p>"
    )
    make_post(title="읽지 않은 글", path="/other/", html="<p>다른 본문</p>")


@pytest.fixture
def reader(window):
    """Return a window whose device keeps what is read, and that has read one article."""
    page = window(service_workers="allow")
    page.goto("/read/")
    keeps(page, "/read/")
    return page


def keeps(page, address):
    """Wait until the worker has a copy of ``address``."""
    asked = "async (path) => Boolean(await (await caches.open('pages')).match(path))"
    for _ in range(100):
        if page.evaluate(asked, address):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"no copy of {address} was kept")


def kept(page):
    asked = (
        "async () => (await (await caches.open('pages')).keys()).map(r => new URL(r.url).pathname)"
    )
    return page.evaluate(asked)


def test_a_read_article_opens_without_a_network(library, reader):
    reader.context.set_offline(True)
    reader.goto("/read/")
    assert reader.inner_text(".e-content").startswith("읽은 본문")
    # Its style is there too.
    assert reader.evaluate("getComputedStyle(document.body).display") == "flex"


def test_anything_else_leads_to_what_is_kept(library, reader):
    reader.context.set_offline(True)
    reader.goto("/other/")
    assert reader.inner_text("h1") == "오프라인에서 읽도록 간직한 글"
    reader.wait_for_selector("[data-kept] a")
    assert reader.inner_text("[data-kept]").strip() == "읽은 글"
    assert reader.is_visible("[data-away]")
    reader.click("[data-kept] a")
    assert reader.inner_text(".e-content").startswith("읽은 본문")


def test_with_a_network_a_reader_sees_the_text_of_now(library, reader, make_post):
    from blog.models import Document

    Document.objects.filter(path="/read/").update(html="<p>고친 본문</p>")
    reader.goto("/read/")
    assert reader.inner_text(".e-content") == "고친 본문"


@pytest.mark.parametrize("address", ["/search/?q=글", "/search/", "/admin/login/", "/tags/?page=1"])
def test_forms_and_questions_are_not_kept(library, reader, address):
    reader.goto(address)
    reader.goto("/other/")
    keeps(reader, "/other/")
    assert sorted(kept(reader)) == ["/other/", "/read/"]


def test_what_somebody_signed_in_sees_is_not_kept(library, reader, live_server):
    cookie = {"name": "sessionid", "value": "somebody", "url": live_server.url}
    reader.context.add_cookies([cookie])
    reader.goto("/other/")
    reader.wait_for_timeout(500)
    assert kept(reader) == ["/read/"]


def test_a_site_below_a_base_keeps_what_lies_below_it(library, site, window):
    site.config["baseurl"] = "/blog"
    site.save()
    page = window(service_workers="allow")
    page.goto("/blog/read/")
    keeps(page, "/blog/read/")
    page.context.set_offline(True)
    page.goto("/blog/other/")
    assert page.inner_text("h1") == "오프라인에서 읽도록 간직한 글"
