"""Pages kept for anonymous readers, and what says that they are still right.

A *generation* names the state of everything that a reader may see. The database itself changes
it, in the transaction of the change (``triggers``), so no writer can forget to. A page is kept
under the generation that it was rendered from (``pages``): what is kept is never wrong, it is
only no longer asked for.
"""

from blog.caching.entries import ENCODINGS, Entry, entry_of
from blog.caching.generation import Generation, current, next_due
from blog.caching.numbers import kept, with_generation
from blog.caching.pages import Pages
from blog.caching.triggers import install

__all__ = [
    "ENCODINGS",
    "Entry",
    "Generation",
    "Pages",
    "current",
    "entry_of",
    "install",
    "kept",
    "next_due",
    "with_generation",
]
