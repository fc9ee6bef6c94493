"""The theme's colours, as ``tokens.css`` has them, for what is drawn or said outside of CSS."""

import re
from functools import cache

from django.conf import settings

_TOKENS = settings.BASE_DIR / "static" / "styles" / "tokens.css"
_COLOUR = re.compile(r"--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)", re.IGNORECASE)


@cache
def colours() -> dict[str, tuple[str, str]]:
    """Return each colour by its name, light and dark."""
    found = _COLOUR.findall(_TOKENS.read_text("utf-8"))
    return {name: (light, dark) for name, light, dark in found}
