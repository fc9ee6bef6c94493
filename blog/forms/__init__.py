"""What people may type: documents, files, redirects and the site's configuration."""
