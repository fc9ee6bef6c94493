"""Settings and pictures that were changed here outlive every import; what both changed is named."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from blog.exporting import export_tree
from blog.importing import import_tree
from blog.models import Asset, Deleted, Document, Import, SiteConfiguration
from tests.importing.conftest import post
from tests.importing.test_importing import writes

pytestmark = pytest.mark.django_db
FIRST = "_posts/2020-01-01-first.md"
CONFIG = "title: 옛 집\ndescription: 처음\ntimezone: Asia/Seoul\n"


def picture(colour):
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(stream, "PNG")
    return stream.getvalue()


OLD, NEW, NEWER = map(picture, ("red", "green", "blue"))


@pytest.fixture
def root(write_tree):
    files = {"_config.yml": CONFIG, FIRST: post(body="{{ site.title }}"), "images/a.png": OLD}
    root = write_tree(files)
    import_tree(root)
    return root


@pytest.fixture
def edit_site(admin_client):
    """Type into the form of the site, as a person does."""

    def edit(**fields):
        site = SiteConfiguration.objects.get()
        url = reverse("admin:blog_siteconfiguration_change", args=[site.pk])
        form = admin_client.get(url).context["adminform"].form
        typed = {name: form[name].value() or "" for name in form.fields}
        assert admin_client.post(url, typed | fields).status_code == 302

    return edit


@pytest.fixture
def bring(admin_client):
    """Bring another picture for the one of the tree."""

    def bring(content=NEW, **fields):
        asset = Asset.objects.get(source_path="images/a.png")
        upload = SimpleUploadedFile("a.png", content, "image/png")
        typed = {"upload": upload, "path": asset.path, "alt": "그림"} | fields
        url = reverse("admin:blog_asset_change", args=[asset.pk])
        assert admin_client.post(url, typed).status_code == 302

    return bring


def shown():
    return Asset.objects.get(source_path="images/a.png").file.read()


def test_a_setting_that_was_changed_here_stays(root, edit_site):
    edit_site(title="새 집")
    report = import_tree(root)
    site = SiteConfiguration.current()
    assert (site.title, site.config["title"], site.description) == ("새 집", "새 집", "처음")
    assert "새 집" in Document.objects.get().html
    assert not report.kept
    with CaptureQueriesContext(connection) as queries:
        import_tree(root)
    assert writes(queries) == []


def test_what_the_file_says_anew_of_other_settings_comes(root, edit_site):
    edit_site(title="새 집")
    (root / "_config.yml").write_text(CONFIG.replace("처음", "다음") + "paginate: 5\n")
    report = import_tree(root)
    site = SiteConfiguration.current()
    assert (site.title, site.description, site.config["paginate"]) == ("새 집", "다음", 5)
    assert not report.kept


def test_a_setting_that_both_changed_stays_and_is_named_until_both_say_the_same(root, edit_site):
    edit_site(title="새 집")
    (root / "_config.yml").write_text(CONFIG.replace("옛 집", "밖의 집"))
    for _ in range(2):
        (said,) = import_tree(root).kept
        assert said.message.startswith("“title” was changed in the file and here")
        assert '"새 집"' in said.message
        assert '"밖의 집"' in said.message
        assert SiteConfiguration.current().title == "새 집"
    (root / "_config.yml").write_text(CONFIG.replace("옛 집", "새 집"))
    assert not import_tree(root).kept


def test_a_setting_that_was_taken_away_here_does_not_come_back(root):
    site = SiteConfiguration.current()
    del site.config["description"]
    site.save()
    import_tree(root)
    assert "description" not in SiteConfiguration.current().config


def test_addresses_follow_the_tree_whatever_was_changed_here(root):
    path = Document.objects.get().path
    site = SiteConfiguration.current()
    site.config["permalink"] = "/:title/"
    site.save()
    import_tree(root)
    assert Document.objects.get().path == path
    assert SiteConfiguration.current().config["permalink"] == "/:title/"


def test_a_picture_that_was_brought_here_stays(root, bring):
    bring()
    report = import_tree(root)
    assert shown() == NEW
    assert {one.status for one in report.assets} == {"unchanged"}
    assert not report.kept


def test_a_picture_that_both_changed_stays_and_is_named(root, bring, admin_client):
    bring()
    (root / "images" / "a.png").write_bytes(NEWER)
    (said,) = import_tree(root).kept
    assert said.source == "images/a.png"
    assert shown() == NEW
    bring(NEWER)
    assert not import_tree(root).kept
    (root / "images" / "a.png").write_bytes(OLD)
    import_tree(root)
    assert shown() == OLD


def test_what_stays_is_told_in_admin_too(root, bring, admin_client):
    from django.core.management import call_command

    bring()
    (root / "images" / "a.png").write_bytes(NEWER)
    (root / FIRST).write_text(post("다른 제목"))
    call_command("import_jekyll", root)
    url = reverse("admin:blog_import_change", args=[Import.objects.latest("pk").pk])
    assert "images/a.png" in admin_client.get(url).content.decode()


def test_a_picture_that_is_missing_and_was_brought_here_is_not_overwritten(
    write_tree, admin_client
):
    root = write_tree({FIRST: post(body="![그림](/images/a.png)")})
    import_tree(root)
    asset = Asset.objects.get(path="/images/a.png")
    upload = SimpleUploadedFile("a.png", NEW, "image/png")
    url = reverse("admin:blog_asset_change", args=[asset.pk])
    admin_client.post(url, {"upload": upload, "path": asset.path, "alt": "그림"})
    (root / "images").mkdir()
    (root / "images" / "a.png").write_bytes(OLD)
    assert import_tree(root).kept
    assert shown() == NEW


def test_a_picture_that_was_deleted_here_comes_back_only_as_another(root, admin_client):
    asset = Asset.objects.get(source_path="images/a.png")
    admin_client.post(reverse("admin:blog_asset_delete", args=[asset.pk]), {"post": "yes"})
    report = import_tree(root)
    assert not Asset.objects.filter(source_path="images/a.png").exists()
    assert "deleted here and left alone" in "\n".join(map(str, report.notes))
    (root / "images" / "a.png").write_bytes(NEWER)
    import_tree(root)
    assert shown() == NEWER
    assert not Deleted.objects.exists()


def test_a_picture_at_another_address_lies_there_in_the_export(root, bring, tmp_path, client):
    bring(path="/images/b.png")
    export_tree(tmp_path / "out")
    assert (tmp_path / "out" / "images" / "b.png").read_bytes() == NEW
    assert not (tmp_path / "out" / "images" / "a.png").exists()
    assert client.get("/images/a.png").headers["Location"] == "/images/b.png"
