"""Posts as Markdown for Django's ``loaddata`` and ``dumpdata``.

One document is its file, byte for byte. Several follow one another, each after a line
``==== KIND SOURCE-PATH (N characters)``.
"""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import IO, Any

from django.core.serializers.base import DeserializationError, DeserializedObject
from django.core.serializers.base import Serializer as BaseSerializer

from blog.importing.importer import import_text
from blog.models import Document
from blog.publishing.surroundings import kind_of

_HEADER = re.compile(r"==== (?P<kind>\S+) (?P<source>.+) \((?P<size>\d+) characters\)\n")


class Serializer(BaseSerializer):
    """Writes documents; rows of other models follow from them and are left out."""

    internal_use_only = False

    def serialize(self, queryset: Iterable[Any], *, stream: IO[str] | None = None, **_: Any) -> str:
        """Write the documents of ``queryset`` to ``stream``, or return them as one text."""
        texts = [
            (f"{kind_of(row)} {row.source_path}", row.front_matter_source + row.body)
            for row in queryset
            if isinstance(row, Document)
        ]
        if len(texts) == 1:
            written = texts[0][1]
        else:
            written = "".join(
                f"==== {name} ({len(text)} characters)\n{text}\n" for name, text in texts
            )
        self.stream = stream or io.StringIO()
        self.stream.write(written)
        return written


class DeserializedDocument(DeserializedObject):
    """A text that goes through the importer when it is saved."""

    def __init__(self, source: str, text: str, kind: str = "post") -> None:
        """Keep the text; nothing is read of it before ``save``."""
        super().__init__(Document(source_path=source))
        self.source, self.text, self.kind = source, text, kind

    def save(self, save_m2m: bool = True, using: str | None = None, **_: Any) -> None:  # noqa: ARG002
        """Import the text. Raises DeserializationError with the reason where it cannot be."""
        report = import_text(self.source, self.text, self.kind)
        if report.status in {"failed", "skipped"}:
            warning = report.warnings[-1]
            raise DeserializationError(f"{self.source}:{warning['line']}: {warning['message']}")
        self.object = Document.objects.get(source_path=self.source)

    def save_deferred_fields(self, using: str | None = None) -> None:
        """Do nothing: the importer stores a document whole."""


def Deserializer(  # noqa: N802 -- the name that Django looks for
    stream_or_string: IO[Any] | str | bytes, **_: Any
) -> Iterator[DeserializedDocument]:
    """Yield the documents in what ``dumpdata`` wrote, or the one document that the text is."""
    name = getattr(stream_or_string, "name", "")
    text = (
        stream_or_string if isinstance(stream_or_string, str | bytes) else stream_or_string.read()
    )
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8")
        except UnicodeDecodeError as error:
            raise DeserializationError(f"{name}: not UTF-8 at byte {error.start}") from error
    if not _HEADER.match(text):
        yield DeserializedDocument(PurePosixPath(str(name)).name or "document.md", text)
        return
    position = 0
    while match := _HEADER.match(text, position):
        end = match.end() + int(match["size"])
        yield DeserializedDocument(match["source"], text[match.end() : end], match["kind"])
        position = end + 1
