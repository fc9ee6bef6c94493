"""HTML in the source: what elements hold, reading it raw, turning it into native elements."""
