"""What the tests of search share."""

from collections.abc import Callable

import pytest

from blog import search
from blog.models import Document


@pytest.fixture
def titles(db: None) -> Callable[..., list[str]]:
    """Return a reader that gives the titles of what a query finds, the best first."""

    def found(query: str, **options) -> list[str]:
        return [hit.document.title for hit in search.search(query, **options).hits]

    return found


@pytest.fixture
def write(make_post) -> Callable[..., Document]:
    """Return a writer of published posts that search knows."""

    def written(**fields) -> Document:
        document = make_post(**fields)
        search.index(document)
        return document

    return written
