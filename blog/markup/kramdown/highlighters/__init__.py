"""Syntax highlighters, registered by name."""
