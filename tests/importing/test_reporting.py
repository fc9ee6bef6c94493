"""What an import says: on the terminal, in admin, and beside a built site."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from blog.importing import import_tree
from blog.importing.against import differences
from blog.importing.table import findings, printable, table, width
from blog.models import Document, Import, SiteConfiguration
from tests.importing.conftest import post

pytestmark = pytest.mark.django_db
FIRST = "_posts/2020-01-01-first.md"
BROKEN = "_posts/2020-01-02-broken.md"


def test_the_table_is_aligned_whatever_script_names_are_in(write_tree):
    config = "collections:\n  용어:\n    output: true\n"
    root = write_tree({"_config.yml": config, FIRST: post(), "_용어/a.md": "---\n---\nx"})
    lines = list(table(import_tree(root)))
    assert [line.split() for line in lines] == [
        ["created", "in", "all"],
        ["posts", "1", "1"],
        ["용어", "1", "1"],
        ["files", "1", "1"],
    ]
    assert len({width(line) for line in lines}) == 1


def test_what_was_lost_comes_first(write_tree):
    body = "![](/none.png)\n\n<script>alert(1)</script>\n\n{% nonsense %}"
    root = write_tree({BROKEN: "---\ntitle: 'open\n---\nx", FIRST: post(body=body)})
    headings = [line for line in findings(import_tree(root)) if line.endswith("):")]
    assert headings == [
        "Not imported (1):",
        "Images that are missing (1):",
        "Removed, being unsafe (1):",
        "To look at (1):",
    ]


def test_long_lines_are_folded_on_a_terminal(write_tree):
    root = write_tree({BROKEN: "---\ntitle: 'open\n---\nx"})
    lines = list(findings(import_tree(root), 60))
    assert max(map(width, lines)) <= 60


def test_what_is_alike_in_one_file_is_one_line(write_tree):
    body = "\n\n".join(f"![](/{n}.png)" for n in range(9))
    report = import_tree(write_tree({FIRST: post(body=body)}))
    assert [line for line in findings(report) if line] == [
        "Images that are missing (9):",
        f"{FIRST}:6: the image /0.png is not in the tree; bring it, or mend the address "
        "(and 8 more like it, on lines 8, 10, 12, 14, 16, 18 …)",
    ]
    assert len(list(report.lines())) == 9


def test_what_is_said_of_many_files_word_for_word_is_one_line(write_tree):
    body = "<script>1</script>\n\n<script>2</script>"
    posts = {f"_posts/2020-01-01-{n}.md": post(body=body) for n in range(5)}
    report = import_tree(write_tree(posts | {FIRST: post(body="<style>a{}</style>")}))
    assert [line for line in findings(report) if line] == [
        "Removed, being unsafe (11):",
        "_posts/2020-01-01-0.md:6: removed <script> with all that it holds (and 9 more like it: "
        + ", ".join(f"_posts/2020-01-01-{n}.md" for n in range(1, 5)) + ")",
        f"{FIRST}:6: removed <style> with all that it holds",
    ]  # fmt: skip


def test_images_of_a_folder_that_is_missing_are_one_line(write_tree):
    posts = {f"_posts/2020-01-01-{n}.md": post(body=f"![](/img/{n}/a.png)") for n in range(5)}
    other = {FIRST: post(body="![](/is/not.png)"), "is/here.txt": "x"}
    report = import_tree(write_tree(posts | other))
    assert [line for line in findings(report) if line] == [
        "Images that are missing (6):",
        "_posts/2020-01-01-0.md:6: the image /img/0/a.png is not in the tree; bring it, or mend "
        "the address (and 4 more below /img/: " + ", ".join(list(posts)[1:]) + ")",
        f"{FIRST}:6: the image /is/not.png is not in the tree; bring it, or mend the address",
    ]


def test_a_tag_of_a_plugin_is_one_line_wherever_it_stands(write_tree):
    long = "{% tweet " + "word " * 40 + "%}"
    bodies = ["{% tweet 1 %}", long, "{% include x.html %}", "{% include x.html %}"]
    posts = {f"_posts/2020-01-01-{n}.md": post(body=body) for n, body in enumerate(bodies)}
    report = import_tree(write_tree(posts | {"_includes/x.html": "a\n{% tweet 3 %}"}))
    (line,) = [line for line in findings(report) if "tweet" in line]
    assert line.startswith("_posts/2020-01-01-0.md:6: {% tweet 1 %}: there is no tag “tweet” here")
    assert line.endswith("(and 3 more like it: " + ", ".join(list(posts)[1:]) + ")")


def test_a_tag_that_no_browser_knows_is_no_loss(write_tree):
    report = import_tree(write_tree({FIRST: post(body="List<T> a\n\n<button>b</button>")}))
    headings = [line for line in findings(report) if line.endswith("):")]
    assert headings == ["Removed, being unsafe (1):", "Shown as Jekyll shows it (2):"]


def test_feeds_and_lists_of_a_theme_are_named_as_such(write_tree):
    listing = "---\n---\n<ul>{% for post in site.posts %}<li>{{ post.title }}</li>{% endfor %}</ul>"
    files = {
        "index.html": listing,
        "atom.xml": "---\n---\n<feed/>",
        "feed.xml": "---\n---\n<feed/>",
    }
    report = import_tree(write_tree({FIRST: post(), **files}))
    assert [line for line in findings(report) if line] == [
        "Served by Mokcha in place of the theme's (3):",
        "index.html: Mokcha has a page of its own at /; what this page holds is at /pages/index/",
        "atom.xml: Mokcha has feeds of its own; /atom.xml leads to one",
        "feed.xml: Mokcha makes what stands at /feed.xml itself",
    ]


def test_pages_of_a_theme_that_are_alike_are_one_line(write_tree):
    tags = {f"tag/{n}.md": f"---\nlayout: tag\ntag: t{n}\n---\n" for n in range(5)}
    texts = {FIRST: post().replace("title", "tags: [t0, t1, t2, t3, t4]\ntitle", 1), **tags}
    assert [line for line in findings(import_tree(write_tree(texts))) if line] == [
        "Served by Mokcha in place of the theme's (5):",
        "tag/0.md: Mokcha has a page of its own for the tag t0; /tag/0.html leads to it "
        "(and 4 more like it: tag/1.md, tag/2.md, tag/3.md, tag/4.md)",
    ]


REMARKS = {
    "a reference in prose": "fn[i][0] = 1",
    "a link defined twice": "[a]: /a\n[a]: /b\n\n[a]",
    "an abbreviation defined twice": "*[a]: b\n*[a]: c\n\na",
    "an attribute list after text": "{: .b} a",
    "a tag left open": "<b>a",
    "a block left open": "<div>a",
    "a tag closed without being open": "a</b>",
    "a block in a span": "a <div>b</div>",
    "an attribute given twice": "<i id='a' id='b'>c</i>",
}


@pytest.mark.parametrize("body", REMARKS.values(), ids=REMARKS)
def test_what_is_shown_whole_asks_nothing_of_its_author(write_tree, body):
    report = import_tree(write_tree({FIRST: post(body=body)}))
    assert [heading for heading, found in report.sections() if found] == [
        "Shown as Jekyll shows it"
    ]
    assert report.documents[0].warnings
    assert not report.lost_something


@pytest.mark.parametrize("body", ["a\n\n[^1]: b", "a[^1]", "a\n{: =x}", "{% nonsense %}"])
def test_what_comes_to_nothing_is_to_be_looked_at(write_tree, body):
    report = import_tree(write_tree({FIRST: post(body=body)}))
    assert [heading for heading, found in report.sections() if found] == ["To look at"]


def test_remarks_on_one_document_are_one_line(write_tree):
    body = "\n\n".join(["a[i][0]", "<b>b", "c[i][0]"])
    report = import_tree(write_tree({FIRST: post(body=body)}))
    assert [line for line in findings(report) if line] == [
        "Shown as Jekyll shows it (3):",
        f"{FIRST}:6: No link definition for link ID '0' found (and 2 more, on lines 8, 10)",
    ]


def test_remarks_on_many_documents_do_not_fill_a_log(write_tree):
    posts = {f"_posts/2020-01-01-{n}.md": post(body="a[i][0]") for n in range(30)}
    lines = list(findings(import_tree(write_tree(posts))))
    assert len(lines) == 23
    assert lines[-1].startswith("… and 10 lines more: --report")


def test_files_kept_for_export_are_one_line(write_tree):
    styles = {f"css/{n}.scss": "---\n---\na {}" for n in range(5)}
    assert [line for line in findings(import_tree(write_tree(styles))) if line] == [
        "Good to know (5):",
        "css/0.scss: a part of the theme: kept for export, but not served "
        "(and 4 more like it: css/1.scss, css/2.scss, css/3.scss, css/4.scss)",
    ]


def test_a_terminal_shows_the_first_lines_of_a_long_list(write_tree):
    posts = {f"_posts/2020-01-01-{n}.md": post(body=f"![](/{n}.png)") for n in range(30)}
    report = import_tree(write_tree(posts))
    assert len(list(findings(report))) == 32
    lines = list(findings(report, 200))
    assert len(lines) == 23
    assert lines[-1].startswith("… and 10 lines more: --report")


def test_names_command_no_terminal():
    assert printable("a\x1b[2Jb\nc\udc80") == "a\\x1b[2Jb\\nc\\udc80"


def test_an_import_is_recorded_once(write_tree):
    root = write_tree({FIRST: post(body="![](/none.png)")})
    call_command("import_jekyll", root)
    call_command("import_jekyll", root)
    (row,) = Import.objects.all()
    assert row.counts == {"created": 1}
    assert row.report["documents"][0]["missing"] == ["/none.png"]


def test_a_dry_run_is_not_recorded(write_tree):
    call_command("import_jekyll", write_tree({FIRST: post()}), dry_run=True)
    assert not Import.objects.exists()


def test_admin_shows_the_record_and_changes_nothing(write_tree, admin_client):
    call_command("import_jekyll", write_tree({FIRST: post(body="![](/<b>.png)")}))
    row = Import.objects.get()
    url = reverse("admin:blog_import_change", args=[row.pk])
    text = admin_client.get(url).content.decode()
    assert "없는 이미지 (1)" in text
    assert "/&lt;b&gt;.png 이미지가 사이트 폴더에 없습니다" in text
    assert "<b>.png" not in text
    assert reverse("admin:blog_post_change", args=[Document.objects.get().pk]) in text
    assert admin_client.get(reverse("admin:blog_import_changelist")).status_code == 200
    assert admin_client.post(url, {"path": "x"}).status_code == 403
    assert admin_client.get(reverse("admin:blog_import_add")).status_code == 403


@pytest.fixture
def built(write_tree, tmp_path):
    """A post, and the page that Jekyll made of it in its layout."""
    body = "# 제목\n\n글과 \\\\(x\\\\)\n\n![](/a.png)\n\n<div id='own'>끝</div>"
    report = import_tree(write_tree({FIRST: post(body=body), "a.png": b"x"}))
    page = tmp_path / "built" / "2019" / "07" / "13" / "first.html"
    page.parent.mkdir(parents=True)
    page.write_text(
        "<html><body id='top'><nav id='menu'>차림표</nav><main><h1 id='제목'>제목</h1>\n"
        "<p>글과 \\(x\\)</p>\n<p><img src='/a.png' alt=''></p>\n<div id='own'>끝</div></main>"
    )
    return report, page


def said(report, page):
    return [str(one) for one in differences(page.parents[3], report)]


def test_a_site_built_alike_has_no_differences(built):
    assert said(*built) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<p>글과", "<p>다른 글과", "the text is another from here on"),
        ("src='/a.png'", "src='/b.png'", "does not show the image /a.png"),
        ("<div id='own'>끝</div>", "<div id='own'>끝</div><i id='x'></i>", "not here: x"),
    ],
)
def test_each_difference_is_named(built, old, new, words):
    report, page = built
    page.write_text(page.read_text().replace(old, new))
    assert words in "\n".join(said(report, page))


def test_pages_on_one_side_only_are_named(built):
    report, page = built
    page.rename(page.with_name("other.html"))
    assert said(report, page) == [
        f"{FIRST}: the built site has no page at /2019/07/13/first.html",
        "2019/07/13/other.html: the built site has this page, and nothing answers here",
    ]


def test_what_to_compare_with_must_be_there(write_tree, tmp_path):
    with pytest.raises(CommandError, match="no such file or folder"):
        call_command("import_jekyll", write_tree({}), against=tmp_path / "nowhere")
    assert not Document.objects.exists()


def test_configuration_files_are_named_as_for_jekyll(write_tree):
    root = write_tree({FIRST: post(), "_more.yml": "title: 다른 이름\n"})
    call_command("import_jekyll", root, config=f"{root}/_config.yml,{root}/_more.yml")
    assert SiteConfiguration.current().title == "다른 이름"
    with pytest.raises(CommandError, match="no such file or folder"):
        call_command("import_jekyll", root, config=f"{root}/_none.yml")
