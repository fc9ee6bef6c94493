"""Block constructs, one in each module."""
