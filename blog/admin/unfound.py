"""What readers looked for in vain: what there is yet to write, or to say in their words."""

from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from blog.admin.lists import NamedList
from blog.admin.permissions import NobodyAdds, NobodyChanges
from blog.models import Unfound


@admin.register(Unfound)
class UnfoundAdmin(NamedList, NobodyAdds, NobodyChanges):
    """Searches without result, those asked most first; to be read, and deleted when answered."""

    list_display = ("words", "count", "last_asked_on", "look")
    list_display_links = None
    search_fields = ("words",)
    date_hierarchy = "last_asked_on"
    list_per_page = 100
    show_full_result_count = False

    @admin.display(description=_("today"))
    def look(self, unfound: Unfound) -> SafeString:
        """Return a link to what the words find now."""
        url = f"{reverse('search')}?{urlencode({'q': unfound.words})}"
        return format_html('<a href="{}">{}</a>', url, _("Search"))
