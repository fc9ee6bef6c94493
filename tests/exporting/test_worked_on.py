"""A site that people worked on in their browsers: every fact of it survives out and in again."""

import io
import json
import re
from pathlib import PurePosixPath

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from blog.exporting import export_tree
from blog.importing import import_tree
from blog.importing.against import differences
from blog.models import (
    Category,
    Document,
    Link,
    Post,
    SiteConfiguration,
    Tag,
)
from blog.publishing import rerender
from comments.models import Comment
from tests.admin.conftest import change_url, sent, typed
from tests.conftest import SAMPLE_BLOG
from tests.exporting.conftest import empty, rows

__all__ = ["sent", "typed"]
pytestmark = pytest.mark.django_db

# What belongs to this database alone: who has an account, and what the next import must leave.
OWN = {"author__username", "date_offset", "edited_at", "imported", "imported_digest", "since"}
APART = {"Deleted", "Job", "SearchEntry", "Unfound", "PictureSizes"}


def facts():
    """Return every fact of the blog that readers or authors know."""
    return {
        name: [
            {key: value for key, value in row.items() if key not in OWN}
            for row in found
            if not _follows(row)
        ]
        for name, found in rows().items()
        if name not in APART
    }


def _follows(row):
    """Whether ``row`` follows from others: a spelling of an address, the file of the settings."""
    return row.get("reason") == "spelling" or row.get("source_path") == "_config.yml"


def _different(before, after):
    """Return what is not the same of each kind of rows, field by field where one stands for one."""
    found = []
    for name, one in before.items():
        gone = [row for row in one if row not in after[name]]
        new = [row for row in after[name] if row not in one]
        if len(gone) != len(new):
            found.append((name, gone, new))
        for row, other in zip(gone, new, strict=False):
            found += [(name, key, row[key], other[key]) for key in row if row[key] != other[key]]
    return found


def told():
    """Return the comments as readers and moderators see them."""
    found = Comment.objects.order_by("object_pk", "thread_id", "order")
    return sorted((one.name, one.comment, one.state, one.level, one.link) for one in found)


def picture():
    stream = io.BytesIO()
    Image.new("RGB", (30, 20), "green").save(stream, "PNG")
    return SimpleUploadedFile("초록.png", stream.getvalue(), "image/png")


def change(model, row):
    return reverse(f"admin:blog_{model}_change", args=[row.pk])


@pytest.fixture
def people(admin_client):
    """The sample blog in the hands of an editor."""
    import_tree(SAMPLE_BLOG)
    return admin_client


@pytest.fixture
def store(people, sent):
    """Send the form of a stored document with some fields changed."""

    def send(document, **fields):
        response = people.post(change_url(document), sent(people, document, **fields))
        assert response.status_code == 302, response.context["adminform"].form.errors

    return send


@pytest.fixture
def add(people, typed):
    """Send the form of a new post or page."""

    def send(kind="post", **fields):
        url = reverse(f"admin:blog_{kind}_add")
        # What nobody types the site's defaults would give to the file.
        given = {"lang": "ko", "author_name": "한소연"} | fields
        response = people.post(url, typed(**given))
        assert response.status_code == 302, response.context["adminform"].form.errors

    return send


@pytest.fixture
def worked_on(people, store, add):
    """The sample blog after a day's work."""
    cited = Document.objects.filter(body__contains="post_url").values_list("body", flat=True)
    named = set(re.findall(r"post_url (\S+)", "".join(cited)))
    public = Post.objects.public().order_by("-published_at")
    posts = sorted(public, key=lambda post: PurePosixPath(post.source_path).stem in named)
    store(posts[0], status="hidden")
    people.post(reverse("admin:blog_post_delete", args=[posts[1].pk]), {"post": "yes"})
    store(
        posts[2], title="고친 “제목”: 둘", tag_names="새 태그, C++", body="# 새 본문\r\n\r\n글\r\n"
    )
    store(posts[3], published_at="2001-02-03T04:05:06", updated_at="2024-01-01T00:00:00")
    store(posts[4], path="/somewhere/else/")
    store(posts[5], other_front_matter="featured: true\r\nseries: 연재\r\nodd: [1, {a: null}]\r\n")
    people.post(
        reverse("admin:blog_asset_add"), {"upload": picture(), "path": "", "alt": "초록 칠"}
    )
    add(
        title="새 글", body="![초록](/assets/images/초록.png) [출처](https://example.org/a)\r\n",
        category_names="새 분류, 둘째", tag_names="하나, C#", comments="on", description="무엇",
        lang="ko", other_front_matter="ref: 같은 글\r\nimage: /assets/images/초록.png\r\n",
    )  # fmt: skip
    add(title="Same text", body="x\r\n", lang="en", other_front_matter="ref: 같은 글\r\n")
    add(title="아직", status="draft", body="덜 쓴 글\r\n")
    add(title="나중", published_at="2999-01-01T00:00:00", body="뒤에 나올 글\r\n")
    add("page", title="새 쪽", path="/새/쪽/", body="쪽\r\n", layout="page", published_at="")
    _rename(people)
    _discuss(people)
    rerender(Document.objects.filter(lists_documents=True))  # which show what others are called


