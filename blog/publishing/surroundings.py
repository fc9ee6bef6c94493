"""What rendering may know of the stored site around a document."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from blog.markup.article import ImageFile, Surroundings
from blog.models import Asset, Document, SiteConfiguration


class StoredSite:
    """The site in the database, as Liquid, the sanitiser and the images ask about it.

    One instance serves many documents; what it has read once it does not read again.
    """

    def __init__(self, site: SiteConfiguration) -> None:
        """Answer for ``site``."""
        self.site = site

    def around(
        self, document: Document, categories: Sequence[str], tags: Sequence[str]
    ) -> Surroundings:
        """Return the surroundings of ``document``, whose names may not be stored yet."""
        return Surroundings(
            kramdown=self.site.config.get("kramdown") or {},
            variables={
                "site": self.variables,
                "page": page_variables(document, categories, tags),
            },
            include=self.include,
            image=self.image,
            missing_images=True,
            hosts=own_hosts(self.site.config),
            excerpt_separator=str(
                document.front_matter.get("excerpt_separator")
                or self.site.setting("excerpt_separator", "\n\n")
            ),
            lang=document.lang or self.site.lang,
        )

    @cached_property
    def variables(self) -> dict[str, Any]:
        """Liquid's ``site``."""
        return {**self.site.config, "data": self.site.data}

    @cached_property
    def _images(self) -> dict[str, ImageFile]:
        return {}

    def image(self, path: str) -> ImageFile | None:
        """Return what is known of the image at ``path``, None where no file is there."""
        if path not in self._images:
            row = Asset.objects.filter(path=path).exclude(file="").values("width", "height").first()
            if row is None:
                return None
            self._images[path] = ImageFile(**row)
        return self._images[path]

    @cached_property
    def _includes(self) -> dict[str, str | None]:
        return {}

    def include(self, name: str) -> str | None:
        """Return the text of the include ``name``, None where the site has none."""
        if name not in self._includes:
            self._includes[name] = self._read_include(name)
        return self._includes[name]

    def _read_include(self, name: str) -> str | None:
        folder = str(self.site.setting("includes_dir", "_includes")).strip("/")
        asset = Asset.objects.filter(
            kind=Asset.Kind.INCLUDE, source_path=f"{folder}/{name}"
        ).first()
        if asset is None or not asset.file:
            return None
        with asset.file.open("rb") as stream:
            return stream.read().decode("utf-8", "replace").lstrip("\ufeff")


def page_variables(
    document: Document, categories: Sequence[str], tags: Sequence[str]
) -> dict[str, Any]:
    """Return Liquid's ``page`` for a document."""
    return {
        **document.front_matter,
        "title": document.title,
        "url": document.path or "",
        "date": document.published_at,
        "categories": list(categories),
        "tags": list(tags),
        "path": document.source_path,
        "slug": document.slug,
    }


def own_hosts(config: dict[str, Any]) -> frozenset[str]:
    """Return the host names whose links lead to this site: its own, and the old site's."""
    hosts = (urlsplit(str(url)).hostname for url in (settings.SITE_URL, config.get("url") or ""))
    return frozenset(host for host in hosts if host)
