"""Settings come from the environment, and what is wrong stops the start with a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
KEY = "k" * 60


@pytest.fixture
def start(tmp_path):
    """Start Django with an environment of its own; return what it printed of an expression."""

    def run(expression="settings.DEBUG", **variables):
        environment = {
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(tmp_path / "data"),
            "DJANGO_SETTINGS_MODULE": "blog.settings",
            **variables,
        }
        code = f"from django.conf import settings; print({expression})"
        return subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_nothing_set_works_on_one_machine(start, tmp_path):
    result = start("settings.DEBUG, settings.SITE_URL, settings.DATABASES['default']['NAME']")
    database = tmp_path / "data" / "mokcha.sqlite3"
    assert result.stdout.split() == ["False", "http://127.0.0.1:8000", str(database)]


def test_the_key_is_made_once_and_kept_from_others(start, tmp_path):
    first, second = start("settings.SECRET_KEY"), start("settings.SECRET_KEY")
    assert first.stdout == second.stdout != "\n"
    assert (tmp_path / "data" / "secret_key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY has 5 characters; at least 50 are needed"),
        ({"DATABASE_URL": "postgres://u@db/x"}, "every web node must use the same one"),
        ({"SITE_URL": "blog.example.org"}, "give scheme and host only"),
        ({"SITE_URL": "https://example.org/blog"}, "give scheme and host only"),
        ({"PORT": "abc"}, "PORT is 'abc': give a whole number"),
        ({"PAGE_CACHE_MB": "much"}, "PAGE_CACHE_MB is 'much': give a whole number"),
        ({"DEBUG": "maybe"}, "DEBUG is 'maybe': say on or off"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL names no database that Mokcha knows"),
        ({"DATABASE_URL": "oracle://u:secret@h/x"}, "DATABASE_URL names no database"),
        ({"CACHE_URL": "nonsense"}, "CACHE_URL cannot be read: give rediscache://"),
        ({"EMAIL_URL": "nonsense"}, "EMAIL_URL cannot be read: give smtp+tls://"),
        ({"MEDIA_ROOT": "/proc/media"}, "MEDIA_ROOT is '/proc/media':"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL is 'LOUD': say"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_a_sentence(start, variables, sentence):
    result = start(**variables)
    assert result.returncode != 0
    assert sentence in result.stderr


@pytest.mark.parametrize(
    ("url", "secure"), [("https://a.example", True), ("http://a.example", False)]
)
def test_cookies_and_redirects_are_for_https_only_where_the_site_is(start, url, secure):
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT")
    expression = ", ".join(f"settings.{name}" for name in names)
    assert start(expression, SITE_URL=url, SECRET_KEY=KEY).stdout.strip() == " ".join(
        [str(secure)] * 3
    )


def test_the_site_s_own_host_is_always_answered(start):
    result = start(
        "settings.ALLOWED_HOSTS", SITE_URL="https://a.example", ALLOWED_HOSTS="b.example"
    )
    assert result.stdout.strip() == "['b.example', 'a.example']"


def test_every_variable_is_explained_in_the_example(start):
    import re

    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "blog" / "settings.py").read_text()))
    explained = set(re.findall(r"^# ([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M))
    assert read - {"PORT"} == explained


def test_a_public_site_passes_the_deployment_check(tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path),
        "SITE_URL": "https://blog.example.org",
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "EMAIL_URL": "smtp://mail:25",
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    result = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


def test_the_command_line_says_one_line_and_no_password(tmp_path):
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path)}
    environment["DATABASE_URL"] = "mysql://u:geheim@h/x"
    command = [sys.executable, "-W", "ignore", "manage.py", "check"]
    result = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    [line] = result.stderr.splitlines()
    assert (result.returncode, line[:46]) == (1, "Mokcha cannot start: DATABASE_URL names no dat")
    assert "geheim" not in line
