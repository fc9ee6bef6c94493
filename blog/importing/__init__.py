"""A Jekyll tree into the database, with a report."""

from blog.importing.importer import import_text, import_tree
from blog.importing.records import register
from blog.importing.report import DocumentReport, ImportProblem, Report
from blog.importing.stopped import Stopped

__all__ = [
    "DocumentReport",
    "ImportProblem",
    "Report",
    "Stopped",
    "import_text",
    "import_tree",
    "register",
]
