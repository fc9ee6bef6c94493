"""How a moment is written, by language: the hour of comments and admin as of articles."""
