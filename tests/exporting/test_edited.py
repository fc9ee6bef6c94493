"""What was written or changed here comes out as an author would have written it."""

import datetime as dt

import pytest
import yaml
from django.urls import reverse

from blog.exporting import export_tree
from blog.importing import import_tree
from blog.importing.against import differences
from blog.models import Category, Document, SiteConfiguration, Tag
from blog.publishing import store
from tests.conftest import SAMPLE_BLOG
from tests.exporting.conftest import contents, empty
from tests.importing.conftest import outcome, post

pytestmark = pytest.mark.django_db
FIRST = "_posts/2020-01-01-first.md"


def exported(root, name):
    return (root / name).read_text("utf-8")


def test_an_edited_post_has_its_new_front_matter_and_keeps_the_rest(write_tree, tmp_path):
    text = post().replace("title", "# a remark\nmood: 맑음\ntitle", 1)
    import_tree(write_tree({FIRST: text}))
    document = Document.objects.get()
    document.title, document.body = "다른 제목", "\n다른 본문\n"
    store(document, tags=["새 꼬리표"], edited=True)
    export_tree(tmp_path / "out")
    written = exported(tmp_path / "out", FIRST)
    assert "# a remark\nmood: 맑음\ntitle: 다른 제목\n" in written
    assert "새 꼬리표" in written
    assert written.endswith("---\n\n\n다른 본문\n")


def test_an_edited_post_stays_as_it_is_when_its_export_comes_in(write_tree, tmp_path):
    import_tree(write_tree({FIRST: post()}))
    document = Document.objects.get()
    document.body = "다른 본문\n"
    store(document, edited=True)
    export_tree(tmp_path / "out")
    report = import_tree(tmp_path / "out")
    assert outcome(report, FIRST).status == "unchanged"
    assert not report.conflicts


def test_a_new_post_lies_in_the_folder_of_posts_and_builds(tmp_path, build):
    import_tree(SAMPLE_BLOG)
    document = Document(kind="post", status="published", title="새 글", body="첫 **문장**.\n")
    store(document, categories=["잡담"], tags=["하나"], edited=True)
    export_tree(tmp_path / "out")
    assert document.source_path.startswith("_posts/")
    built = build(tmp_path / "out")
    page = built / document.path.lstrip("/")
    page = page if page.is_file() else page / "index.html"
    assert "첫 <strong>문장</strong>" in page.read_text("utf-8")


def test_a_new_page_says_where_it_lives(write_tree, tmp_path, build):
    import_tree(write_tree({}))
    store(Document(kind="page", status="published", title="소개", body="나\n"), edited=True)
    export_tree(tmp_path / "out")
    assert (build(tmp_path / "out") / "소개" / "index.html").exists()


def test_a_draft_lies_among_the_drafts(db, tmp_path):
    store(Document(kind="post", status="draft", title="later", body="x"), edited=True)
    export_tree(tmp_path / "out")
    assert "title: later" in exported(tmp_path / "out", "_drafts/later.md")


def test_a_page_that_is_no_more_than_a_draft_is_not_built(write_tree, tmp_path, build):
    import_tree(write_tree({}))
    store(Document(kind="page", status="draft", title="half", body="x"), edited=True)
    export_tree(tmp_path / "out")
    assert not list(build(tmp_path / "out").rglob("*half*"))


def test_a_changed_setting_is_written_and_the_rest_of_the_file_stays(write_tree, tmp_path):
    config = "# by hand\ntitle: 옛 이름\n\ntimezone: Asia/Seoul # where I live\n"
    import_tree(write_tree({"_config.yml": config, FIRST: post()}))
    site = SiteConfiguration.current()
    site.title = "새 이름"
    site.config = {**site.config, "title": "새 이름", "paginate": 5}
    site.save()
    export_tree(tmp_path / "out")
    written = exported(tmp_path / "out", "_config.yml")
    assert written == config.replace("옛 이름", "새 이름") + "paginate: 5\n"
    import_tree(tmp_path / "out")
    assert SiteConfiguration.current().config == site.config


