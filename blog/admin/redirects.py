"""Former and other addresses."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from blog.forms.redirects import RedirectForm
from blog.models import Redirect


@admin.register(Redirect)
class RedirectAdmin(admin.ModelAdmin):
    """Addresses that answer 301."""

    form = RedirectForm
    fields = ("path", "leads_to", "reason")
    list_display = ("path", "leading_to", "reason")
    list_filter = ("reason",)
    list_select_related = ("document",)
    search_fields = ("path", "target", "document__title", "document__path")
    list_per_page = 100
    show_full_result_count = False

    @admin.display(description=_("leads to"))
    def leading_to(self, redirect: Redirect) -> str:
        """Return where the address leads."""
        document = redirect.document
        return f"{document.path or '–'} ({document})" if document else redirect.target
