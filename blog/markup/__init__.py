"""Source text in, Article out: Liquid, the kramdown dialect, contents, references, safety."""
