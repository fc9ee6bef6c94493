"""The files that say how the site is served agree with each other and with the settings."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.core.files.base import ContentFile
from django.test import Client

from blog.models import Asset
from tests.serving.processes import Nginx, Node

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))


def nodes_of(compose):
    return {name: s for name, s in compose["services"].items() if s.get("image") == "mokcha"}


def complaints(text):
    """What the Compose specification's own schema has against ``text``."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    command += ["--force-filetype", "yaml", "-"]
    result = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    return result.stdout + result.stderr if result.returncode else ""


def test_the_schema_of_compose_files_holds():
    text = (ROOT / "compose.yaml").read_text("utf-8")
    assert complaints(text) == ""
    assert "'restarts' was unexpected" in complaints(text.replace("restart:", "restarts:"))


def test_every_variable_of_the_nodes_is_one_that_the_settings_read(compose):
    explained = set(re.findall(r"^# ([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.M))
    for node in nodes_of(compose).values():
        assert set(node["environment"]) <= explained


def test_nodes_run_without_root_and_write_only_where_they_must(compose):
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert re.search(r"^USER mokcha$", dockerfile, re.M)
    for node in nodes_of(compose).values():
        assert node["read_only"] is True
        assert node["cap_drop"] == ["ALL"]


def test_nginx_asks_the_nodes_that_there_are(compose):
    asked = set(re.findall(r"server (\w+):8000", (ROOT / "nginx.conf").read_text()))
    assert asked == nodes_of(compose).keys() - {"prepare", "worker"}


def test_whatever_is_waited_for_is_there(compose):
    services = compose["services"]
    for service in services.values():
        assert set(service.get("depends_on", {})) <= services.keys()
        for mount in service.get("volumes", []):
            source = mount.partition(":")[0]
            assert source in compose["volumes"] or (ROOT / source).exists()


def test_nginx_takes_its_configuration(tmp_path):
    if not shutil.which("nginx"):
        pytest.skip("NO NGINX: nginx.conf was not checked; install nginx-light")
    nodes = [Node(tmp_path, name, {}) for name in ("web1", "web2")]
    server = Nginx(tmp_path, nodes, tmp_path, tmp_path)
    command = ["nginx", "-t", "-p", server.folder, "-c", server.folder / "nginx.conf"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


@pytest.fixture
def picture(settings, db):
    settings.ACCEL_REDIRECT = "/from-disk/"
    asset = Asset(path="/그림 1.svg", source_path="그림 1.svg", digest="d" * 64, size=6)
    asset.file.save("x.svg", ContentFile(b"<svg/>"))
    return asset


def test_the_web_server_sends_files_that_django_allows(picture):
    answer = Client().get("/그림 1.svg")
    assert answer["X-Accel-Redirect"] == f"/from-disk/assets/dd/{'d' * 64}.svg"
    assert answer["Content-Type"] == "image/svg+xml"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer.content == b""


def test_a_file_that_nobody_may_see_is_not_sent(picture, make_post):
    make_post(status="draft").assets.add(picture)
    answer = Client().get("/그림 1.svg")
    assert (answer.status_code, "X-Accel-Redirect" in answer) == (404, False)


def test_without_a_web_server_django_sends_files_itself(picture, settings):
    settings.ACCEL_REDIRECT = ""
    answer = Client().get("/그림 1.svg")
    assert b"".join(answer.streaming_content) == b"<svg/>"
