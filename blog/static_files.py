"""How the static files are named: by their contents, once they were collected."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's: ``collectstatic`` gives each file a name with the hash of its contents, which
    browsers keep for ever. What was not collected (a bare ``manage.py runserver``, a file added
    since) comes under the name that it has, instead of an error on every page.
    """

    def stored_name(self, name: str) -> str:
        """Return the name that the file ``name`` is served by."""
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name
