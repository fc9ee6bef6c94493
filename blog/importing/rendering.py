"""Rendering the documents of a tree in several processes, ahead of the one that writes.

A worker is a fork that holds the tree: it reads a document anew and gives its article back.
It touches no database. Where a worker fails, the writing process renders for itself.
"""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from blog.importing.digests import hashed
from blog.importing.surroundings import TreeSite
from blog.jekyll.document import Document
from blog.jekyll.site import Documents
from blog.markup import parse, render
from blog.markup.article import Article, Source

# Below this many documents starting processes costs more than it saves.
_WORTH_IT = 24

Rendered = Future[tuple[str, Article]]


def body_digest(source: Document) -> str:
    """Return what tells whether a worker has read the very text that is to be stored."""
    return hashed([source.front_matter.raw, source.front_matter.body])


class Renderer:
    """Renders the documents of one tree in as many processes as there are processors.

    Where the machine has one processor, or the tree few documents, no process is started and
    nothing is rendered ahead.
    """

    def __init__(self, site: TreeSite, processes: int | None = None) -> None:
        """Render for ``site``; ``processes`` are those of the machine where none are named."""
        self._site = site
        self._processes = processes or len(os.sched_getaffinity(0))
        self._pool: ProcessPoolExecutor | None = None

    def begin(self, positions: Sequence[int]) -> dict[int, Rendered]:
        """Begin to render the documents at ``positions`` in the tree; return what will come."""
        if self._processes < 2 or not isinstance(self._site.tree.documents, Documents):
            return {}
        if self._pool is None:
            if len(self._site.tree.documents) < _WORTH_IT or not positions:
                return {}
            self._pool = self._started()
        try:
            return {place: self._pool.submit(_article, place) for place in positions}
        except BrokenProcessPool:
            self._processes = 1
            return {}

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._processes,
            multiprocessing.get_context("fork"),
            initializer=_prepare,
            initargs=(self._site, os.getpid()),
        )

    @staticmethod
    def article(rendered: Rendered | None, source: Document) -> Article | None:
        """Return the article of ``source`` once it is there, None where there will be none."""
        if rendered is None:
            return None
        try:
            digest, article = rendered.result()
        except Exception:  # whatever it was, the writing process meets it again
            return None
        return article if digest == body_digest(source) else None

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


_site_of_worker: TreeSite


def _prepare(site: TreeSite, parent: int) -> None:
    """Make a worker ready: it knows the tree, and ends when the process that forked it does."""
    global _site_of_worker  # noqa: PLW0603 -- what a worker is given at its start
    _site_of_worker = site
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _article(place: int) -> tuple[str, Article]:
    documents = _site_of_worker.tree.documents
    assert isinstance(documents, Documents)  # noqa: S101 -- begin() saw to it
    source = documents.reader.read(*documents.entries[place])
    text = source.front_matter
    made = Source(text.body, source.source, text.first_line, source.format)
    return body_digest(source), render(parse(made, _site_of_worker.around(source)))
