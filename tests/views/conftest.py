"""What the tests of public pages share."""

from collections.abc import Callable

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser


@pytest.fixture
def page(client: Client) -> Callable[..., LexborHTMLParser]:
    """Return a reader: gives the parsed page at an address that must answer ``status``."""

    def read(address: str, status: int = 200, **options) -> LexborHTMLParser:
        response = client.get(address, **options)
        assert response.status_code == status, (address, response.status_code)
        return LexborHTMLParser(response.text)

    return read


@pytest.fixture
def texts() -> Callable[[LexborHTMLParser, str], list[str]]:
    """Return a finder of the texts of what a selector matches."""

    def found(document: LexborHTMLParser, selector: str) -> list[str]:
        return [" ".join(node.text().split()) for node in document.css(selector)]

    return found
