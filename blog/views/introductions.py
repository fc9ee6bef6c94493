"""An author's page that stands where Mokcha makes a list: its text introduces the list."""

from blog.models import Document


def document_at(path: str) -> Document | None:
    """Return the public document whose address ``path`` is, None where there is none."""
    return Document.objects.public().filter(path=path).first()


def more_than_introduces(path: str) -> bool:
    """Whether a post or a collection's document lives at ``path``: it keeps its address."""
    return Document.objects.public().filter(path=path).exclude(kind="page").exists()
