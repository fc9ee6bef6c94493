"""From one file to one document, by Jekyll's rules."""

import logging
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo
from pathlib import PurePosixPath
from typing import Any

from blog.jekyll import dates, foreign, slugs, taxonomy, text_file
from blog.jekyll.addresses import Addresses
from blog.jekyll.config import merged
from blog.jekyll.defaults import Defaults
from blog.jekyll.document import Document
from blog.jekyll.entries import Entry
from blog.jekyll.front_matter import FrontMatter, FrontMatterError, split, split_any
from blog.jekyll.problem import Problem

_logger = logging.getLogger(__name__)
DATED = re.compile(r"(?:.+/)?(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)(\.[^./]+)\Z", re.S)
"""A file name with a date, as posts have it."""

_UNDATED = re.compile(r"(?:.+/)?([^/]*)(\.[^./]+)\Z", re.S)
_CHANGED = ("last_modified_at", "lastmod", "last_modified", "updated", "modified")
_YES = ("true", "yes", "on", "1")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the documents of one tree; ``translate`` takes other generators' front matter."""

    root: Any
    config: Mapping[str, Any]
    zone: tzinfo
    defaults: Defaults
    addresses: Addresses
    now: datetime
    translate: bool = False

    def read(self, entry: Entry, kind: str) -> Document:
        """Return the document in ``entry``; what is wrong with it stands in its ``error``."""
        source = entry.source
        dropped: list[int] = []
        try:
            text = text_file.read(entry.path, self.root, self.config["encoding"], dropped)
        except text_file.Unreadable as error:
            return self._broken(source, kind, FrontMatter(), error.message, error.line)
        return replace(self.read_text(entry, kind, text), dropped=tuple(dropped))

    def read_text(self, entry: Entry, kind: str, text: str) -> Document:
        """Return the document that ``text`` is; ``entry`` says where it belongs."""
        source = entry.source
        try:
            front_matter = split_any(text) if self.translate else split(text)
        except FrontMatterError as error:
            return self._broken(source, kind, FrontMatter(body=text), error.message, error.line)
        try:
            document = self._document(entry, kind, front_matter)
        except Exception as error:  # whatever one text holds, the others are read
            _logger.info("%s cannot be read", source, exc_info=True)
            message = (
                f"this text cannot be read ({error or type(error).__name__}); simplify its head"
            )
            return self._broken(source, kind, front_matter, message, 1)
        if not text.strip():
            message = "the file is empty; write something, or delete it"
            return replace(document, error=document.error or Problem(source, 1, message))
        return document

    def _broken(
        self, source: str, kind: str, front_matter: FrontMatter, message: str, line: int
    ) -> Document:
        _, slug, ext = _name_parts(source)
        problem = Problem(source, line, message)
        title = slugs.titleize(slug)
        return Document(source, kind, front_matter, title=title, slug=slug, ext=ext, error=problem)

    def _document(self, entry: Entry, kind: str, front_matter: FrontMatter) -> Document:
        source = entry.source
        path = source if kind == "page" else self.inner(source)
        own = front_matter.values
        if self.translate or front_matter.format in ("toml", "json", "plain"):
            own = foreign.translated(own, front_matter.body)
        values, categories = self._values(path, kind, own)
        day, slug, ext = _name_parts(path)
        slug = taxonomy.text_of(values.get("slug") or "") or slug
        moment, offset, problem = self._date(entry, kind, front_matter, values, day)
        document = Document(
            source=source,
            kind=kind,
            front_matter=front_matter,
            values=values,
            title=_title(values, kind, path, slugs.titleize(_name_parts(path)[1])),
            slug=slug,
            ext=ext,
            format="kramdown" if self._is_markdown(ext) else "html",
            date=moment,
            date_offset=offset,
            date_in_front_matter=own.get("date") not in (None, False, ""),
            categories=categories,
            tags=taxonomy.tags(values),
            comments=_is_yes(values.get("comments")),
            published=values.get("published", True) not in (None, False),
            output=self._is_output(kind),
            redirect_from=_addresses(values.get("redirect_from")),
            redirect_to=next(iter(_targets(values.get("redirect_to"))), None),
            last_modified=self._changed(values),
            excerpt_separator=self._separator(values),
            lang=taxonomy.text_of(values.get("lang") or ""),
            layout=taxonomy.text_of(values.get("layout") or ""),
            permalink=taxonomy.text_of(values.get("permalink") or ""),
            error=problem,
        )
        return self.addresses.addressed(document, path)

    def inner(self, source: str) -> str:
        """Return the path of a document as Jekyll's rules see it: below the collections folder."""
        folder = self.config["collections_dir"].strip("/")
        return source.removeprefix(f"{folder}/") if folder else source

    def _values(
        self, path: str, kind: str, own: Mapping[str, Any]
    ) -> tuple[dict[str, Any], list[str]]:
        """Return the front matter with the defaults under it, and the categories."""
        defaults = self.defaults.values(path, _type(kind))
        values = merged(defaults, own)
        if kind == "page":
            values["published"] = own.get("published", True)
            return values, taxonomy.categories((), {}, values)
        folders = _folders(path, "_drafts" if kind == "draft" else f"_{_type(kind)}")
        return values, taxonomy.categories(folders, defaults, own)

    def _is_markdown(self, ext: str) -> bool:
        known = {name.strip().lower() for name in self.config["markdown_ext"].split(",")}
        return ext.lower().lstrip(".") in known or (self.translate and ext.lower() not in _HTML)

    def _is_output(self, kind: str) -> bool:
        label = kind.removeprefix("collection:")
        return label == kind or bool(self.config["collections"].get(label, {}).get("output"))

    def _date(
        self,
        entry: Entry,
        kind: str,
        front_matter: FrontMatter,
        values: Mapping[str, Any],
        day: str | None,
    ) -> tuple[datetime | None, int | None, Problem | None]:
        written = values.get("date")
        try:
            if written not in (None, False, ""):
                return (*dates.moment(written, self.zone), None)
            if day and kind != "page":
                return dates.moment(day, self.zone)[0], None, None
        except ValueError as error:
            if kind == "page":  # Jekyll asks no page for its date
                return None, None, None
            line = front_matter.line_of("date") if written else 0
            return None, None, Problem(entry.source, line, str(error))
        if kind == "draft" or self.translate:
            return _file_date(entry), None, None
        return None, None, None

    def _changed(self, values: Mapping[str, Any]) -> datetime | None:
        for name in _CHANGED:
            value = values.get(name)
            if isinstance(value, str | date | int) and not isinstance(value, bool):
                try:
                    return dates.moment(value, self.zone)[0]
                except ValueError:
                    continue
        return None

    def _separator(self, values: Mapping[str, Any]) -> str:
        return taxonomy.text_of(values.get("excerpt_separator") or self.config["excerpt_separator"])


