"""The options under which Jekyll calls kramdown: its defaults under the site's own."""

from collections.abc import Mapping
from typing import Any

from blog.markup.kramdown.highlighters.registry import HIGHLIGHTERS

# Jekyll's configuration.rb (the "kramdown" key) and kramdown_parser.rb (the highlighter's).
JEKYLL_DEFAULTS: Mapping[str, Any] = {
    "auto_ids": True,
    "toc_levels": [1, 2, 3, 4, 5, 6],
    "entity_output": "as_char",
    "smart_quotes": "lsquo,rsquo,ldquo,rdquo",
    "input": "GFM",
    "hard_wrap": False,
    "footnote_nr": 1,
    "syntax_highlighter": "rouge",
}

# Settings under "kramdown:" that are Jekyll's own and no options of kramdown.
JEKYLL_ONLY = frozenset({"guess_lang", "show_warnings", "enable_coderay", "coderay"})


def kramdown_options(site: Mapping[str, Any]) -> dict[str, Any]:
    """Return kramdown's options for a site whose ``kramdown:`` settings are ``site``.

    The site's settings win key by key, mappings are merged, and null leaves a default as it
    is, as Jekyll merges its configuration (``deep_merge_hashes``). The highlighter's own
    options get Jekyll's language for code without one, and ``guess_lang`` as it stands.
    """
    options = _merged(JEKYLL_DEFAULTS, {str(key): value for key, value in site.items()})
    own = options.get("syntax_highlighter_opts") or {}
    guess = options.get("guess_lang")
    options["syntax_highlighter_opts"] = {
        **own,
        "default_lang": own.get("default_lang") or "plaintext",
        "guess_lang": True if guess is None else guess,
    }
    return {name: value for name, value in options.items() if name not in JEKYLL_ONLY}


def kramdown_settings(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return the ``kramdown:`` settings of a site with the highlighter that it names beside them.

    kramdown's own setting wins, then the old ``enable_coderay``, then ``highlighter``: of one
    that kramdown has not, such as the Pygments of old, it leaves code plain.
    """
    own = config.get("kramdown")
    settings = dict(own) if isinstance(own, Mapping) else {}
    if not settings.get("syntax_highlighter"):
        named = str(config.get("highlighter") or "rouge")
        known = named if named in HIGHLIGHTERS else ""
        settings["syntax_highlighter"] = "coderay" if settings.get("enable_coderay") else known
    return settings


def _merged(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return two mappings as one, ``other`` winning, mappings inside merged likewise."""
    both = dict(one)
    for key, value in other.items():
        below = both.get(key)
        if isinstance(below, Mapping) and isinstance(value, Mapping):
            both[key] = _merged(below, value)
        elif value is not None or key not in both:
            both[key] = value
    return both
