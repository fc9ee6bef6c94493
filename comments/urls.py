"""The addresses of comments, all below ``/comments/``.

Those of django-comments-xtd are not among them: its confirmation and mute addresses unpickle
what they are given and act on GET, and its API takes comments without a CSRF token.
"""

from django.urls import path

from comments import views

app_name = "comments"
urlpatterns = [
    path("post/", views.PostView.as_view(), name="post"),
    path("reply/<int:pk>/", views.ReplyView.as_view(), name="reply"),
    path("posted/<str:label>/<str:pk>/", views.PostedView.as_view(), name="posted"),
]
