"""What Django's check command says of this deployment."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register


@register(Tags.security)
def check_debug(**_: Any) -> list[CheckMessage]:
    """Refuse DEBUG where the site is served to others."""
    if settings.DEBUG and settings.IS_HTTPS:
        return [
            Error(
                f"DEBUG is on while the site is served at {settings.SITE_URL}: it would show "
                "settings and source to everyone.",
                hint="Unset DEBUG.",
                id="mokcha.E001",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def check_mail(**_: Any) -> list[CheckMessage]:
    """Warn where notices of new comments reach nobody."""
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        return [
            Warning(
                "Mail is printed on the terminal: authors are not told of new comments.",
                hint="Set EMAIL_URL, such as smtp+tls://user:password@mail.example.org:587.",
                id="mokcha.W001",
            )
        ]
    return []
