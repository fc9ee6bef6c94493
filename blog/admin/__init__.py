"""The authors' side: documents, their categories, tags, sources and files, and the site."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from blog.admin import assets, links, pages, posts, redirects, site, taxonomy

__all__ = ["assets", "links", "pages", "posts", "redirects", "site", "taxonomy"]

admin.site.site_title = _("Mokcha")
admin.site.site_header = _("Mokcha: writing")
admin.site.index_title = _("What there is to write and to keep")
