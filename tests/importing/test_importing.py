"""What comes over, and that a second import writes nothing."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.importing import import_tree
from blog.models import Asset, Document, Redirect, SiteConfiguration
from tests.conftest import SAMPLE_BLOG
from tests.importing.conftest import outcome, post

pytestmark = pytest.mark.django_db
FIRST = "_posts/2020-01-01-first.md"


def writes(context):
    return [
        query["sql"]
        for query in context.captured_queries
        if query["sql"].split(maxsplit=1)[0] in {"INSERT", "UPDATE", "DELETE"}
    ]


def test_the_sample_blog_comes_over_whole():
    report = import_tree(SAMPLE_BLOG)
    assert report.count().keys() == {"created"}
    assert not report.problems
    assert SiteConfiguration.current().title


def test_a_second_import_writes_no_row():
    import_tree(SAMPLE_BLOG)
    with CaptureQueriesContext(connection) as queries:
        report = import_tree(SAMPLE_BLOG)
    assert set(report.count()) == {"unchanged"}
    assert {asset.status for asset in report.assets} == {"unchanged"}
    assert writes(queries) == []


def test_only_what_changed_is_written_again(write_tree):
    root = write_tree({FIRST: post(), "_posts/2020-01-02-second.md": post()})
    import_tree(root)
    (root / FIRST).write_text(post(body="다른 본문"))
    report = import_tree(root)
    assert outcome(report, FIRST).status == "updated"
    assert outcome(report, "_posts/2020-01-02-second.md").status == "unchanged"
    assert "다른 본문" in Document.objects.get(source_path=FIRST).html


def test_what_lists_others_is_updated_where_its_page_changed(write_tree):
    """All of them are made anew, for any may show what changed; those that do not are the same."""
    titles, first = "{% for post in site.posts %}{{ post.title }} {% endfor %}", "{{ site.title }}"
    names = ("list.md", "name.md", "tagged.md")
    bodies = (titles, first, "{{ site.posts | map: 'tags' | join }}")
    lists = {name: f"---\n---\n{body}\n" for name, body in zip(names, bodies, strict=True)}
    root = write_tree({FIRST: post(), **lists})
    import_tree(root)
    (root / FIRST).write_text(post(title="새 제목"))
    report = import_tree(root)
    assert [outcome(report, name).status for name in names] == ["updated", "unchanged", "unchanged"]
    (root / FIRST).write_text(post(title="새 제목").replace("title", "tags: 새것\ntitle", 1))
    assert outcome(import_tree(root), "tagged.md").status == "updated"


def test_names_that_the_configuration_gives_make_a_document_new(write_tree):
    root = write_tree({FIRST: post()})
    import_tree(root)
    defaults = "defaults: [{scope: {path: ''}, values: {tags: [새것]}}]\n"
    write_tree({FIRST: post(), "_config.yml": f"title: 시험\ntimezone: Asia/Seoul\n{defaults}"})
    assert outcome(import_tree(root), FIRST).status == "updated"


def test_a_dry_run_says_all_and_changes_nothing(write_tree, settings):
    root = write_tree({FIRST: post(), "images/a.png": b"no image"})
    report = import_tree(root, dry_run=True)
    assert outcome(report, FIRST).status == "created"
    assert not Document.objects.exists()
    assert not Asset.objects.exists()
    assert not list(settings.MEDIA_ROOT.glob("**/*"))


def test_facts_of_a_post_are_kept(write_tree):
    text = (
        "---\ntitle: 제목\ndate: 2020-01-01 00:30:00 +0900\ncategories:\n  - 주인장의 글\n"
        "tags: [애플 실리콘, C++]\ncomments: true\nauthor: 길동\nlang: ko\n---\n\n본문\n"
    )
    report = import_tree(write_tree({FIRST: text}))
    document = Document.objects.get()
    assert outcome(report, FIRST).url == "/주인장의 글/2020/01/01/first.html"
    assert document.published_at.isoformat() == "2019-12-31T15:30:00+00:00"
    assert document.date_offset == 540
    assert list(document.categories.values_list("name", flat=True)) == ["주인장의 글"]
    assert {tag.name for tag in document.tags.all()} == {"애플 실리콘", "C++"}
    assert document.comments
    assert document.author_name == "길동"
    assert document.front_matter_source + document.body == text


def test_the_day_of_the_other_zone_leads_here(write_tree):
    import_tree(write_tree({FIRST: post().replace("2019-07-13 14:49", "2020-01-01 00:30")}))
    redirect = Redirect.objects.get(path="/2019/12/31/first.html")
    assert redirect.document.path == "/2020/01/01/first.html"


def test_what_is_not_public_has_no_address_in_the_report(write_tree):
    report = import_tree(
        write_tree(
            {
                "_drafts/unfinished.md": post(),
                "_posts/2020-01-01-hidden.md": post().replace("title", "published: false\ntitle"),
                "_posts/2999-01-01-later.md": post().replace("2019-07-13", "2999-01-01"),
            }
        )
    )
    assert [(d.url, d.public) for d in report.documents] == [(None, False)] * 3


def test_what_was_edited_here_is_not_overwritten(write_tree):
    from blog.publishing import store

    root = write_tree({FIRST: post()})
    import_tree(root)
    document = Document.objects.get()
    document.body = "여기서 고친 글"
    store(document, edited=True)
    assert outcome(import_tree(root), FIRST).status == "unchanged"
    (root / FIRST).write_text(post(body="밖에서 고친 글"))
    described = outcome(import_tree(root), FIRST)
    assert described.status == "skipped"
    assert "edited here" in described.warnings[0]["message"]
    assert Document.objects.get().body == "여기서 고친 글"


def test_a_folder_without_configuration_gives_posts_whatever_the_files_are_called(tmp_path):
    (tmp_path / "note.txt").write_text(post("쪽지"))
    (tmp_path / "data.json").write_text("{}")
    report = import_tree(tmp_path)
    assert [(d.source, d.kind, d.status) for d in report.documents] == [
        ("note.txt", "post", "created")
    ]
    assert report.left == ["data.json"]


def test_command_writes_the_report_and_fails_loudly(write_tree, tmp_path, capsys):
    root = write_tree({FIRST: "---\ntitle: x\ndate: 어제\n---\nx"})
    with pytest.raises(SystemExit) as stop:
        call_command("import_jekyll", root, report=tmp_path / "report.json")
    assert stop.value.code == 1
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["documents"][0] | {"warnings": []} == {
        "source": FIRST, "kind": "post", "url": None, "title": "x", "public": False,
        "status": "failed", "warnings": [], "removed": [], "missing": [],
    }  # fmt: skip


def test_strict_fails_when_an_image_is_missing(write_tree):
    root = write_tree({FIRST: post(body="![](/none.png)")})
    call_command("import_jekyll", root)
    with pytest.raises(SystemExit):
        call_command("import_jekyll", root, strict=True)


def test_a_path_that_is_not_there_is_said():
    with pytest.raises(CommandError, match="no such file or folder"):
        call_command("import_jekyll", "/nowhere/at/all")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("author: 소연", "소연"),
        ("social: {name: 보라, links: []}", "보라"),
        ("author: {name: 소연}\nsocial: {name: 보라}", "소연"),
        ("social: [1]", ""),
        ("social: {links: []}", ""),
    ],
)
def test_the_author_of_the_site_is_who_its_theme_calls_so(db, write_tree, said, name):
    import_tree(write_tree({FIRST: post(), "_config.yml": said + "\n"}))
    assert SiteConfiguration.current().author_name == name


def test_a_text_brought_to_a_site_is_read_with_its_data(write_tree, tmp_path):
    root = write_tree(
        {
            "_config.yml": "title: 시험\nauthor: kim\ndefaults:\n- {scope: {path: ''}, "
            "values: {author: kim}}\n",
            "_data/authors.yml": "kim: {name: 김소연}\n",
            FIRST: post(),
        }
    )
    import_tree(root)
    alone = tmp_path / "alone.md"
    alone.write_text(post("혼자", "{{ site.data.authors.kim.name }}"))
    import_tree(alone)
    document = Document.objects.get(title="혼자")
    assert document.author_name == "김소연"
    assert "김소연" in document.html


def test_a_page_for_a_tag_that_no_post_has_keeps_its_address(write_tree, client):
    page = "---\nlayout: tag\ntag: 빈 꼬리표\npermalink: /tags/빈 꼬리표/\n---\n"
    text = "---\ntitle: 자바\npermalink: /tags/java/\n---\n손으로 쓴 글\n"
    report = import_tree(write_tree({FIRST: post(), "tags/a.md": page, "tags/b.md": text}))
    assert outcome(report, "tags/b.md").url == "/tags/java/"
    assert client.get("/tags/빈 꼬리표/").url == "/tags/"
    assert "손으로 쓴 글" in client.get("/tags/java/").content.decode()


def statements_of(tree):
    with CaptureQueriesContext(connection) as asked:
        import_tree(tree)
    apart = ("SAVE", "RELEASE", "SELECT pg_")  # points to go back to, and the turn of an import
    return [query["sql"] for query in asked if not query["sql"].startswith(apart)]


def test_each_further_post_costs_few_statements(write_tree):
    cited = "[원문](https://example.org/a)\n"
    import_tree(write_tree({FIRST: post(body=cited)}))
    names = [f"_posts/2019-07-10-post-{number}.md" for number in range(20)]
    tree = write_tree({name: post(body=cited) for name in names})
    assert len(statements_of(tree)) <= 8 * len(names)


def test_what_is_new_is_inserted_once_and_never_updated(write_tree):
    updated = [sql for sql in statements_of(write_tree({FIRST: post()})) if sql[:6] == "UPDATE"]
    assert not [sql for sql in updated if "blog_redirect" in sql or "blog_document" in sql]
