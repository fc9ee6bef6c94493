"""Signing in, which is made slow for those who try passwords one after the other."""

import hashlib
import logging
import time
from typing import Any

from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)

TOO_MANY = _("Too many wrong passwords. Please wait %(minutes)d minutes before you try again.")


class SignInForm(AdminAuthenticationForm):
    """Django's form, which counts what fails: for each name from one address, and for each
    address whatever the name. A name alone is not counted, or anybody could lock a person out.
    """

    def clean(self) -> dict[str, Any]:
        """Refuse, before any password is looked at, whoever was wrong too often."""
        seconds = settings.SIGN_IN_SECONDS
        if any(_failures(key) >= limit for key, limit in self._counters()):
            logger.warning("Sign-in refused: too many wrong passwords from one address.")
            raise ValidationError(TOO_MANY, params={"minutes": -(-seconds // 60)}, code="too_many")
        try:
            return super().clean()
        except ValidationError:
            for key, _limit in self._counters():
                _count(key, seconds)
            raise

    def _counters(self) -> list[tuple[str, int]]:
        address = _address(self.request.META) if self.request else ""
        name = self.cleaned_data.get("username", "").casefold()
        few, many = settings.SIGN_IN_FAILURES
        return [(_key(address, name), few), (_key(address), many)]


def _address(meta: dict[str, Any]) -> str:
    """Return the client's address: behind a proxy, the one that the proxy itself wrote."""
    address = str(meta.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        address = str(meta.get("HTTP_X_FORWARDED_FOR", address)).rpartition(",")[2]
    return address.strip()


def _key(*parts: str) -> str:
    period = int(time.time()) // settings.SIGN_IN_SECONDS
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
    return f"sign-in.{period}.{len(parts)}.{digest}"


def _failures(key: str) -> int:
    try:
        return int(cache.get(key, 0))
    except Exception:  # Whatever a cache that is away raises: authors may still sign in.
        logger.warning("Sign-ins are not counted: the cache does not answer.", exc_info=True)
        return 0


def _count(key: str, seconds: int) -> None:
    try:
        cache.add(key, 0, seconds)
        cache.incr(key)
    except Exception:
        logger.warning("Sign-ins are not counted: the cache does not answer.", exc_info=True)
