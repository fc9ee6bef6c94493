"""The reading side of a Jekyll tree: configuration, documents, data, assets and addresses."""
