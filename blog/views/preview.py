"""The page of a document as its author has it in the form, stored nowhere."""

from typing import Any, cast

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from blog import publishing
from blog.forms.documents import DocumentForm, PageForm, PostForm
from blog.forms.remarks import remarks
from blog.jekyll.front_matter import FrontMatterError
from blog.markup import MarkupError
from blog.models import Document
from blog.site import SiteRequest
from blog.views.articles import article_response
from blog.wording import said


@require_POST
@never_cache
def preview(request: SiteRequest) -> HttpResponse:
    """Answer with the page that storing the posted form would give.

    ``?document=`` is the key of what is edited, ``?kind=page`` asks for a new page. Only who
    may store the form may see it: others get 403, and 404 for a document that is not theirs.
    """
    user = cast(AbstractUser, request.user)
    if not (user.is_active and user.is_staff):
        problem = _(
            "You are signed out. Your text is still in the form: sign in again in another "
            "tab, then go on here."
        )
        return _refused(request, [problem], status=403)
    kind = "page" if request.GET.get("kind") == "page" else "post"
    key = request.GET.get("document", "")
    action = "change" if key else "add"
    if not user.has_perm(f"blog.{action}_{kind}"):
        return _refused(request, [_("Your account may not write this.")], status=403)
    form = _form(request, kind, key)
    if not form.is_valid():
        return _refused(request, _sentences(form), status=422)
    return _page(request, form)


def _form(request: HttpRequest, kind: str, key: str) -> DocumentForm:
    """Return the form with what was typed; a title may be missing yet."""
    Form = PageForm if kind == "page" else PostForm  # noqa: N806 -- a class
    mine = Form.Meta.model.objects.visible_to(request.user)
    document = get_object_or_404(mine, pk=int(key) if key.isdecimal() else 0) if key else None
    form = Form(request.POST, instance=document)
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
