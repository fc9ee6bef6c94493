"""Jekyll's Liquid: tags, filters and values, on python-liquid."""

from blog.markup.liquid.expansion import Expansion, expand

__all__ = ["Expansion", "expand"]
