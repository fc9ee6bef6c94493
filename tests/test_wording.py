"""What an import says in English is said in Korean on a page."""

import pytest
from django.utils import translation

from blog.importing import import_tree
from blog.wording import said
from tests.importing.conftest import post, write_tree

__all__ = ["write_tree"]

BAD = {
    "_posts/2020-01-01-quote.md": "---\ntitle: 'open\n---\nx",
    "_posts/2020-01-01-open.md": "---\ntitle: x\n",
    "_posts/2020-01-01-colon.md": "---\ntitle: a: b: c\n---\nx",
    "_posts/2020-01-01-date.md": "---\ndate: 어제쯤\n---\nx",
    "_posts/2020-01-01-empty.md": "",
    "_posts/2020-01-01-cp949.md": "한글".encode("cp949"),
    "_posts/2020-01-01-big.md": "가" * 2_000_000,
    "_posts/undated.md": post(),
    "_posts/2020-01-02-twin.md": "---\npermalink: /a/\n---\n",
    "_posts/2020-01-03-twin.md": "---\npermalink: /a/\n---\n",
    "_posts/2020-01-04-to.md": "---\nredirect_to: 'javascript:1'\n---\n",
    "_posts/2020-01-05-liquid.md": post(body="{% nonsense %}{% if %}\n\n{% include no.html %}"),
    "_posts/2020-01-06-markup.md": post(body="<script>1</script>\n\n[x](irc:y) <form>z</form>"),
    "_posts/2020-01-07-kramdown.md": post(body="a[^1] [b][c] <b>d\n\n![](/e.png)\n\n[^2]: f"),
    "_posts/2020-01-08-bomb.md": post(body="{% for a in (1..999999) %}a{% endfor %}"),
    "tag.md": "---\nlayout: tag\ntag: t\n---\n",
    "index.html": "---\n---\nx",
    "tags.md": "---\npermalink: /tags/\n---\nx",
}
ENGLISH = ["the", "is", "of", "not", "for"]


@pytest.mark.django_db
def test_every_line_of_a_bad_tree_is_said_in_korean(write_tree):
    tagged = post().replace("title", "tags: t\ntitle", 1)
    report = import_tree(write_tree({**BAD, "_posts/2020-01-09-t.md": tagged}))
    found = [one for _, problems in report.sections() for one in problems]
    assert {one.source for one in found} == {*BAD} - {"_posts/2020-01-02-twin.md"}
    with translation.override("ko"):
        spoken = [said(one.message) for one in found]
    assert [text for text in spoken if set(ENGLISH) & set(text.split())] == []


def test_what_nobody_translated_stays_as_it_is():
    with translation.override("ko"):
        assert said("the moon is %(made)s of cheese") == "the moon is %(made)s of cheese"


def test_values_stay_as_they_are():
    with translation.override("ko"):
        spoken = said(
            "the image /the %(src)s {0}.png is not in the tree; bring it, or mend the address"
        )
    assert spoken.startswith("/the %(src)s {0}.png 이미지가")
