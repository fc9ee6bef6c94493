"""Comments on anything that is registered; the blog is unknown here."""
