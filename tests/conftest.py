"""What every test may ask for."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation.reloader import translation_file_changed
from hypothesis import settings as hypothesis_settings

from blog import search
from blog.management.commands.prepare import compile_catalogues
from blog.models import Document, SiteConfiguration

# The same examples on every run, and no stopwatch: how fast a machine is, is no property.
hypothesis_settings.register_profile("mokcha", deadline=None, derandomize=True)
hypothesis_settings.load_profile("mokcha")

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SAMPLE_BLOG = Path(__file__).resolve().parent.parent / "fixtures" / "blog"


def pytest_sessionstart(session: pytest.Session) -> None:
    """Build the catalogues once, however pytest was started: the tests see both languages."""
    if not hasattr(session.config, "workerinput"):
        compile_catalogues()
    # The applications read what there was before.
    translation_file_changed(None, Path("django.mo"))


@pytest.fixture(autouse=True)
def _files_of_their_own(settings, tmp_path: Path) -> None:
    """Keep uploads out of the working tree, and static files unhashed."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def _worker_in_the_same_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a worker that runs within a test keep the connection, and see what the test wrote."""
    worker = "django_tasks_db.management.commands.db_worker"
    monkeypatch.setattr(f"{worker}.close_old_connections", lambda: None)


@pytest.fixture
def shared() -> Path:
    """The folder of real sites and conformance cases, where this machine has it."""
    if not SHARED.is_dir():
        pytest.skip("NO REAL DATA: ../shared is absent, so this check did not run")
    return SHARED


@pytest.fixture
def site(db: None) -> SiteConfiguration:
    """A site in Seoul."""
    return SiteConfiguration.objects.create(
        title="목차", lang="ko", config={"title": "목차", "timezone": "Asia/Seoul", "lang": "ko"}
    )


@pytest.fixture
def make_post(db: None) -> Callable[..., Document]:
    """Return a maker of stored, published posts; give fields to change them."""
    count = 0

    def make(**fields: Any) -> Document:
        nonlocal count
        count += 1
        categories, tags = fields.pop("categories", []), fields.pop("tags", [])
        values = {
            "kind": "post",
            "status": "published",
            "title": f"글 {count}",
            "slug": f"post-{count}",
            "path": f"/2024/01/01/post-{count}.html",
            "source_path": f"_posts/2024-01-01-post-{count}.md",
            "published_at": timezone.now() - dt.timedelta(days=count),
            "html": f"<p>본문 {count}</p>",
            "summary": f"본문 {count}",
        } | fields
        document = Document.objects.create(**values)
        for position, name in enumerate(categories):
            category, _ = document.categories.model.objects.get_or_create(name=name)
            document.categories.add(category, through_defaults={"position": position})
        document.tags.add(*tags)
        search.index(document)
        return document

    return make
