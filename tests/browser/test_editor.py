"""Writing a post in a browser."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from blog.models import Category, Document
from tests.browser.waiting import until

PAUSE = 15_000


@pytest.fixture
def post(site, make_post):
    body = "첫 문단\n" + "\n줄\n" * 80
    return make_post(title="쓰던 글", body=body, html="<p>첫 문단</p>", layout="post")


@pytest.fixture
def sign_in(live_server):
    """Give a window the session of a person."""

    def give(page, user):
        client = Client()
        client.force_login(user)
        value = client.cookies["sessionid"].value
        cookie = {"name": "sessionid", "value": value, "url": live_server.url}
        page.context.add_cookies([cookie])

    return give


@pytest.fixture
def desk(window, post, sign_in):
    """A window at the form of the post, its author signed in."""

    def open_desk(**options):
        page = window(**options)
        sign_in(page, User.objects.create_superuser("kim"))
        page.goto(f"/admin/blog/post/{post.pk}/change/")
        return page

    return open_desk


def seen(page):
    return page.frame_locator(".writing-page iframe:not(.coming)").locator(".e-content")


def test_the_page_beside_the_text_follows_a_pause_in_typing(desk, post):
    page = desk(width=1600)
    seen(page).get_by_text("첫 문단").wait_for(timeout=PAUSE)
    entries = page.evaluate("history.length")
    page.fill("textarea.body", "새 문단\n")
    seen(page).get_by_text("새 문단").wait_for(timeout=PAUSE)
    assert page.evaluate("history.length") == entries
    assert page.locator(".writing-page iframe").count() == 1
    assert page.trouble == []
    assert Document.objects.get().body == post.body


def test_hangul_is_not_disturbed_while_it_is_composed(desk):
    page = desk(width=1600)
    seen(page).get_by_text("첫 문단").wait_for(timeout=PAUSE)
    page.wait_for_load_state("networkidle")
    asked = len(page.asked)
    page.focus("textarea.body")
    session = page.context.new_cdp_session(page)
    for text in ("ㅎ", "하", "한"):
        session.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
    page.wait_for_timeout(1500)
    assert len(page.asked) == asked
    session.send("Input.insertText", {"text": "한글"})
    until(page, "() => document.querySelector('textarea.body').value.includes('한글')")


def test_text_not_stored_is_asked_about_and_can_be_brought_back(desk, post):
    page = desk()
    questions = []
    page.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.accept()))
    page.click("textarea.body")
    page.keyboard.press("Control+Home")
    page.keyboard.type("sudden end ")
    until(page, "() => Object.keys(localStorage).some(key => key.startsWith('mokcha:'))")
    page.reload()
    assert questions == ["beforeunload"]
    assert page.input_value("textarea.body") == post.body
    page.click("[data-restore]")
    assert page.input_value("textarea.body") == "sudden end " + post.body


def test_stored_text_is_not_offered_again(desk):
    page = desk()
    page.fill("textarea.body", "다른 글\n")
    page.click("input[name=_continue] >> nth=0")
    page.locator(".messagelist .success").wait_for()
    assert page.is_hidden("[data-typed]")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('mokcha:'))") == []


def test_names_there_are_can_be_chosen(desk):
    Category.objects.create(name="주인장의 글")
    page = desk()
    page.fill("[name=category_names]", "새 분류, 주인")
    page.get_by_role("button", name="주인장의 글").click()
    assert page.input_value("[name=category_names]") == "새 분류, 주인장의 글, "


def test_the_preview_works_without_javascript(desk):
    page = desk(java_script_enabled=False)
    shown = page.frame_locator("iframe[name=preview]").locator(".e-content")
    shown.get_by_text("첫 문단").wait_for(timeout=PAUSE)
    page.fill("textarea.body", "새 문단\n")
    page.click("[data-preview]")
    shown.get_by_text("새 문단").wait_for(timeout=PAUSE)


def test_a_text_that_came_back_with_errors_is_the_one_beside_it(desk):
    page = desk(width=1600)
    page.fill("textarea.body", "새 문단\n")
    page.fill("[name=title]", "")
    page.evaluate("document.querySelector('[name=title]').removeAttribute('required')")
    page.click("input[name=_continue] >> nth=0")
    page.locator(".errornote").wait_for()
    seen(page).get_by_text("새 문단").wait_for(timeout=PAUSE)


def test_a_new_post_begins_with_its_title(desk):
    page = desk()
    page.goto("/admin/blog/post/add/")
    until(page, "() => document.activeElement.name === 'title'")


def test_the_form_fits_a_phone(desk):
    page = desk(width=360, height=740)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_text_whose_storing_failed_outlives_the_storing_of_others(desk, post, make_post, sign_in):
    other = make_post(title="다른 글", body="글\n", layout="post")
    page = desk()
    page.on("dialog", lambda dialog: dialog.accept())
    page.fill("textarea.body", "아직 어디에도 없는 글\n")
    page.context.clear_cookies()
    page.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value = 'stale'")
    page.click("input[name=_save] >> nth=0")
    page.wait_for_url("**/change/")
    sign_in(page, User.objects.get())
    page.goto(f"/admin/blog/post/{other.pk}/change/")
    page.fill("textarea.body", "고친 글\n")
    page.click("input[name=_save] >> nth=0")
    page.locator(".messagelist .success").wait_for()
    page.goto(f"/admin/blog/post/{post.pk}/change/")
    page.click("[data-restore]")
    assert page.input_value("textarea.body") == "아직 어디에도 없는 글\n"
