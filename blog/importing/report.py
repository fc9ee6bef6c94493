"""What an import did: the same facts for the terminal, for a JSON file and for a person."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, field
from itertools import zip_longest
from typing import Any, ClassVar, Literal

from blog.markup.policies import is_undefined

Status = Literal["created", "updated", "unchanged", "failed", "skipped"]


DELETED = "deleted here and left alone; delete the file, or bring it back in admin, Deleted texts"
"""What is said of a file that nobody here wants."""

INSTEAD = "instead"
"""The kind of a warning that says what Mokcha serves in the place of a theme's page."""

_REMARK = "remark"  # one of ``blog.markup.article.NoticeKind``

# As many words as “Mokcha has a page of its own for the tag” has.
_TOPIC = 10
_VARIABLE = re.compile("'[^']*'|“[^”]*”|\"[^\"]*\"|<[^>]*>|{%.*%}|\\d+|(?<= )/\\S*")

_FOLDER = re.compile(r"(?:https?://[^/]+)?(/[^/]+/)")
# Where a tag stands that Liquid does not know, and what its author gave it.
_WHERE = re.compile(
    r"(?:in the include [^\n]*?, line \d+: )?(?:{%[^\n]*?(?:%}|…): (?=there is no tag))?"
)


@dataclass(slots=True)
class ImportProblem:
    """Something wrong: where it stands, and what to do. ``line`` is 0 where none is meant.

    On a terminal ``many`` that are alike are one line, which says of the others that they are
    ``more``.
    """

    many: ClassVar[int] = 4
    more: ClassVar[str] = "more like it"

    source: str
    message: str
    line: int = 0

    def __str__(self) -> str:
        place = f"{self.source}:{self.line}" if self.line else self.source
        return f"{place}: {self.message}" if place else self.message

    @property
    def alike(self) -> tuple[str, str]:
        """What it has in common with those that say the same of other places of its file."""
        return self.source, _VARIABLE.sub("", self.cause.partition(": ")[0])

    @property
    def cause(self) -> str:
        """What it says, wherever it stands."""
        return _WHERE.sub("", self.message, count=1)


class OfManyFiles(ImportProblem):
    """What is said of many files of a tree alike: a theme's page that Mokcha serves itself."""

    @property
    def alike(self) -> tuple[str, str]:
        """What it has in common with other files of the kind."""
        return "", _VARIABLE.sub("", " ".join(self.message.split()[:_TOPIC]))


@dataclass(slots=True)
class MissingBelow(ImportProblem):
    """An image that is missing with the whole ``folder`` that it should lie in."""

    folder: str = ""

    @property
    def alike(self) -> tuple[str, str]:
        """What it has in common with the other images of the folder."""
        return "", self.folder

    @property
    def more(self) -> str:  # type: ignore[override]
        """What the others are called."""
        return f"more below {self.folder}"


class Remark(ImportProblem):
    """What need not be seen to; all of a document are one line, whatever they are about."""

    many = 2
    more = "more"

    @property
    def alike(self) -> tuple[str, str]:
        """What it has in common with the other remarks on its file."""
        return self.source, ""


