"""The two databases' own indexes behind one shape: an expression in, numbers of entries out."""

from types import ModuleType

from django.db import connection

from blog.search.backends import postgresql, sqlite


def backend() -> ModuleType:
    """Return the module of the database at hand: its ``wanted``, ``NEWEST``, ``tidy`` and
    ``impatient``.
    """
    return postgresql if connection.vendor == "postgresql" else sqlite
