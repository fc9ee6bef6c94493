"""Trees made to do harm: a line for each thing refused, and everything else imported."""

import contextlib
import io
import os
import struct
import unicodedata
import zlib

import pytest
from django.core.management import call_command

from blog.importing import import_tree
from blog.models import Asset, Document, Redirect
from tests.importing.conftest import outcome, post, said_of

pytestmark = pytest.mark.django_db
BAD = "_posts/2020-01-01-bad.md"
GOOD = "_posts/2020-01-02-good.md"


@pytest.fixture
def tree(write_tree):
    return write_tree({GOOD: post()})


def imported(root):
    """Import ``root``; the good post must always arrive."""
    report = import_tree(root)
    assert outcome(report, GOOD).status == "created"
    return report


@pytest.mark.parametrize("name", ["secret.txt", "_includes/a.html", "_data/a.yml", "images/a.png"])
def test_a_link_out_of_the_tree_is_refused(tree, tmp_path, name):
    (tmp_path / "secret").write_text("the secret")
    (tree / name).parent.mkdir(exist_ok=True)
    (tree / name).symlink_to(tmp_path / "secret")
    report = imported(tree)
    assert "leads out of the tree" in said_of(report, name)
    assert not [a for a in Asset.objects.all() if b"the secret" in a.file.read()]


def test_a_folder_linked_from_outside_is_refused(tree, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "2020-01-03-a.md").write_text(post("바깥"))
    (tree / "more").symlink_to(tmp_path / "outside")
    report = imported(tree)
    assert "leads out of the tree" in said_of(report, "more")
    assert not Document.objects.filter(title="바깥").exists()


@pytest.mark.parametrize(
    "config",
    [
        "collections:\n  'x/../../outside': {output: true}\n",
        "collections_dir: x/../../outside\ncollections: {things: {output: true}}\n",
        "data_dir: ../outside\n",
        "includes_dir: ../outside\n",
        "layouts_dir: /../outside\n",
        "include: [../outside/secret.txt, /../outside/secret.txt]\n",
    ],
)
def test_a_configuration_leads_to_nothing_outside(tree, tmp_path, config):
    outside = tmp_path / "outside"
    for name in ("secret.txt", "secret.yml", "_things/secret.txt"):
        (outside / name).parent.mkdir(parents=True, exist_ok=True)
        (outside / name).write_text("a: the secret")
    for name in ("x", "_x"):
        (tree / name).mkdir()
    (tree / "_config.yml").write_text(config)
    (tree / BAD).write_text(
        post(body="{% include secret.txt %}{% include_relative secret.txt %}{{ site.data.secret }}")
    )
    import_tree(tree)
    assert not Asset.objects.filter(source_path__contains="secret").exists()
    assert "the secret" not in "".join(Document.objects.values_list("html", flat=True))


def test_circles_that_a_configuration_names_do_no_harm(tree):
    (tree / "loop").symlink_to("loop")
    (tree / "_config.yml").write_text('include: [loop, "a\\0b", "", "*"]\nexclude: ["a\\0b"]\n')
    assert "in a circle" in said_of(imported(tree), "loop")


def test_links_in_a_circle_are_named(tree):
    (tree / "a").symlink_to("b")
    (tree / "b").symlink_to("a")
    (tree / "self").symlink_to(".")
    report = imported(tree)
    for name in ("a", "b", "self"):
        assert "symbolic link" in said_of(report, name)


@pytest.mark.parametrize(
    "tag",
    [
        "{% include ../../../../etc/passwd %}",
        "{% include_relative ../../../../etc/passwd %}",
        "{% include /etc/passwd %}",
        "{% assign f = '../../../../etc/passwd' %}{% include {{ f }} %}",
    ],
)
def test_nothing_outside_is_included(tree, tag):
    (tree / BAD).write_text(post(body=f"앞\n\n{tag}\n\n뒤"))
    report = imported(tree)
    html = Document.objects.get(source_path=BAD).html
    assert "root:" not in html
    assert "뒤" in html
    assert said_of(report, BAD).startswith(f"{BAD}:8:")


