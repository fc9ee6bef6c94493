"""Where a request comes from, and whether too many came from there."""

import ipaddress
import logging
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

logger = logging.getLogger(__name__)


def client_address(request: HttpRequest) -> str | None:
    """Return the IP address of the reader, None where the server does not know it.

    Behind a proxy it is the last of ``X-Forwarded-For``, the one that the proxy itself wrote;
    what stands before it anybody may have typed.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.COMMENTS_BEHIND_PROXY:
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rpartition(",")[2]
    try:
        return str(ipaddress.ip_address(address.strip()))
    except ValueError:
        return None


def is_flooding(request: HttpRequest) -> bool:
    """Count the request; whether its address sent more than ``COMMENTS_RATE`` allows."""
    limit, seconds = settings.COMMENTS_RATE
    key = f"comments.rate.{_neighbourhood(client_address(request))}.{int(time.time()) // seconds}"
    try:
        cache.add(key, 0, seconds)
        return cache.incr(key) > limit
    except Exception:  # Whatever a cache that is away raises: readers may still comment.
        logger.warning("Comments are not counted: the cache does not answer.", exc_info=True)
        return False


def _neighbourhood(address: str | None) -> str:
    """Return what one household shares: an IPv4 address, or the first half of an IPv6 one."""
    if address is None:
        return "unknown"
    prefix = 64 if ":" in address else 32
    return str(ipaddress.ip_network(f"{address}/{prefix}", strict=False)).replace("/", "-")