def test_several_configuration_files_stay_several(write_tree, tmp_path):
    files = {"_config.yml": "title: 집\npermalink: pretty\n", "_config.public.yml": "title: 밖\n"}
    root = write_tree({**files, FIRST: post()})
    import_tree(root, config_files=[root / name for name in files])
    site = SiteConfiguration.current()
    assert (site.title, Document.objects.get().path) == ("밖", "/2019/07/13/first/")
    export_tree(tmp_path / "out")
    assert contents(tmp_path / "out") == contents(root)
    site.config = {**site.config, "title": "새로", "paginate": 5}
    site.save()
    export_tree(tmp_path / "out")
    assert exported(tmp_path / "out", "_config.yml") == files["_config.yml"]
    assert exported(tmp_path / "out", "_config.public.yml") == "title: 새로\npaginate: 5\n"


def test_a_site_that_came_from_nowhere_has_a_configuration(db, tmp_path, build):
    SiteConfiguration.objects.create(title="새 집", lang="ko", config={"timezone": "Asia/Seoul"})
    store(Document(kind="post", status="published", title="one", body="x"), edited=True)
    export_tree(tmp_path / "out")
    written = yaml.safe_load(exported(tmp_path / "out", "_config.yml"))
    assert written == {"title": "새 집", "lang": "ko", "timezone": "Asia/Seoul"}
    build(tmp_path / "out")


def test_what_jekyll_builds_of_the_export_is_what_stands_here(tmp_path, build):
    report = import_tree(SAMPLE_BLOG)
    export_tree(tmp_path / "out")
    built = build(tmp_path / "out")
    assert (built / "about" / "index.html").exists()
    assert list(differences(built, report)) == []


CATEGORISED = (
    "---\ntitle: 글\ndate: 2020-01-01 12:00:00 +0900\ncategories: 옛것\ntags: [가, 나]\n---\nx\n"
)


def test_a_name_that_was_changed_is_changed_in_the_files(write_tree, tmp_path, admin_client):
    root = write_tree({FIRST: CATEGORISED})
    import_tree(root)
    path = Document.objects.get().path
    for model, old, new in ((Category, "옛것", "새것"), (Tag, "가", "다")):
        row = model.objects.get(name=old)
        url = reverse(f"admin:blog_{model.__name__.lower()}_change", args=[row.pk])
        admin_client.post(url, {"name": new, "description": "", "position": "0"})
    admin_client.post(
        reverse("admin:blog_tag_delete", args=[Tag.objects.get(name="나").pk]), {"post": "yes"}
    )
    export_tree(tmp_path / "out")
    written = exported(tmp_path / "out", FIRST)
    assert yaml.safe_load(written.split("---")[1]) | {"date": ""} == {
        "title": "글",
        "date": "",
        "categories": ["새것"],
        "tags": ["다"],
        "permalink": path,
    }
    import_tree(root)
    assert list(Document.objects.get().tags.names()) == ["다"]


def test_a_post_of_another_day_keeps_its_address_in_the_export(write_tree, tmp_path):
    import_tree(write_tree({FIRST: CATEGORISED}))
    document = Document.objects.get()
    path = document.path
    document.published_at = document.published_at.replace(year=2021)
    store(document, edited=True)
    export_tree(tmp_path / "out")
    empty()
    import_tree(tmp_path / "out")
    assert Document.objects.get().path == path


def test_dates_are_written_as_authors_write_them(write_tree, tmp_path, build):
    import_tree(write_tree({"_config.yml": "timezone: Asia/Seoul\n"}))
    moment = dt.datetime(2024, 5, 18, 14, 40, 0, 987, dt.UTC)
    document = Document(kind="post", status="published", title="밤", body="글\n")
    document.published_at, document.updated_at = moment, moment + dt.timedelta(hours=1)
    store(document, edited=True)
    export_tree(tmp_path / "out")
    written = exported(tmp_path / "out", document.source_path)
    assert "\ndate: 2024-05-18 23:40:00 +0900\n" in written
    assert "\nlast_modified_at: 2024-05-19 00:40:00 +0900\n" in written
    assert (build(tmp_path / "out") / "2024/05/18/밤.html").exists()


def test_a_date_older_than_zones_of_whole_minutes_stays_the_same_moment(write_tree, tmp_path):
    import_tree(write_tree({"_config.yml": "timezone: Asia/Seoul\n"}))
    moment = dt.datetime(1897, 10, 12, 3, 0, 0, tzinfo=dt.UTC)
    document = Document(kind="post", status="published", title="old", published_at=moment)
    store(document, edited=True)
    export_tree(tmp_path / "out")
    Document.objects.all().delete()
    import_tree(tmp_path / "out")
    assert Document.objects.get().published_at == moment