@pytest.mark.parametrize(
    "body",
    [
        "{% for a in (1..100000) %}{% for b in (1..100000) %}{{ a }}{% endfor %}{% endfor %}",
        "{% assign a = 'xxxxxxxxxx' %}" + "{% assign a = a | append: a %}" * 40 + "{{ a }}",
        "{% include loop.html %}",
        "{% if true %}" * 3000 + "x" + "{% endif %}" * 3000,
    ],
    ids=["loops", "doubling", "include of itself", "nesting"],
)
def test_liquid_bombs_are_named(tree, body):
    (tree / "_includes").mkdir()
    (tree / "_includes" / "loop.html").write_text("{% include loop.html %}")
    (tree / BAD).write_text(post(body=body))
    assert said_of(imported(tree), BAD)


@pytest.mark.parametrize(
    "front_matter",
    [
        "".join(
            f"{key}: &{key} [{', '.join([before] * 9)}]\n"
            for before, key in zip(["x", *(f"*{k}" for k in "abcdefg")], "abcdefgh", strict=True)
        ),
        "title: !!python/object/apply:os.system ['touch /tmp/pwned']",
        "title: !ruby/object:Gem::Installer\n  i: x",
        "title: " + "[" * 5000,
    ],
    ids=["aliases", "python", "ruby", "nesting"],
)
def test_yaml_bombs_and_tags_are_refused(tree, front_matter):
    (tree / BAD).write_text(f"---\n{front_matter}\n---\nx\n")
    report = imported(tree)
    assert said_of(report, BAD).startswith(f"{BAD}:")
    assert outcome(report, BAD).status == "failed"


@pytest.mark.parametrize("name", ["_config.yml", "_data/a.yml"])
def test_yaml_bombs_of_the_site_are_named(tree, name):
    (tree / "_data").mkdir()
    (tree / name).write_text("a: !!python/object/apply:os.system ['true']\n")
    assert said_of(imported(tree), name)


def png(width, height):
    """Return a picture that says it has ``width`` times ``height`` points."""

    def chunk(kind, data):
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b""))


def test_an_image_bomb_is_refused(tree):
    (tree / "bomb.png").write_bytes(png(100_000, 100_000))
    report = imported(tree)
    assert "the image is refused" in said_of(report, "bomb.png")
    assert not Asset.objects.filter(source_path="bomb.png").exists()


def test_folders_nested_too_deep_are_named(tree):
    folder = tree
    for _ in range(90):
        folder = folder / "d"
        folder.mkdir()
    (folder / "a.txt").write_text("x")
    assert "nested too deep" in "\n".join(imported(tree).lines())


@pytest.mark.parametrize(
    "name",
    ["new\nline.txt", "\x1b[2Jred.txt", "tab\there.txt", "a'b\"c.txt", "%2e%2e.txt", "-rf", "a\\b"],
)
def test_odd_names_do_no_harm(tree, name, capsys):
    (tree / name).write_text("x")
    call_command("import_jekyll", tree)
    assert Asset.objects.get(source_path=name).file.read() == b"x"
    assert "\x1b" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"_posts/2020-01-03-caf\xe9.md"])
def test_a_name_that_is_not_utf_8_is_named(tree, name, tmp_path, capsys):
    try:
        (tree / os.fsdecode(name)).write_text(post())
    except OSError:
        pytest.skip("NO SUCH NAMES: this file system takes UTF-8 only")
    report = tmp_path / "report.json"
    with contextlib.suppress(SystemExit):  # where the name is that of a post
        call_command("import_jekyll", tree, report=report)
    assert "caf\\udce9" in capsys.readouterr().err
    assert "caf\\\\udce9" in report.read_text()
    assert Document.objects.get().source_path == GOOD


