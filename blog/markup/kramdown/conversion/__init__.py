"""From the element tree to HTML."""
