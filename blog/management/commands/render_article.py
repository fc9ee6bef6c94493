"""``manage.py render_article FILE``: one text as an article, in JSON, without a database."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from blog import jekyll
from blog.importing.surroundings import TreeSite
from blog.jekyll.document import Document
from blog.markup import MarkupError, parse, render
from blog.markup.article import ImageFile, Source


class Command(BaseCommand):
    """Print what rendering makes of a file."""

    help = "Render FILE as Mokcha would show it and print the result as JSON."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, and the site whose configuration and includes count."""
        parser.add_argument("file", type=Path, help="a text with front matter or without")
        parser.add_argument("--site", type=Path, help="the Jekyll tree that it belongs to")

    def handle(self, **options: Any) -> None:
        """Print one JSON object: html, contents, references, excerpt, removed, warnings."""
        file, site = options["file"], options["site"]
        for path in filter(None, (file, site)):
            if not path.exists():
                raise CommandError(f"{path}: there is no such file or folder; check the path.")
        tree = jekyll.read(site or file)
        document = _document(tree, file, site)
        if document.error:
            raise CommandError(str(document.error))
        around = TreeSite(tree, {asset.url: ImageFile() for asset in tree.assets} if site else None)
        text = document.front_matter
        source = Source(text.body, document.source, text.first_line, document.format)
        try:
            article = render(parse(source, around.around(document)))
        except MarkupError as error:
            raise CommandError(f"{file}: {error}") from error
        self.stdout.write(json.dumps(asdict(article), ensure_ascii=False, indent=1))


def _document(tree: jekyll.Tree, file: Path, site: Path | None) -> Document:
    """Return ``file`` as the site's tree has it, or as a text by itself under its settings."""
    if site is not None:
        inside = file.resolve()
        root = site.resolve()
        if inside.is_relative_to(root):
            source = inside.relative_to(root).as_posix()
            found = next((d for d in tree.documents if d.source == source), None)
            if found is not None:
                return found
    alone = jekyll.read(file, config=tree.config)
    return next(iter(alone.documents))
