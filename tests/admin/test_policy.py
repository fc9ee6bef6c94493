"""Only the form that shows the preview may hold a frame of the site's own."""

from django.urls import reverse


def frames(response):
    policy = dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
    return set(policy["frame-src"].split())


def test_the_form_may_frame_its_preview(as_editor):
    assert frames(as_editor.get(reverse("admin:blog_post_add"))) == {"https:", "'self'"}


def test_readers_pages_frame_other_hosts_alone(client, site):
    assert frames(client.get("/")) == {"https:"}
