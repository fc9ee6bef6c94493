"""The page of a document for its author: as it is stored, or as the form has it."""

from typing import Any, cast

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from blog import publishing
from blog.forms.documents import DocumentForm, PageForm, PostForm
from blog.forms.remarks import remarks
from blog.jekyll.front_matter import FrontMatterError
from blog.markup import MarkupError
from blog.models import Document
from blog.site import SiteRequest
from blog.views.articles import article_response
from blog.wording import said


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def preview(request: SiteRequest) -> HttpResponse:
    """Answer with the page that storing the posted form would give; to GET, with that of the
    document as it is stored.

    ``?document=`` is the key of what is edited, ``?kind=page`` asks for a new page. Only who
    may store the form may see it: others get 403, and 404 for a document that is not theirs.
    """
    kind = "page" if request.GET.get("kind") == "page" else "post"
    key = request.GET.get("document", "")
    hindrance = _hindrance(cast(AbstractUser, request.user), "change" if key else "add", kind)
    if hindrance:
        return _refused(request, [hindrance], status=403)
    form_class = PageForm if kind == "page" else PostForm
    mine = form_class.Meta.model.objects.visible_to(request.user)
    if request.method != "POST":
        return _as_stored(request, _found(mine, key))
    form = _form(request, form_class, _found(mine, key) if key else None)
    if not form.is_valid():
        return _refused(request, _sentences(form), status=422)
    return _page(request, form)


def _hindrance(user: AbstractUser, action: str, kind: str) -> str:
    """Return why ``user`` may not do this, "" where nothing is in the way."""
    if not (user.is_active and user.is_staff):
        return _(
            "You are signed out. Your text is still in the form: sign in again in another "
            "tab, then go on here."
        )
    return "" if user.has_perm(f"blog.{action}_{kind}") else _("Your account may not write this.")


def _found(documents: QuerySet, key: str) -> Document:
    return get_object_or_404(documents, pk=int(key) if key.isdecimal() else 0)


def _as_stored(request: SiteRequest, document: Document) -> HttpResponse:
    return _with_notices(article_response(request, document, preview=True), document)


def _form(
    request: HttpRequest, form_class: type[DocumentForm], document: Document | None
) -> DocumentForm:
    """Return the form with what was typed; a title may be missing yet."""
    form = form_class(request.POST, instance=document)
    form.fields["title"].required = False
    del form.fields["version"]  # matters for storing alone
    if "author" not in request.POST:
        del form.fields["author"]  # an author's own form has none
    if document is None:
        form.instance.author = request.user
    return form


def _page(request: SiteRequest, form: DocumentForm) -> HttpResponse:
    document: Document = form.save()
    document.title = document.title or _("(no title yet)")
    try:
        publishing.preview(document, categories=form.categories, tags=form.tags)
    except (MarkupError, FrontMatterError) as error:
        return _refused(request, [said(str(error))], status=422)
    page = article_response(
        request, document, preview=True, categories=form.categories, tags=form.tags
    )
    return _with_notices(page, document)


def _with_notices(page: HttpResponse, document: Document) -> HttpResponse:
    """Put above the page, outside of it, what its author should know."""
    context = remarks(document)
    if any(context.values()):
        head, main, rest = page.content.partition(b"<main")
        notices = render_to_string("admin/blog/preview_notices.html", context)
        page.content = head + notices.encode() + main + rest
    return page


def _sentences(form: DocumentForm) -> list[Any]:
    """Return what is wrong in the form, each with the name of its field."""
    return [
        f"{form.fields[name].label}: {sentence}" if name in form.fields else sentence
        for name, sentences in form.errors.items()
        for sentence in sentences
    ]


def _refused(request: HttpRequest, sentences: list[Any], status: int) -> HttpResponse:
    context = {"sentences": sentences}
    return render(request, "admin/blog/preview_refused.html", context, status=status)
