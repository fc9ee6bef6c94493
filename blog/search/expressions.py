"""What an index is asked: tokens, all of several, any of several."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """That a document has a token. With ``field`` the token is one of that field whichever
    part of the document is searched; with ``prefix`` any token that begins so will do.
    """

    text: str
    field: str = ""
    prefix: bool = False

    def within(self, part: str) -> str:
        """Return the token as the index of ``part`` holds it."""
        return (self.field or part) + self.text


@dataclass(frozen=True, slots=True)
class All:
    """That a document has all of it."""

    of: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """That a document has one of it at least."""

    of: tuple["Expression", ...]


Expression = Token | All | Any


def every(expressions: Iterable[Expression]) -> Expression:
    """Return the expression that asks all ``expressions``, a single one as it is."""
    of = tuple(dict.fromkeys(expressions))
    return of[0] if len(of) == 1 else All(of)


def either(expressions: Iterable[Expression]) -> Expression:
    """Return the expression that asks any of ``expressions``, a single one as it is."""
    of = tuple(dict.fromkeys(expressions))
    return of[0] if len(of) == 1 else Any(of)
