"""Word lists that read well in source."""


def names(text: str) -> frozenset[str]:
    """The words of ``text``."""
    return frozenset(text.split())