def _rename(people):
    """Say of names, addresses and the site what no text says."""
    category, tag = Category.objects.get(name="새 분류"), Tag.objects.get(name="하나")
    typed = {"name": "새 분류", "slug": "new", "description": "설명", "position": "3"}
    people.post(change("category", category), typed)
    people.post(change("tag", tag), {"name": "하나", "slug": "one"})
    people.post(reverse("admin:blog_tag_add"), {"name": "아직 없는", "slug": "not-yet"})
    where = {"path": "/old/", "leads_to": "https://example.org/new", "reason": "former"}
    people.post(reverse("admin:blog_redirect_add"), where)
    site = SiteConfiguration.objects.get()
    form = people.get(change("siteconfiguration", site)).context["adminform"].form
    typed = {name: form[name].value() or "" for name in form.fields}
    people.post(change("siteconfiguration", site), typed | {"title": "새 이름", "footer": "*끝*"})


def _discuss(people):
    """Write comments as readers do, and judge them as moderators do."""
    post, reader = Post.objects.get(title="새 글"), Client()
    first = _comment(reader, post, "처음")
    Comment.objects.filter(pk=first.pk).update(is_public=True)
    answer = _comment(reader, post, "대답", reply_to=str(first.pk))
    Comment.objects.filter(pk=answer.pk).update(is_public=True)
    _comment(reader, post, "기다리는 말")
    removed = _comment(reader, post, "지운 말")
    Comment.objects.filter(pk=removed.pk).update(is_removed=True)


def _comment(reader, post, text, **fields):
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(reader.get(post.get_absolute_url()).content.decode())
    inputs = page.css_first("form.comment-form").css("input")
    data = {one.attributes["name"]: one.attributes.get("value") or "" for one in inputs}
    reader.post("/comments/post/", data | {"name": "보라", "comment": text, "post": "1"} | fields)
    return Comment.objects.latest("pk")


def test_every_fact_survives(worked_on, tmp_path):
    before, comments, users = facts(), told(), User.objects.count()
    assert len(comments) == 4
    assert {row["path"] for row in before["Gone"]}
    report = export_tree(tmp_path / "out")
    assert not report.problems
    Comment.objects.all().delete()
    empty()
    assert not import_tree(tmp_path / "out").problems
    assert _different(before, facts()) == []
    assert told() == comments
    assert User.objects.count() == users


def test_the_export_of_what_came_from_an_export_is_the_same(worked_on, tmp_path):
    export_tree(tmp_path / "out")
    Comment.objects.all().delete()
    empty()
    import_tree(tmp_path / "out")
    export_tree(tmp_path / "again")
    one, other = ({p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()}
                  for root in (tmp_path / "out", tmp_path / "again"))  # fmt: skip
    names = {name for name in {*one, *other} if one.get(name) != other.get(name)}
    # Keys of comments belong to a database, and imports find spellings of addresses themselves.
    assert {name.name for name in names} <= {"comments.json", "redirects.yml", "files.json"}


def test_importing_the_export_again_changes_nothing_that_anybody_knows(worked_on, tmp_path):
    export_tree(tmp_path / "out")
    before, comments = facts(), told()
    report = import_tree(tmp_path / "out")
    assert not report.problems
    assert not report.conflicts
    assert not report.kept
    assert _different(before, facts()) == []
    assert told() == comments


def test_jekyll_builds_what_was_worked_on(worked_on, tmp_path, build):
    export_tree(tmp_path / "out")
    built = build(tmp_path / "out")
    report = import_tree(tmp_path / "out")
    assert [
        str(one) for one in differences(built, report) if "the text is another" not in str(one)
    ] == []


def test_records_can_be_read_as_yaml(people, add, tmp_path):
    import yaml

    add(
        title="a\u0085b\x7fc\u2028d\ufeffe😀",
        body="[\u0085\x9f](https://example.org/\x7f\u200b)\r\n",
    )
    Link.objects.update(title="\u0085\x7f\ufeff\u2028😀")
    export_tree(tmp_path / "out")
    for file in (tmp_path / "out" / "_data" / "mokcha").glob("*.json"):
        text = file.read_text("utf-8")
        assert yaml.safe_load(text) == json.loads(text)
