"""Documents at one address: the one that Jekyll writes last has it, the other is kept."""

import pytest
from django.utils import timezone

from blog.importing import import_tree
from blog.models import Document
from tests.importing.conftest import outcome, said_of

pytestmark = pytest.mark.django_db
EARLY, LATE = "_posts/2018-3-20-hash.md", "_posts/2018-10-12-hash.md"
HERE = {"_config.yml": "permalink: /:title/\ntimezone: UTC\n"}


def text(body: str) -> str:
    return f"---\ntitle: {body}\n---\n{body}\n"


def body(client, address: str = "/hash/") -> str:
    return client.get(address, follow=True).content.decode().partition("e-content")[2][:60]


def test_the_later_of_two_posts_has_the_address_and_the_other_is_kept(write_tree, client):
    root = write_tree(HERE | {EARLY: text("먼저"), LATE: text("나중")})
    for statuses in (["created", "created"], ["unchanged", "unchanged"]):
        report = import_tree(root)
        assert [document.status for document in report.documents] == statuses
        assert not report.failed
        assert (outcome(report, EARLY).url, outcome(report, LATE).url) == (None, "/hash/")
        assert said_of(report, EARLY) == (
            f"{EARLY}: Jekyll writes {LATE} over this one at /hash/: it is kept, but hidden; "
            "give it another permalink, slug or date"
        )
        assert "나중" in body(client)
        assert "나중" in body(client, "/hash.html")
    assert Document.objects.get(source_path=EARLY).body == "먼저\n"


def test_the_one_that_was_hidden_is_public_once_it_has_an_address(write_tree, client):
    import_tree(write_tree(HERE | {EARLY: text("먼저"), LATE: text("나중")}))
    moved = text("먼저").replace("---\n먼저", "permalink: /there/\n---\n먼저")
    report = import_tree(write_tree(HERE | {EARLY: moved}))
    assert outcome(report, EARLY).url == "/there/"
    assert said_of(report, EARLY) == ""
    assert "먼저" in body(client, "/there/")


def test_a_post_is_written_over_a_page(write_tree, client):
    page = "---\npermalink: /hash/\n---\n쪽\n"
    report = import_tree(write_tree(HERE | {"hash.md": page, EARLY: text("글")}))
    assert outcome(report, "hash.md").url is None
    assert "글" in body(client)


def test_a_file_under_another_name_is_the_same_post(write_tree, client):
    root = write_tree(HERE | {EARLY: text("글")})
    import_tree(root)
    before = Document.objects.get(source_path=EARLY)
    (root / EARLY).rename(root / LATE)
    report = import_tree(root)
    assert [document.status for document in report.documents] == ["updated"]
    assert report.vanished == []
    assert Document.objects.get(source_path=LATE).pk == before.pk


def test_what_was_edited_here_keeps_its_address(write_tree, client):
    root = write_tree(HERE | {EARLY: text("먼저")})
    import_tree(root)
    Document.objects.update(edited_at=timezone.now())
    report = import_tree(write_tree(HERE | {LATE: text("나중")}))
    assert outcome(report, LATE).status == "failed"
    assert "먼저" in body(client)


def test_another_site_takes_no_address(write_tree, client):
    root = write_tree(HERE | {EARLY: text("먼저")})
    import_tree(root)
    (root / EARLY).unlink()
    report = import_tree(write_tree(HERE | {LATE: text("나중")}))
    assert outcome(report, LATE).status == "failed"
    assert "먼저" in body(client)