_HTML = (".html", ".htm", ".xhtml", ".xml")


def _type(kind: str) -> str:
    """Return Jekyll's type of a document, as ``defaults`` name it."""
    return {"post": "posts", "draft": "posts", "page": "pages"}.get(
        kind, kind.removeprefix("collection:")
    )


def _name_parts(path: str) -> tuple[str | None, str, str]:
    """Return the date, the slug and the extension in a file name."""
    match = DATED.match(path)
    if match:
        return match[1], match[2].rstrip("."), match[3]
    match = _UNDATED.match(path)
    if match and match[1]:
        return None, match[1].rstrip("."), match[2]
    return None, PurePosixPath(path).name, ""


def _folders(path: str, special: str) -> Iterable[str]:
    """Return the folders above the special one, which are categories of the posts in it."""
    above, found, _ = path.partition(special)
    if not found or not above:
        return ()
    return [part for part in above.split("/") if part]


def _title(values: Mapping[str, Any], kind: str, path: str, titleized: str) -> str:
    title = values.get("title")
    if title not in (None, False):
        return unicodedata.normalize("NFC", taxonomy.text_of(title))
    parent = PurePosixPath(path).parent.name
    if kind == "page" and PurePosixPath(path).stem == "index" and parent:
        return slugs.titleize(parent)
    return titleized


def _is_yes(value: object) -> bool:
    return value is True or str(value).strip().lower() in _YES


def _targets(value: object) -> list[str]:
    return [text for item in taxonomy.flattened(value) if (text := taxonomy.text_of(item).strip())]


def _addresses(value: object) -> list[str]:
    """Return the paths that once led to a document, each with its leading slash, in NFC."""
    paths = (
        path if "://" in path else re.sub(r"/{2,}", "/", f"/{path}") for path in _targets(value)
    )
    return list(dict.fromkeys(unicodedata.normalize("NFC", path) for path in paths))


def _file_date(entry: Entry) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(entry.path.stat().st_mtime), UTC)
    except OSError:
        return None
