"""The database into a Jekyll tree, with nothing left out."""

from blog.exporting.exporter import export_tree
from blog.exporting.records import register
from blog.exporting.report import ExportProblem, ExportReport
from blog.exporting.target import Refused

__all__ = ["ExportProblem", "ExportReport", "Refused", "export_tree", "register"]
