"""Which pages a browser may fetch before they are asked for (the Speculation Rules API)."""

import hashlib
import json
from functools import lru_cache

from django.urls import get_script_prefix, reverse

# Forms, what is asked in words, and what is no page.
_LEFT_OUT = ("admin/*", "comments/*", "search/*", "static/*", "media/*")


def rules_address() -> str:
    """Return the address of the rules as they are now."""
    return reverse("speculation_rules", args=[digest_of(rules(get_script_prefix()))])


@lru_cache(maxsize=8)
def rules(base: str) -> str:
    """Return rules for the site below ``base``: a link that a pointer rests on is fetched, one
    that is pressed is rendered. Rendering a page changes nothing and fills in no form.
    """
    left_out = [base + path for path in _LEFT_OUT]
    pages = {
        "and": [
            {"href_matches": f"{base}*"},
            {"not": {"href_matches": [*left_out, {"search": "(.+)"}]}},
            {"not": {"href_matches": f"{base}*.:extension(xml|json|txt|css|png|svg|pdf|zip)"}},
            {"not": {"selector_matches": "[rel~=nofollow], [download], [target=_blank]"}},
        ]
    }
    return json.dumps(
        {
            "prefetch": [{"where": pages, "eagerness": "moderate"}],
            "prerender": [{"where": pages, "eagerness": "conservative"}],
        }
    )


@lru_cache(maxsize=8)
def digest_of(text: str) -> str:
    """Return what names the rules ``text`` in its address."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
