"""Trees that go in and come out again."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from tests.importing.conftest import write_tree

__all__ = ["write_tree"]


def contents(root: Path) -> dict[str, bytes]:
    """Return every file below ``root`` by its name, the export's own records left out."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "_data/mokcha" not in path.as_posix()
    }


def rows() -> dict[str, list[dict[str, Any]]]:
    """Return every row of the blog, without keys and times that no two databases share."""
    found = {}
    for model in apps.get_app_config("blog").get_models():
        if model._meta.proxy or model.__name__ in {"Import"}:
            continue
        fields = [
            field.name if not field.is_relation else f"{field.name}__{_natural(field)}"
            for field in model._meta.concrete_fields
            if not field.primary_key and not getattr(field, "auto_now", False)
        ]
        values = model._default_manager.values(*fields)
        found[model.__name__] = sorted(values, key=repr)
    return found


def empty() -> None:
    """Delete every row of the blog; what notes a deletion goes last."""
    for _ in range(2):
        for model in apps.get_app_config("blog").get_models():
            model._default_manager.all().delete()


def _natural(field: Any) -> str:
    names = {other.name for other in field.related_model._meta.concrete_fields}
    return next(name for name in ("source_path", "url", "name", "username") if name in names)


@pytest.fixture
def build(tmp_path: Path) -> Callable[[Path], Path]:
    """Return what builds a tree with Jekyll, where it is installed."""
    if not shutil.which("jekyll"):
        pytest.skip("NO JEKYLL: this machine has none, so no export was built")

    def run(root: Path) -> Path:
        target = tmp_path / "built"
        command = ["jekyll", "build", "--quiet", "--source", str(root), "--destination", target]
        done = subprocess.run(command, cwd=root, capture_output=True, check=False, timeout=300)
        assert done.returncode == 0, done.stderr[-2000:].decode()
        return target

    return run
