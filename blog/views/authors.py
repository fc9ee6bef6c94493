"""The pages of those who write: a list of all, and for each what they wrote."""

from django.db.models import Count, Q
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from blog.models import Post, SiteConfiguration
from blog.models.authorship import with_lines
from blog.models.slugs import slug_of
from blog.site import SiteRequest, absolute, page_size
from blog.views.addresses import address
from blog.views.bylines import Author, authors_in
from blog.views.collation import sort_key
from blog.views.covers import covered, with_image
from blog.views.introductions import more_than_introduces
from blog.views.lists import page_links, portion_of
from blog.views.profile import profile_of


def all_authors(site: SiteConfiguration) -> dict[str, Author]:
    """Return those who wrote public posts, by their slugs."""
    lines = Post.objects.public().order_by().values("author_name", "author").distinct()
    found: dict[str, Author] = {}
    for row in with_lines(lines.annotate(posts=Count("pk"))):
        own = Q(author_name=row["author_name"])
        same = own if row["author_name"] else own & Q(author=row["author"])
        for author in authors_in(row["line"] or site.author_name):
            before = found.get(author.slug, author)
            posts, rows = before.posts + row["posts"], before.rows | same
            found[author.slug] = before._replace(posts=posts, rows=rows)
    return found


@require_safe
def authors(request: SiteRequest) -> HttpResponse:
    """Show all authors with the numbers of their posts, in the order of their names."""
    language = get_language() or ""
    found = all_authors(request.configuration).values()
    ordered = sorted(found, key=lambda author: sort_key(author.name, language))
    context = {"authors": ordered, "canonical": absolute(reverse("authors"))}
    return render(request, "blog/authors.html", context)


@require_safe
def author(request: SiteRequest, slug: str) -> HttpResponseBase:
    """Show the posts of one author."""
    site = request.configuration
    found = all_authors(site).get(slug_of(slug))
    if found is None or more_than_introduces(request.path_info):
        return address(request, request.path_info.lstrip("/"))
    if found.slug != slug:
        return redirect(found.url, permanent=True)
    posts = Post.objects.public().filter(found.rows).newest_first().for_lists()
    portion = portion_of(with_image(posts), request.GET.get("page", 1), page_size(site))
    portion.object_list = covered(portion, site)
    context = {
        "author": found,
        "profile": profile_of(found.name, site),
        "portion": portion,
    }
    return render(request, "blog/author.html", context | page_links(found.url, portion))
