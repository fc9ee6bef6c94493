"""The public pages, and the previews of the admin."""
