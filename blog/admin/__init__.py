"""The authors' side: documents, their categories, tags, sources and files, and the site."""

from django.contrib import admin
from django.contrib.sites.models import Site
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag as TaggitTag

from blog.admin import (
    assets,
    imports,
    jobs,
    links,
    pages,
    posts,
    redirects,
    site,
    taxonomy,
    unfound,
)
from blog.admin.sign_in import SignInForm

__all__ = [
    "assets",
    "imports",
    "jobs",
    "links",
    "pages",
    "posts",
    "redirects",
    "site",
    "taxonomy",
    "unfound",
]

# The blog has a tag model of its own, and SITE_URL says where the site is.
admin.site.unregister([TaggitTag, Site])
admin.site.site_title = _("Mokcha")
admin.site.site_header = _("Mokcha: writing")
admin.site.index_title = _("What there is to write and to keep")
admin.site.login_form = SignInForm

# What Django's own catalogue says in a Korean that nobody speaks; ours says it first.
_SAID_ANEW = (
    _("Select %s to view"), _("View %s"), _("Save and add another"), _("None available"),
    _(" By %(filter_title)s "), _("users"), _("You may edit it again below."),
)  # fmt: skip
