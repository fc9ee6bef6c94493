"""The pages around a comment: sending, preview, replying, and the word of thanks."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.generic import View

from comments.addresses import is_flooding
from comments.forms import CommentForm
from comments.models import Comment
from comments.moderation import is_trusted
from comments.origins import has_session, is_from_elsewhere
from comments.posting import Refused, closed_sentence, post
from comments.registry import Commentable, commentable


@method_decorator(never_cache, name="dispatch")
class CommentView(View):
    """A page about the comments on one object; no search engine keeps it."""

    rules: Commentable
    target: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    def find(self, label: str, pk: str) -> None:
        """Look the object up; 404 for what readers may not see."""
        try:
            self.rules, self.target = commentable.find(label, pk)
        except ObjectDoesNotExist as error:
            raise Http404 from error

    def page(self, name: str, status: int = 200, **context: Any) -> HttpResponse:
        """Return the page ``name``, which always knows the way back to the text."""
        rules, target = self.rules, self.target
        context |= {"title": rules.title(target), "url": rules.url(target)}
        context |= {"zone": rules.zone(target)}
        return render(self.request, f"comments/{name}.html", context, status=status)

    def refusal(self, sentence: str, status: int) -> HttpResponse:
        """Return the page that says why nothing was stored, with what was typed."""
        typed = self.request.POST.get("comment", "")
        return self.page("refused", status, sentence=sentence, typed=typed)


@method_decorator(csrf_exempt, name="dispatch")
class PostView(CommentView):
    """Takes the form: shows it again with what is wrong, previews it, or stores the comment.

    A form from another site is refused: by Django's token where a session could be misused,
    by what the browser says of its origin where there is none (see ``comments.origins``).
    """

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if has_session(request):
            return csrf_protect(super().dispatch)(request, *args, **kwargs)
        if is_from_elsewhere(request):
            return csrf_failure(request, "the form was sent from another site")
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Answer the form, whatever button sent it."""
        self.find(request.POST.get("content_type", ""), request.POST.get("object_pk", ""))
        if not self.rules.open(self.target):
            return self.refusal(closed_sentence(), 403)
        if not is_trusted(request.user) and is_flooding(request):
            return self.too_many()
        form = CommentForm(self.target, request.POST, user=request.user)
        if form.refusal:
            return self.page("write", 400, form=form.renewed(), notice=form.refusal)
        if not form.is_valid():
            return self.page("write", 422, form=form)
        if "preview" in request.POST:
            return self.page("write", form=form, preview=form.cleaned_data)
        return self.store(form)

    def too_many(self) -> HttpResponse:
        """Return the page for an address that sends faster than people write."""
        seconds = settings.COMMENTS_RATE[1]
        response = self.refusal(
            _("Too many comments came from your address. Please try again in some minutes."), 429
        )
        response["Retry-After"] = str(seconds)
        return response

    def store(self, form: CommentForm) -> HttpResponse:
        """Store the comment, then lead to it, or to the page that says that it waits."""
        try:
            comment = post(form, self.request)
        except Refused as refused:
            return self.refusal(str(refused), 403)
        if comment.is_public:
            return redirect(comment.get_absolute_url())
        return redirect("comments:posted", self.rules.model._meta.label_lower, self.target.pk)


class ReplyView(CommentView):
    """The form for a reply, below the comment that is replied to."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the form."""
        parent = Comment.objects.shown(pk)
        if parent is None:
            raise Http404
        content_type = parent.content_type
        self.find(f"{content_type.app_label}.{content_type.model}", parent.object_pk)
        if not self.rules.open(self.target):
            return self.refusal(closed_sentence(), 403)
        if not parent.allow_thread():
            return self.refusal(_("Replies go no deeper here; reply to one further up."), 403)
        return self.page("write", form=CommentForm(self.target, user=request.user, parent=parent))


class PostedView(CommentView):
    """Says in plain words that the comment waits. It stores nothing and shows no comment."""

    http_method_names = ["get", "head"]

    def get(self, _request: HttpRequest, label: str, pk: str) -> HttpResponse:
        """Show the page."""
        self.find(label, pk)
        return self.page("posted")
