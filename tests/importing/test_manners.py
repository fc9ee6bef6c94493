"""What cannot be meant is refused with a sentence before anything is imported."""

import pytest
from django.core.management import CommandError, call_command

from blog.models import Asset, Document
from tests.importing.conftest import post

pytestmark = pytest.mark.django_db
FIRST = "_posts/2020-01-01-first.md"


@pytest.fixture
def root(write_tree):
    return write_tree({FIRST: post()})


def refusal(*args, **options):
    with pytest.raises(CommandError) as caught:
        call_command("import_jekyll", *args, **options)
    assert not Document.objects.exists()
    return str(caught.value)


@pytest.mark.parametrize("command", ["import_jekyll", "export_jekyll"])
@pytest.mark.parametrize("path", ["", "  "])
def test_a_path_that_is_empty_is_not_the_folder_one_is_in(command, path):
    with pytest.raises(CommandError, match="no path was given"):
        call_command(command, path)


def test_a_folder_with_nothing_in_it_is_no_success(tmp_path):
    assert "There is nothing to import in" in refusal(tmp_path)


def test_a_folder_without_a_text_is_no_success(tmp_path):
    (tmp_path / "a.bin").write_bytes(b"\0")
    assert "There is nothing to import in" in refusal(tmp_path)


def test_an_archive_has_to_be_unpacked(tmp_path):
    (tmp_path / "site.zip").write_bytes(b"PK\3\4")
    assert "is an archive: unpack it" in refusal(tmp_path / "site.zip")


def test_a_device_is_neither_folder_nor_file():
    assert "is neither a folder nor a file" in refusal("/dev/null")


def test_a_file_that_is_no_text_is_not_kept(tmp_path):
    (tmp_path / "site.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SystemExit):
        call_command("import_jekyll", tmp_path / "site.md")
    assert not Asset.objects.exists()


@pytest.mark.parametrize("name", ["none/report.json", "."])
def test_a_report_that_cannot_be_written_is_refused_at_once(root, tmp_path, name):
    said = refusal(root, report=tmp_path / name)
    assert said.endswith("Nothing was imported; name another file for the report.")


def test_a_folder_that_jekyll_did_not_build_is_refused(root, tmp_path):
    (tmp_path / "built").mkdir()
    assert "holds no page" in refusal(root, against=tmp_path / "built")


def test_a_folder_is_no_configuration(root):
    assert "is a folder; --config takes files" in refusal(root, config=str(root))
