"""Pages that are text, JSON or XML: filled by Liquid and served as they are."""

import json

import pytest

from blog.importing import import_tree
from blog.models import Asset
from tests.importing.conftest import post

pytestmark = pytest.mark.django_db
FIRST = "_posts/2020-01-01-first.md"
SEARCH = (
    "---\nlayout: null\n---\n"
    "[{% for post in site.posts %}{{ post.title | jsonify }}"
    "{% unless forloop.last %},{% endunless %}{% endfor %}]"
)


def test_a_search_index_is_filled_and_served(write_tree, client):
    report = import_tree(write_tree({FIRST: post('"따옴표"'), "search.json": SEARCH}))
    response = client.get("/search.json")
    assert response["Content-Type"] == "application/json"
    assert json.loads(b"".join(response.streaming_content)) == ["따옴표"]
    assert [a.url for a in report.assets if a.source == "search.json"] == ["/search.json"]
    assert "search.json" not in {document.source for document in report.documents}


def test_text_stays_text(write_tree, client):
    text = "---\npermalink: /humans.txt\n---\n<script>alert(1)</script> {{ site.title }}\n"
    import_tree(write_tree({"people.txt": text}))
    response = client.get("/humans.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content).decode() == "<script>alert(1)</script> 시험\n"


def test_xml_runs_in_an_origin_of_its_own(write_tree, client):
    import_tree(write_tree({"map.xml": "---\n---\n<a/>\n"}))
    response = client.get("/map.xml")
    assert response["Content-Type"] == "application/xml"
    assert response["Content-Security-Policy"].startswith("sandbox")


def test_the_file_is_kept_as_it_was_written(write_tree):
    import_tree(write_tree({"search.json": SEARCH}))
    assert Asset.objects.get(source_path="search.json").template.read().decode() == SEARCH


def test_it_is_filled_again_only_when_something_changed(write_tree):
    root = write_tree({FIRST: post("하나"), "search.json": SEARCH})

    def status():
        report = import_tree(root)
        return next(a.status for a in report.assets if a.source == "search.json")

    assert [status(), status()] == ["created", "unchanged"]
    (root / FIRST).write_text(post("둘"))
    assert status() == "updated"
    assert Asset.objects.get(source_path="search.json").file.read().decode() == '["둘"]'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("assets/main.scss", "---\n---\n@import 'a';"),
        ("a.js", "---\n---\nalert(1)"),
        ("a.json", "---\nlayout: wrapper\n---\n"),
        ("b.json", "---\n---\n{% nonsense %}"),
    ],
)
def test_what_cannot_be_served_is_kept_and_said(write_tree, client, name, text):
    report = import_tree(write_tree({name: text}))
    assert [(d.source, d.status) for d in report.documents] == [(name, "skipped")]
    assert "kept" in "\n".join(report.lines())
    assert Asset.objects.get(source_path=name).file.read().decode() == text
    assert client.get(f"/{name}").status_code == 404
    assert not report.lost_something


def test_a_text_comes_without_its_layout_and_that_is_said(write_tree, client):
    report = import_tree(write_tree({"a.json": "---\nlayout: compress\n---\n{}"}))
    assert b"".join(client.get("/a.json")) == b"{}"
    assert "served without its layout compress" in "\n".join(report.lines())
    assert not report.lost_something


def test_a_page_of_any_kind_is_served_as_text_and_drawings_as_drawings(write_tree, client):
    drawing = '---\n---\n<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>\n'
    slides = "---\ndate: '`r Sys.Date()`'\n---\n# {{ site.title }}\n"
    import_tree(write_tree({"a/slides.Rmd": slides, "logo.svg": drawing, "x.js": "---\n---\n"}))
    response = client.get("/a/slides.Rmd")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert b"".join(response.streaming_content).decode() == "# 시험\n"
    response = client.get("/logo.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert "sandbox" in response["Content-Security-Policy"]
    assert client.get("/x.js").status_code == 404


def test_a_post_in_a_language_of_a_plugin_is_a_post(write_tree, client):
    text = "---\ntitle: 글\n---\nh2. *굵게*\n"
    report = import_tree(write_tree({"_posts/2020-01-02-a.textile": text}))
    (document,) = report.documents
    assert document.url == "/2020/01/02/a.textile"
    assert [warning["message"] for warning in document.warnings] == [
        "Jekyll converts no .textile without a plugin; the text is shown as it stands: "
        "write it as Markdown, and name the file .md"
    ]
    assert "h2. *굵게*" in client.get("/2020/01/02/a.textile").content.decode()
    assert client.get("/2020/01/02/a.html")["Location"].endswith("/2020/01/02/a.textile")
