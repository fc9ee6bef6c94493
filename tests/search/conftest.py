"""What the tests of search share."""

from collections.abc import Callable

import pytest

from blog import search


@pytest.fixture
def titles(db: None) -> Callable[..., list[str]]:
    """Return a reader that gives the titles of what a query finds, the best first."""

    def found(query: str, **options) -> list[str]:
        return [hit.document.title for hit in search.search(query, **options).hits]

    return found
