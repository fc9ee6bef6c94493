"""A form that is sent after the session has ended keeps what was typed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin.sites import AdminSite
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from blog.admin.sign_in import SignInForm

View = Callable[..., HttpResponseBase]

_ACCOUNT = "account"


def keeps_typed_text(admin_site: AdminSite, view: View) -> View:
    """Return ``view`` with a page in place of Django's redirect to the sign-in, which would
    drop what was sent: it shows the text, takes name and password, and sends all of it again.
    """

    @sensitive_post_parameters()
    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST" or admin_site.has_permission(request):
            return view(request, *args, **kwargs)
        form = _sign_in_form(request)
        if form.is_valid():
            login(request, form.get_user())
            return view(request, *args, **kwargs)
        return _signed_out(request, admin_site, form)

    return wrapper


def _sign_in_form(request: HttpRequest) -> SignInForm:
    is_answer = f"{_ACCOUNT}-username" in request.POST
    data = request.POST if is_answer else None
    return SignInForm(request, data=data, prefix=_ACCOUNT)


def _signed_out(request: HttpRequest, admin_site: AdminSite, form: SignInForm) -> HttpResponse:
    own = ("csrfmiddlewaretoken", f"{_ACCOUNT}-username", f"{_ACCOUNT}-password")
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in own
        for value in values
    ]
    context = admin_site.each_context(request) | {"form": form, "typed": typed}
    context |= {"title_typed": request.POST.get("title"), "body_typed": request.POST.get("body")}
    return render(request, "admin/blog/signed_out.html", context, status=403)
