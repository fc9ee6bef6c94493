"""The next page is there before it is asked for."""

import pytest


@pytest.fixture
def front(site, make_post, window):
    make_post(title="다음 글", path="/next/")
    page = window()
    page.goto("/")
    page.wait_for_load_state("networkidle")
    return page


def went(page):
    return page.evaluate("performance.getEntriesByType('navigation')[0].deliveryType")


def test_a_link_that_a_pointer_rests_on_is_fetched_ahead(front):
    link = front.locator(".entry-title a")
    link.hover()
    front.wait_for_timeout(1500)
    link.click()
    front.wait_for_selector(".e-content")
    assert went(front) == "navigational-prefetch"


def test_a_search_is_not(front):
    link = front.locator(".search-link")
    link.hover()
    front.wait_for_timeout(1500)
    link.click()
    front.wait_for_selector("#q")
    assert went(front) != "navigational-prefetch"
