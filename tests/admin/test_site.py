"""The site's configuration, and rendering everything again."""

import pytest
from django.urls import reverse

from blog.admin.site import render_after
from blog.models import Document, SiteConfiguration
from tests.admin.test_refusals import answered

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:blog_siteconfiguration_changelist")
RENDER = reverse("admin:blog_render_all")


def change(site):
    return reverse("admin:blog_siteconfiguration_change", args=[site.pk])


def typed(**fields):
    return {"title": "목차", "description": "", "author_name": "", "lang": "ko"} | fields


def test_the_list_leads_to_the_one_row(as_editor, site):
    assert as_editor.get(INDEX).url == change(site)


def test_without_a_row_the_list_leads_to_making_it(as_editor):
    assert as_editor.get(INDEX).url == reverse("admin:blog_siteconfiguration_add")
    as_editor.post(
        reverse("admin:blog_siteconfiguration_add"), typed(settings="timezone: Asia/Seoul")
    )
    site = SiteConfiguration.objects.get()
    assert (site.title, str(site.time_zone)) == ("목차", "Asia/Seoul")
    assert site.config["permalink"] == "date"


def test_fields_and_configuration_are_stored_together(as_editor, site):
    data = typed(title="새 이름", author_name="주인장", settings="timezone: UTC\r\nown: [1, a]\r\n")
    as_editor.post(change(site), data)
    site.refresh_from_db()
    assert (site.title, site.config["title"], site.config["author"]) == (
        "새 이름",
        "새 이름",
        "주인장",
    )
    assert (site.config["timezone"], site.config["own"]) == ("UTC", [1, "a"])
    shown = as_editor.get(change(site)).context["adminform"].form["settings"].value()
    assert "own:" in shown
    assert "title:" not in shown


def test_an_author_of_more_than_a_name_is_renamed(as_editor, site):
    site.config["author"] = {"name": "김", "email": "kim@a.example"}
    site.save()
    form = as_editor.get(change(site)).context["adminform"].form
    as_editor.post(change(site), typed(author_name="이", settings=form["settings"].value()))
    site.refresh_from_db()
    assert site.config["author"] == {"name": "이", "email": "kim@a.example"}


@pytest.mark.parametrize(
    ("yaml", "line"),
    [
        ("own: 1\ntimezone: Asia/Soul", 2),
        ("own: 1\n\nexclude: one", 3),
        ("kramdown: GFM", 1),
        ("own: 1\ntitle: x", 2),
        ("own: 'x", 1),
    ],
)
def test_a_setting_that_cannot_be_is_told_with_its_line(as_editor, site, yaml, line):
    form = answered(as_editor, change(site), typed(settings=yaml))
    (sentence,) = form.errors["settings"]
    assert str(line) in sentence.split(":")[0]
    site.refresh_from_db()
    assert site.config["title"] == "목차"


def test_a_changed_configuration_says_that_texts_must_be_rendered(as_editor, site, make_post):
    make_post()
    page = as_editor.post(change(site), typed(title="새"), follow=True)
    assert "warning" in {message.level_tag for message in page.context["messages"]}


def test_rendering_all_again_reaches_every_document(as_editor, site, make_stored):
    make_stored(title="a")
    make_stored(title="b", kind="page")
    Document.objects.update(html="")
    answer = as_editor.post(RENDER)
    assert answer.url == INDEX
    assert all(Document.objects.values_list("html", flat=True))


def test_rendering_stops_in_time_and_goes_on_from_there(site, make_stored, monkeypatch):
    monkeypatch.setattr("blog.admin.site._AT_ONCE", 1)
    first, second = make_stored(title="a"), make_stored(title="b")
    Document.objects.update(html="")
    assert render_after(0, seconds=0) == (first.pk, 1, 1)
    assert render_after(first.pk, seconds=60) == (second.pk, 1, 1)


def test_rendering_all_is_asked_for_by_post_and_by_editors(as_editor, as_author, client, site):
    assert as_editor.get(RENDER).status_code == 405
    assert as_author.post(RENDER).status_code == 403
    assert client.post(RENDER).status_code == 302


def test_the_site_cannot_be_deleted_or_doubled(as_editor, site):
    url = reverse("admin:blog_siteconfiguration_delete", args=[site.pk])
    assert as_editor.post(url, {"post": "yes"}).status_code == 403
    assert as_editor.get(reverse("admin:blog_siteconfiguration_add")).status_code == 403


LOOK = {
    "avatar": "/me.png",
    "accent_color": "#0b6",
    "links": "소개 글 /about/\r\nGitHub https://github.com/bora\r\n",
    "navigation": "시작 /start/",
    "footer": "© [보라](/about/)",
}


def test_the_look_is_stored_in_the_configuration_and_shown_again(as_editor, site):
    as_editor.post(change(site), typed(settings="own: 1", **LOOK))
    site.refresh_from_db()
    assert {key: site.config[key] for key in LOOK} == LOOK | {
        "links": [
            {"title": "소개 글", "url": "/about/"},
            {"title": "GitHub", "url": "https://github.com/bora"},
        ],
        "navigation": [{"title": "시작", "url": "/start/"}],
    }
    form = as_editor.get(change(site)).context["adminform"].form
    assert form["links"].value() == "소개 글 /about/\nGitHub https://github.com/bora"
    assert "links" not in form["settings"].value()
    as_editor.post(change(site), {field.name: field.value() or "" for field in form})
    again = SiteConfiguration.objects.get()
    assert again.config == site.config


@pytest.mark.parametrize(
    ("field", "value"),
    [("accent_color", "greenish"), ("links", "/about/"), ("navigation", "소개 javascript:x")],
)
def test_a_look_that_cannot_be_is_told(as_editor, site, field, value):
    form = answered(as_editor, change(site), typed(**{field: value}))
    (sentence,) = form.errors[field]
    assert value in sentence


def test_navigation_of_more_than_titles_stays_in_the_yaml(as_editor, site):
    written = [{"title": "소개", "url": "/about/", "icon": "x"}]
    site.config["navigation"] = written
    site.save()
    form = as_editor.get(change(site)).context["adminform"].form
    assert "icon: x" in form["settings"].value()
    as_editor.post(change(site), typed(settings=form["settings"].value(), navigation=""))
    site.refresh_from_db()
    assert site.config["navigation"] == written
