"""A small site to expand templates in."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from blog.markup.liquid import Expansion, expand

PEOPLE = [
    {"name": "Bo", "age": 3, "tags": ["x", "y"], "city": {"zip": "01"}},
    {"name": "al", "age": 5, "nick": "z"},
    {"name": "Cy", "age": 3, "nick": "a"},
]
PAGE: dict[str, Any] = {
    "title": "T",
    "list": [1, [2, "3"], None, 2.5],
    "people": PEOPLE,
    "words": ["b", "a", "C", "a"],
    "hash": {"a": 1, "b": ["x", None, True]},
    "empty": "",
    "day": date(2020, 1, 2),
    "moment": datetime(2020, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=9))),
    "n": None,
}
SITE: dict[str, Any] = {
    "url": "https://example.com",
    "baseurl": "/base",
    "timezone": "Asia/Seoul",
    "time": datetime(2026, 1, 1, tzinfo=UTC),
    "posts": [
        {"relative_path": "_posts/2020-01-01-one.md", "url": "/2020/01/01/one.html"},
        {"relative_path": "개발/_posts/2020-01-02-둘.md", "url": "/2020/01/02/둘.html"},
    ],
    "pages": [{"path": "about.md", "url": "/about/"}],
    "static_files": [{"path": "/assets/a b.png"}],
}
INCLUDES = {
    "note.html": "[{{ include.text }}|{{ include.of }}|{{ page.title }}]",
    "set.html": "{% assign inner = 'in' %}",
    "broken.html": "line\n{% nothing %}",
    "again.html": "{% include again.html %}x",
    "twice.html": "{% include twice.html %}{% include twice.html %}",
    "./_posts/beside.md": "beside {{ page.title }}",
}


@pytest.fixture
def run() -> Callable[..., Expansion]:
    """Expand a template that stands in ``_posts/2020-01-01-x.md`` from line 11 on."""

    def run(text: str, **variables: Any) -> Expansion:
        return expand(
            text,
            name="_posts/2020-01-01-x.md",
            first_line=11,
            variables={"page": PAGE, "site": SITE, **variables},
            include=INCLUDES.get,
            markdownify=lambda text: f"<p>{text}</p>\n",
        )

    return run


@pytest.fixture
def check(run: Callable[..., Expansion]) -> Callable[[str, str], None]:
    """Assert what a template becomes, and that nothing is said about it."""

    def check(template: str, output: str) -> None:
        assert run(template) == Expansion(output, (), run(template).lines)

    return check
