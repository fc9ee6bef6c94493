"""Small trees written for one test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from blog.jekyll import site
from blog.jekyll.document import Document


@pytest.fixture
def tree(tmp_path: Path) -> Callable[..., site.Tree]:
    """Write files (``text`` or ``bytes`` by path) and read the folder they are in."""

    def written(files: dict[str, str | bytes], config: str | None = "") -> site.Tree:
        if config is not None:
            files = {"_config.yml": config, **files}
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return site.read(tmp_path)

    return written


@pytest.fixture
def document(tree: Callable[..., site.Tree]) -> Callable[..., Document]:
    """Write one file, by default a post, and read it."""

    def written(
        front_matter: str = "",
        name: str = "_posts/2020-01-02-hello-world.md",
        config: str = "",
        body: str = "Text.\n",
    ) -> Document:
        (only,) = tree({name: f"---\n{front_matter}\n---\n{body}"}, config).documents
        return only

    return written