@dataclass(slots=True)
class DocumentReport:
    """What became of one document of the tree; ``url`` is None where no reader may open it.

    ``missing`` are the addresses of images that are not there, ``missing_lines`` where each
    stands, 0 where that is not known.
    """

    source: str
    kind: str
    url: str | None = None
    title: str = ""
    public: bool = False
    status: Status = "created"
    warnings: list[dict[str, Any]] = field(default_factory=list)
    removed: list[dict[str, Any]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    missing_lines: list[int] = field(default_factory=list)


@dataclass(slots=True)
class AssetReport:
    """What became of one file of the tree; ``url`` is None where it is kept for export only."""

    source: str
    url: str | None
    status: Status


@dataclass(slots=True)
class RedirectReport:
    """An address that leads to another."""

    path: str
    target: str


@dataclass(slots=True)
class Report:
    """A whole import.

    ``problems`` are losses, ``notes`` what is good to know; ``left`` are files that are no
    part of a blog and were not touched, ``conflicts`` documents that changed here and in the
    tree, ``kept`` what is to be said of settings and files that did, ``vanished`` documents
    that a former import brought and the tree has no more, ``differences`` what is not as in the
    built site that the import was compared with. ``incomplete`` says that the tree is not
    whole: its configuration cannot be read, or it is an export that was not finished.
    """

    documents: list[DocumentReport] = field(default_factory=list)
    assets: list[AssetReport] = field(default_factory=list)
    redirects: list[RedirectReport] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    notes: list[ImportProblem] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    kept: list[ImportProblem] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)
    differences: list[ImportProblem] = field(default_factory=list)
    changed: bool = False
    incomplete: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Return the report as the JSON file has it."""
        facts = asdict(self)
        for document in facts["documents"]:
            del document["missing_lines"]
        return {name: _storable(value) for name, value in facts.items()}

    def table(self) -> dict[str, Counter[str]]:
        """Return how many of each kind of document, and of the files, ended in each status."""
        counts: dict[str, Counter[str]] = {}
        for document in self.documents:
            kind = document.kind.removeprefix("collection:")
            name = f"{kind}s" if kind == document.kind else kind
            counts.setdefault(name, Counter())[document.status] += 1
        if self.assets:
            counts["files"] = Counter(asset.status for asset in self.assets)
        return counts

    def count(self) -> Counter[str]:
        """Return how many documents ended in each status."""
        return Counter(document.status for document in self.documents)

    @property
    def failed(self) -> bool:
        """Whether any document could not be imported, or the tree is not whole."""
        statuses = {document.status for document in self.documents}
        return self.incomplete or "failed" in statuses

    @property
    def lost_something(self) -> bool:
        """Whether anything of the tree is not, or not wholly, in the database."""
        return bool(self.problems) or any(
            document.status == "failed" or document.removed or document.missing
            for document in self.documents
        )

    @property
    def wrote_something(self) -> bool:
        """Whether the import changed the database."""
        statuses = {one.status for one in self.documents} | {one.status for one in self.assets}
        return self.changed or bool(statuses & {"created", "updated"})

    def sections(self) -> Iterator[tuple[str, list[ImportProblem]]]:
        """Yield what a person should look at, the most important first, under headings."""
        documents = self.documents
        both = set(self.conflicts)
        failed = [d for d in documents if d.status == "failed"]
        conflicts = [d for d in documents if d.source in both]
        skipped = [d for d in documents if d.status == "skipped" and d.source not in both]
        others = [d for d in documents if d.status not in {"failed", "skipped"}]
        yield "Not imported", [one for d in failed for one in _warnings(d)]
        changed = [one for d in conflicts for one in _warnings(d)]
        yield "Changed here and in the tree", [*changed, *self.kept]
        yield "Problems", self.problems
        yield "Other than in the built site", self.differences
        there = {_folder_of(asset.url) for asset in self.assets if asset.url}
        yield "Images that are missing", [one for d in documents for one in _missing(d, there)]
        yield "Removed, being unsafe", [one for d in documents for one in _removed(d)]
        yield "To look at", [one for d in others for one in _warnings(d)]
        gone = "kept here; delete it in admin if it is not wanted any more"
        yield "No longer in the tree", [ImportProblem(name, gone) for name in self.vanished]
        yield (
            "Served by Mokcha in place of the theme's",
            [one for d in (*others, *skipped) for one in _replaced(d)],
        )
        yield "Shown as Jekyll shows it", [one for d in others for one in _remarks(d)]
        yield "Good to know", [*self.notes, *(one for d in skipped for one in _kept(d))]
        left = "no text with front matter; left alone"
        yield "Not touched", [ImportProblem(name, left) for name in self.left]

    def lines(self) -> Iterator[str]:
        """Yield one line for each thing that a person should look at, worst first."""
        for _, found in self.sections():
            yield from map(str, found)


def _warnings(document: DocumentReport) -> Iterator[ImportProblem]:
    for warning in document.warnings:
        if warning.get("kind") not in {INSTEAD, _REMARK}:
            yield ImportProblem(document.source, warning["message"], warning.get("line") or 0)


def _replaced(document: DocumentReport) -> Iterator[ImportProblem]:
    for warning in document.warnings:
        if warning.get("kind") == INSTEAD:
            yield OfManyFiles(document.source, warning["message"])


def _remarks(document: DocumentReport) -> Iterator[ImportProblem]:
    for warning in document.warnings:
        if warning.get("kind") == _REMARK:
            yield Remark(document.source, warning["message"], warning.get("line") or 0)
    for removal in document.removed:
        if _is_idle(removal):
            yield Remark(document.source, _sentence(removal), removal.get("line") or 0)


def _kept(document: DocumentReport) -> Iterator[ImportProblem]:
    for warning in document.warnings:
        if warning.get("kind") != INSTEAD:
            yield OfManyFiles(document.source, warning["message"], warning.get("line") or 0)


def _removed(document: DocumentReport) -> Iterator[ImportProblem]:
    for removal in document.removed:
        if not _is_idle(removal):
            yield ImportProblem(document.source, _sentence(removal), removal.get("line") or 0)


def _is_idle(removal: dict[str, Any]) -> bool:
    """Whether a tag was removed that no browser knows: readers see what they saw before."""
    name = removal["what"].strip("<>")
    return is_undefined(name) or (not name.isascii() and "=" not in name)


def _sentence(removal: dict[str, Any]) -> str:
    what, reason = f"removed {removal['what']}", str(removal["reason"])
    rest = reason.removeprefix("removed ")
    return f"{what}: {reason}" if rest == reason else f"{what} {rest}"


def _folder_of(address: str) -> str:
    """Return the topmost folder of an address with its slashes, "" where it has none."""
    found = _FOLDER.match(address)
    return found[1] if found else ""


def _missing(document: DocumentReport, there: Collection[str]) -> Iterator[ImportProblem]:
    """Yield the missing images of a document; ``there`` are the folders that have files."""
    for src, line in zip_longest(document.missing, document.missing_lines, fillvalue=0):
        message = f"the image {src} is not in the tree; bring it, or mend the address"
        folder = _folder_of(str(src))
        if folder and there and folder not in there:
            yield MissingBelow(document.source, message, int(line), folder)
        else:
            yield ImportProblem(document.source, message, int(line))


def _storable(value: Any) -> Any:
    """Return ``value`` without what no UTF-8 text can hold: bytes of names that are not UTF-8."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_storable(key): _storable(item) for key, item in value.items()}
    return [_storable(item) for item in value] if isinstance(value, list) else value
