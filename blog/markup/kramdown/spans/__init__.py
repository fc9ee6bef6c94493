"""Span constructs, one in each module."""
