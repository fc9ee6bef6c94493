"""Waiting for a page, from outside it."""

from playwright.sync_api import Page

# Milliseconds.
_STEP, _LONGEST = 50, 10_000


def until(page: Page, expression: str, argument: object = None) -> None:
    """Wait until ``expression``, a function of ``argument`` where one is given, is true.

    Playwright's own ``wait_for_function`` asks again from inside the page, where the site's
    Content-Security-Policy lets nobody evaluate a string: it works only if true at once.
    """
    for _ in range(_LONGEST // _STEP):
        if page.evaluate(expression, argument):
            return
        page.wait_for_timeout(_STEP)
    raise AssertionError(f"not true within {_LONGEST} ms: {expression}")
