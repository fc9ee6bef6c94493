"""``manage.py prepare``: everything between a fresh checkout and a server that can start."""

import hashlib
import secrets
from pathlib import Path
from typing import Any

import django_comments
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sites.models import Site
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from blog import caching, publishing
from blog.management.listening import refuse_taken
from blog.models import (
    Asset,
    Category,
    Document,
    Import,
    Link,
    Redirect,
    SiteConfiguration,
    Tag,
)

SAMPLE_BLOG = settings.BASE_DIR / "fixtures" / "blog"


class Command(BaseCommand):
    """Bring catalogues, database and static files up to date; on request a blog as well."""

    help = (
        "Compile the message catalogues, migrate the database and collect static files, each "
        "only where something changed. --with-blog imports a blog and makes the first account."
    )
    # The checks read the database, which may have no tables yet.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take an optional path."""
        parser.add_argument(
            "--with-blog",
            nargs="?",
            const="",
            metavar="PATH",
            help="import the Jekyll site at PATH; without PATH the sample blog, into an empty "
            "database only; and make an author's account where there is none",
        )
        parser.add_argument(
            "--listen", metavar="HOST:PORT", help="stop where another server listens there"
        )

    def handle(self, **options: Any) -> None:
        """Do what is due, in the order in which one step needs the other."""
        if options["listen"]:
            refuse_taken(options["listen"])
        compile_catalogues()
        self._migrate()
        self._collect_static()
        Site.objects.update_or_create(
            pk=settings.SITE_ID,
            defaults={"domain": settings.SITE_URL.partition("://")[2], "name": "Mokcha"},
        )
        if options["with_blog"] is not None:
            self._import(options["with_blog"])
            self._first_account()
        publishing.queue_sizes()
        publishing.queue_reindex()
        self.check()
        self._say_where()

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database …")
            call_command("migrate", interactive=False, verbosity=0)
        else:
            caching.install(connection)

    def _collect_static(self) -> None:
        stamp, state = Path(settings.STATIC_ROOT) / ".collected", static_state()
        if not stamp.exists() or stamp.read_text() != state:
            self.stdout.write("Collecting static files …")
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
            stamp.write_text(state)

    def _import(self, path: str) -> None:
        if not path and Document.objects.exists():
            return
        if path and not make_room():
            self.stdout.write(
                "The sample blog was written in, so it stays beside what is imported now; "
                "`make clean` starts afresh."
            )
        self.stdout.write(f"Importing {path or 'the sample blog'} …")
        call_command("import_jekyll", path or str(SAMPLE_BLOG))

    def _first_account(self) -> None:
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(12)
        users.create_superuser("author", password=password)
        self.stdout.write(
            self.style.SUCCESS(
                f"An account for you:  name  author   password  {password}\n"
                "(shown only now; change it in admin)"
            )
        )

    def _say_where(self) -> None:
        base = settings.SITE_URL + SiteConfiguration.current().base_url
        self.stdout.write(f"Open {base}/   (sign in: {settings.SITE_URL}/admin/)")


def make_room() -> bool:
    """Take away the sample blog before somebody's own comes, if it is all there is and nobody
    wrote in it; return whether it is gone or was never there.
    """
    paths = {Path(path).resolve() for path in Import.objects.values_list("path", flat=True)}
    if SAMPLE_BLOG.resolve() not in paths:
        return True
    written = Document.objects.filter(edited_at__isnull=False).exists()
    if len(paths) > 1 or written or django_comments.get_model().objects.exists():
        return False
    models: tuple[Any, ...] = (
        Document, Redirect, Asset, Category, Tag, Link, SiteConfiguration, Import,
    )  # fmt: skip
    with transaction.atomic():
        for model in models:
            model.objects.all().delete()
    return True


def compile_catalogues() -> None:
    """Write the .mo file of each catalogue that changed; no GNU gettext is needed."""
    for folder in settings.LOCALE_PATHS:
        for source in Path(folder).glob("*/LC_MESSAGES/django.po"):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                with source.open("rb") as text, target.open("wb") as compiled:
                    write_mo(compiled, read_po(text))


def static_state() -> str:
    """Return a digest of the static files' names, sizes and times: what a change would change."""
    digest = hashlib.sha256(settings.STATIC_URL.encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
