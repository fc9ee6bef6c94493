"""What a highlighter answers."""

from typing import NamedTuple


class Highlighted(NamedTuple):
    """HTML for the code, or None where it stays plain, and the default language."""

    html: str | None
    default_language: str | None
