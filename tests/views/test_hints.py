"""What browsers are told beside a page: the one sheet, the next page, what may be kept."""

import json

import pytest

pytestmark = pytest.mark.django_db


def link_of(page):
    return page.css_first("link[rel=stylesheet]").attributes["href"]


@pytest.mark.parametrize("address", ["/", "/a/", "/tags/", "/archive/", "/search/", "/kept/"])
def test_every_page_names_its_sheet_and_the_rules(site, make_post, client, page, address):
    make_post(path="/a/")
    answer = client.get(address)
    assert answer["Link"] == f"<{link_of(page(address))}>; rel=preload; as=style"
    rules = client.get(json.loads(answer["Speculation-Rules"]))
    assert rules["Content-Type"] == "application/speculationrules+json"
    assert rules["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "address", ["/feed.xml", "/robots.txt", "/nowhere/", "/admin/login/", "/comments/posted/"]
)
def test_what_is_no_page_of_the_site_is_told_nothing(site, client, address):
    answer = client.get(address)
    assert not {"Link", "Speculation-Rules"} & set(answer.headers)


def test_rules_leave_out_forms_and_searches_and_lie_below_the_base(site, client):
    site.config["baseurl"] = "/blog"
    site.save()
    address = json.loads(client.get("/blog/")["Speculation-Rules"])
    assert address.startswith("/blog/speculation.")
    rules = json.loads(client.get(address).content)
    assert rules["prefetch"][0]["eagerness"] == "moderate"
    assert rules["prerender"][0]["eagerness"] == "conservative"
    where, left_out, *_others = rules["prerender"][0]["where"]["and"]
    assert where == {"href_matches": "/blog/*"}
    for part in ("/blog/admin/*", "/blog/comments/*", "/blog/search/*", {"search": "(.+)"}):
        assert part in left_out["not"]["href_matches"]


def test_rules_of_another_release_are_not_kept(site, client):
    assert client.get("/speculation.000000000000.json")["Cache-Control"] == "public, max-age=60"


def test_a_page_for_somebody_with_a_session_is_private(site, make_post, client, admin_client):
    make_post(path="/a/")
    assert "Cache-Control" not in client.get("/a/")
    assert admin_client.get("/a/")["Cache-Control"] == "private, no-cache"


def test_the_worker_is_of_this_site_and_release(site, client, settings):
    site.config["baseurl"] = "/blog"
    site.save()
    answer = client.get("/blog/kept.js")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cache-Control"] == "no-cache"
    facts = json.loads(answer.text.partition("\n")[0].removeprefix("const SITE = ").rstrip(";"))
    assert (facts["base"], facts["offline"]) == ("/blog/", "/blog/kept/")
    assert all(client.get(address).status_code == 200 for address in facts["needed"])


def test_the_page_of_kept_articles_is_not_indexed(site, page):
    kept = page("/kept/")
    assert kept.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert not kept.css("link[rel=canonical]")
