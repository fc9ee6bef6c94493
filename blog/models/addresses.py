"""Paths as they are stored, decoded, and addresses as they are sent."""

from django.urls import get_script_prefix
from django.utils.encoding import iri_to_uri


def address_of(path: str) -> str:
    """Return the address on this site of a decoded ``path``, percent-encoded."""
    # What ``iri_to_uri`` takes as syntax.
    escaped = path.replace("%", "%25").replace("?", "%3F").replace("#", "%23")
    return str(iri_to_uri(get_script_prefix().rstrip("/") + escaped))
