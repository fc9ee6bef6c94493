"""What an import says of one document."""

from django.core.exceptions import ValidationError
from django.utils import translation

from blog.importing.addresses import is_reserved
from blog.importing.feeds import is_feed, is_site_map
from blog.importing.report import INSTEAD, DocumentReport
from blog.jekyll.document import Document as JekyllDocument

SHOWN_RAW = (
    "Jekyll converts no {ext} without a plugin; the text is shown as it stands: "
    "write it as Markdown, and name the file .md"
)


def warn(report: DocumentReport, message: str, line: int = 0, kind: str = "trouble") -> None:
    """Add a sentence to ``report``."""
    report.warnings.append({"message": message, "line": line, "kind": kind})


def failed(report: DocumentReport, message: str, line: int = 0) -> DocumentReport:
    """Return ``report`` as one of a document that could not be imported."""
    report.status = "failed"
    report.url, report.public = None, False
    warn(report, message, line)
    return report


def not_served(source: JekyllDocument, report: DocumentReport) -> DocumentReport:
    """Return ``report`` as one of a file that is kept for export alone."""
    report.status = "skipped"
    if source.url and is_reserved(source.url):
        warn(report, f"Mokcha makes what stands at {source.url} itself", kind=INSTEAD)
    elif is_feed(source):
        warn(report, f"Mokcha has feeds of its own; {source.url} leads to one", kind=INSTEAD)
    elif is_site_map(source):
        warn(report, f"Mokcha has a site map of its own; {source.url} leads to it", kind=INSTEAD)
    else:
        warn(report, "a part of the theme: kept for export, but not served")
    return report


def line_of_address(source: JekyllDocument) -> int:
    """Return the line that gives the document its address, 0 where its name alone does."""
    own = source.front_matter
    keys = (key for key in ("permalink", "slug", "date") if key in own.values)
    return next((own.line_of(key) for key in keys), 0)


def invalid(error: ValidationError) -> str:
    """Return what is wrong with the values of a document, field by field, in English."""
    with translation.override("en"):
        fields = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    said = (f"{name}: {' '.join(messages)}" for name, messages in fields.items())
    return "; ".join(said) + " Change it in the front matter, or rename the file."
