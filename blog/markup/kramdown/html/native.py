"""Turning HTML elements into native ones (option ``html_to_native``)."""

from blog.markup.kramdown.element import Element


def convert(element: Element) -> None:
    """Convert ``element`` and what it holds, where the dialect has equals."""
    del element
