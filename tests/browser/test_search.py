"""Searching in a browser: titles while typing, and the plain form without script."""

import pytest


@pytest.fixture
def library(site, make_post):
    make_post(title="애플 실리콘", path="/m1/", text="칩의 역사")
    make_post(title="애플파이 <b>", path="/pie/", text="사과")


def box(page):
    page.goto("/search/")
    return page.get_by_role("combobox")


def test_titles_come_while_typing_and_the_keyboard_chooses(library, window):
    page = window()
    field = box(page)
    field.press_sequentially("애플")
    options = page.get_by_role("option")
    options.nth(1).wait_for()
    assert options.all_inner_texts() == ["애플 실리콘", "애플파이 <b>"]
    for key in ("ArrowDown", "ArrowDown"):
        field.press(key)
    assert field.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    field.press("Enter")
    page.wait_for_url("**/pie/")
    assert page.trouble == []


def test_a_click_chooses_and_escape_closes(library, window):
    page = window(360, 740)
    field = box(page)
    field.press_sequentially("실리")
    page.get_by_role("option").wait_for()
    field.press("Escape")
    assert page.get_by_role("option").count() == 0
    assert field.get_attribute("aria-expanded") == "false"
    field.press_sequentially("콘")
    page.get_by_role("option").click()
    page.wait_for_url("**/m1/")


@pytest.mark.parametrize("composing", ["isComposing: true", "keyCode: 229"])
def test_enter_that_ends_a_syllable_chooses_nothing(library, window, composing):
    page = window()
    field = box(page)
    field.press_sequentially("애플")
    page.get_by_role("option").first.wait_for()
    field.press("ArrowDown")
    field.evaluate(
        "(input) => input.dispatchEvent(new KeyboardEvent('keydown', "
        f"{{key: 'Enter', bubbles: true, cancelable: true, {composing}}}))"
    )
    assert page.get_by_role("option").first.get_attribute("aria-selected") == "true"
    assert page.url.endswith("/search/")


def test_enter_without_a_choice_searches(library, window):
    page = window()
    field = box(page)
    field.press_sequentially("역사")
    field.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.locator("main .h-entry mark").all_inner_texts() == ["역사"]


def test_without_script_the_form_searches(library, window):
    page = window(java_script_enabled=False)
    page.goto("/search/")
    page.locator("#q").fill("ㅇㅅ")
    page.locator(".search-form button").click()
    assert page.locator("main .h-entry .p-name").all_inner_texts() == ["애플 실리콘"]
