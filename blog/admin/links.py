"""The ledger of cited links, for reading: what cites what follows from the texts."""

# ruff: noqa: ARG002 -- Django calls these methods with all arguments, needed or not.

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.encoding import uri_to_iri
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from blog.admin.permissions import NobodyAdds, NobodyChanges, NobodyDeletes
from blog.models import Document, Link

_MOST_HOSTS = 40


class HostFilter(admin.SimpleListFilter):
    """By host: those cited most, and the one chosen."""

    title = _("host")
    parameter_name = "host"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the hosts with their numbers of links."""
        hosts = Link.objects.exclude(host="").values_list("host").annotate(links=Count("pk"))
        found = dict(hosts.order_by("-links", "host")[:_MOST_HOSTS])
        chosen = request.GET.get("host")
        if chosen and chosen not in found:
            found[chosen] = Link.objects.filter(host=chosen).count()
        return [(host, f"{host} ({links})") for host, links in found.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Return the links of the chosen host."""
        return queryset.filter(host=self.value()) if self.value() else queryset


@admin.register(Link)
class LinkAdmin(NobodyAdds, NobodyChanges, NobodyDeletes):
    """Cited links. Titles and bylines come from the texts, so they are changed there."""

    list_display = ("__str__", "host", "address", "citations", "citing")
    list_filter = (HostFilter, "references__kind")
    search_fields = ("url", "title", "byline")
    fields = readonly_fields = ("address", "host", "title", "byline", "cited_by")
    list_per_page = 100
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Return the links, those cited most first, with the number of citations that the
        person may know of.
        """
        self_seen = Q(references__document__in=seen_by(request.user))
        counted = (
            super()
            .get_queryset(request)
            .annotate(
                places=Count("references", filter=self_seen, distinct=True),
                documents=Count("references__document", filter=self_seen, distinct=True),
            )
        )
        return counted.filter(places__gt=0).order_by("-documents", "host", "url")

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Return the link with the citations that the person may know of."""
        link = super().get_object(request, *args, **kwargs)
        if link is not None:
            known = link.references.filter(document__in=seen_by(request.user))
            link.known_references = known.select_related("document").order_by(
                "document", "position"
            )
        return link

    @admin.display(description=_("address"))
    def address(self, link: Link) -> SafeString | str:
        """Return the URL, to be opened where it is one of the web."""
        if not link.url.startswith(("http://", "https://")):
            return link.url
        shown = Truncator(uri_to_iri(link.url)).chars(80)
        return format_html('<a href="{}" rel="noopener noreferrer">{}</a>', link.url, shown)

    @admin.display(description=_("documents"), ordering="documents")
    def citing(self, link: Any) -> int:
        """Return the number of documents that cite the link."""
        return link.documents

    @admin.display(description=_("places"), ordering="places")
    def citations(self, link: Any) -> int:
        """Return the number of places that cite the link."""
        return link.places

    @admin.display(description=_("cited by"))
    def cited_by(self, link: Any) -> SafeString:
        """Return the places that cite the link."""
        context = {"references": link.known_references}
        return render_to_string("admin/blog/cited_by.html", context)


def seen_by(user: Any) -> QuerySet[Document]:
    """Return the documents that ``user`` may know of: their own, and what is public."""
    if user.has_perm("blog.edit_all_documents"):
        return Document.objects.all()
    return Document.objects.filter(
        Q(pk__in=Document.objects.public().values("pk")) | Q(author=user)
    )