def test_names_that_differ_by_case_alone_are_two_files(tree):
    (tree / "A.txt").write_text("big")
    (tree / "a.txt").write_text("small")
    imported(tree)
    kept = {a.source_path: a.file.read() for a in Asset.objects.filter(source_path__iexact="a.txt")}
    assert kept == {"A.txt": b"big", "a.txt": b"small"}


def test_a_pipe_is_not_waited_for(tree):
    os.mkfifo(tree / "pipe.txt")
    os.mkfifo(tree / BAD)
    report = imported(tree)
    assert "no regular file" in said_of(report, "pipe.txt")


def test_many_files_take_little_memory_a_file(tree, monkeypatch):
    (tree / "many").mkdir()
    for number in range(3000):
        (tree / "many" / f"{number}.txt").write_bytes(b"x")
    report = imported(tree)
    assert sum(asset.source.startswith("many/") for asset in report.assets) == 3000


def test_a_progress_bar_is_for_terminals_only(tree, monkeypatch):
    errors = io.StringIO()
    call_command("import_jekyll", tree, stderr=errors)
    assert "█" not in errors.getvalue()


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "/self/"])
def test_a_redirect_to_nowhere_is_named_and_not_made(tree, target):
    (tree / BAD).write_text(f"---\ntitle: x\npermalink: /self/\nredirect_to: '{target}'\n---\n")
    assert said_of(imported(tree), BAD).startswith(f"{BAD}:4: redirect_to leads ")
    assert not Redirect.objects.filter(path="/self/").exists()


@pytest.mark.parametrize("name", ["\udcff.md", "_posts/2020-01-01-\udcff.md", "\udcff.png"])
def test_a_name_that_is_not_utf_8_is_named_once(tree, name):
    (tree / name).write_text(post())
    said = [line for line in imported(tree).lines() if "\udcff" in line]
    assert said == [f"{name}: the name is not UTF-8; rename the file"]


def test_twins_by_unicode_form_are_named(tree):
    composed, taken_apart = (f"{unicodedata.normalize(form, '각')}.md" for form in ("NFC", "NFD"))
    (tree / composed).write_text(post())
    (tree / taken_apart).write_text(post())
    report = imported(tree)
    assert [d.status for d in report.documents if d.kind == "page"] == ["created", "failed"]
    assert "another Unicode form was imported" in said_of(report, composed)


def test_what_is_mokchas_own_is_not_published(tree, settings):
    settings.DATA_DIR = tree / "mokcha" / "data"
    settings.MEDIA_ROOT = settings.DATA_DIR / "media"
    settings.MEDIA_ROOT.mkdir(parents=True)
    (settings.DATA_DIR / "secret_key").write_text("s3cret")
    (settings.MEDIA_ROOT / "a.md").write_text(post("꺼낸 것"))
    (settings.DATA_DIR.parent / "b.txt").write_text("x")
    report = imported(tree)
    assert said_of(report, "mokcha") == (
        "mokcha/data: these are Mokcha's own data; they are left out, keep them outside of the tree"
    )
    assert [a.source_path for a in Asset.objects.filter(source_path__startswith="mokcha")] == [
        "mokcha/b.txt"
    ]
    assert not Document.objects.filter(title="꺼낸 것").exists()


@pytest.mark.parametrize("content", [b"", b"<html><script>alert(1)</script>", png(3, 3)[:20]])
def test_a_picture_in_which_nothing_can_be_seen_is_named_each_time(tree, content):
    (tree / "a.png").write_bytes(content)
    for _ in range(2):
        assert "nothing can be seen in this picture" in said_of(import_tree(tree), "a.png")
    assert Asset.objects.get(source_path="a.png").file.read() == content


def test_a_bar_counts_files_before_texts(tree):
    (tree / "a.txt").write_text("x")
    seen = []
    import_tree(
        tree,
        progress=lambda done, total: seen.append(("texts", done, total)),
        files_progress=lambda done, total: seen.append(("files", done, total)),
    )
    assert seen == [("files", 1, 2), ("files", 2, 2), ("texts", 1, 1)]
