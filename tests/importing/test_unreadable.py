"""Trees that may not be read, or not wholly: a line for each place, the rest imported."""

import os
import shutil

import pytest
from django.core.management import CommandError, call_command

from blog.importing import import_tree
from blog.models import Document, SiteConfiguration
from tests.importing.conftest import outcome, post, said_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_nobody")]
GOOD = "_posts/2020-01-02-good.md"


@pytest.fixture
def tree(write_tree):
    """A tree that can be deleted again, whatever its modes are by then."""
    root = write_tree({GOOD: post()})
    yield root
    opened(root)
    shutil.rmtree(root)


def opened(folder):
    folder.chmod(0o755)
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            opened(path)


def closed(path, mode=0):
    path.mkdir(parents=True)
    (path / "2020-01-03-in.md").write_text(post("안"))
    path.chmod(mode)


@pytest.mark.parametrize("name", ["_drafts", "_posts/closed", "_data", "_includes", "more", "a/b"])
def test_a_folder_that_may_not_be_read_is_named(tree, name):
    closed(tree / name)
    report = import_tree(tree)
    assert outcome(report, GOOD).status == "created"
    assert said_of(report, name).startswith(
        f"{name}: the folder cannot be read (Permission denied)"
    )


def test_a_folder_that_may_be_listed_but_not_entered_is_named_file_by_file(tree):
    closed(tree / "more", 0o444)
    report = import_tree(tree)
    assert "Permission denied" in said_of(report, "more/2020-01-03-in.md")


@pytest.mark.parametrize(
    "name", ["_posts/2020-01-03-a.md", "about.md", "a.png", "_data/a.yml", "_includes/a.html"]
)
def test_a_file_that_may_not_be_read_is_named_once(tree, name):
    (tree / name).parent.mkdir(exist_ok=True)
    (tree / name).write_text(post())
    (tree / name).chmod(0)
    report = import_tree(tree)
    assert outcome(report, GOOD).status == "created"
    said = said_of(report, name)
    assert "(Permission denied)" in said
    assert "\n" not in said


def test_a_link_to_what_may_not_be_looked_at_is_named(tree):
    closed(tree / "more")
    (tree / "link.md").symlink_to("more/2020-01-03-in.md")
    assert "leads to what may not be read" in said_of(import_tree(tree), "link.md")


@pytest.mark.parametrize("name", [".", "about.md"])
def test_a_path_that_may_not_be_read_ends_the_command(tree, name):
    (tree / "about.md").write_text(post())
    (tree / name).chmod(0)
    with pytest.raises(CommandError, match="may not be read; see to its permissions"):
        call_command("import_jekyll", tree / name)


def spoil(config):
    config.chmod(0)


def test_a_configuration_that_may_not_be_read_fails_and_the_rest_is_imported(tree, capsys):
    spoil(tree / "_config.yml")
    with pytest.raises(SystemExit):
        call_command("import_jekyll", tree)
    assert Document.objects.get().source_path == GOOD
    assert "_config.yml: the file cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("what", ["mode", "words", "folder"])
def test_the_configuration_of_the_last_import_stands_while_there_is_none_to_be_read(tree, what):
    config = tree / "_config.yml"
    config.write_text("title: 집\npermalink: /:title/\ntimezone: Asia/Seoul\n")
    import_tree(tree)
    if what == "mode":
        config.chmod(0)
    elif what == "words":
        config.write_text("title: 'open\n")
    else:
        os.unlink(config)
        config.mkdir()
    report = import_tree(tree)
    assert Document.objects.get().path == "/good/"
    assert SiteConfiguration.current().title == "집"
    assert "_config.yml" in said_of(report, "_config.yml")
    assert report.failed
