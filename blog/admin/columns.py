"""The columns of the lists of documents."""

from django.contrib import admin
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from blog.models import Document


class DocumentColumns:
    """What a row of a list says of its document."""

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def state(self, document: Document) -> str:
        """Return the status, what is published and not yet due as scheduled."""
        if document.status == Document.Status.PUBLISHED and not document.is_public:
            return _("scheduled")
        return document.get_status_display()

    @admin.display(description=gettext_lazy("date"), ordering="published_at")
    def date(self, document: Document) -> str:
        """Return the date in the zone at hand."""
        if document.published_at is None:
            return "–"
        return formats.date_format(timezone.localtime(document.published_at), "Y-m-d H:i")

    @admin.display(description=gettext_lazy("categories"))
    def in_categories(self, document: Document) -> str:
        """Return the categories in the author's order."""
        return ", ".join(row.category.name for row in document.categorised.all())

    @admin.display(description=gettext_lazy("author"), ordering="author__username")
    def by(self, document: Document) -> str:
        """Return whose document it is: the account, and the name shown where it differs."""
        names = [str(document.author or ""), document.author_name]
        return " / ".join(dict.fromkeys(name for name in names if name))

    @admin.display(description=gettext_lazy("to look at"))
    def trouble(self, document: Document) -> str:
        """Return how many warnings there are and how much markup was taken out."""
        warnings = sum(warning.get("kind") != "remark" for warning in document.warnings)
        removed = len(document.removed)
        said = []
        if warnings:
            said.append(ngettext("%d warning", "%d warnings", warnings) % warnings)
        if removed:
            said.append(_("%d removed") % removed)
        return ", ".join(said)

    @admin.display(description=gettext_lazy("on the site"))
    def on_site(self, document: Document) -> SafeString | str:
        """Return a link to the page that readers see."""
        if not document.is_public:
            return ""
        url, text = document.get_absolute_url(), _("View")
        return format_html('<a href="{}" aria-label="{}: {}">{}</a>', url, text, document, text)
