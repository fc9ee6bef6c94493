"""An iframe becomes a link that waits to be asked for."""

import pytest

from blog.markup import tree
from blog.markup.embeds import page, replace_embeds

from .vocabulary import html_page


def placeholder(html):
    body = tree.body_of(html_page(html).html)
    return body.css_first("[data-embed]")


def test_a_video_becomes_a_link_to_its_page():
    node = placeholder(
        '<p><iframe width="560" src="https://www.youtube.com/embed/ab-c"></iframe></p>'
    )
    assert node.tag == "a"
    assert node.parent.tag == "p"
    assert node.attributes["data-embed"] == "https://www.youtube.com/embed/ab-c"
    assert node.attributes["href"] == "https://www.youtube.com/watch?v=ab-c"
    assert node.attributes["data-width"] == "560"


def test_inside_a_link_the_placeholder_is_none():
    assert placeholder('<a href="/x"><iframe src="https://e.org/"></iframe></a>').tag == "span"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://www.youtube.com/embed/x?start=30", "https://www.youtube.com/watch?v=x&t=30s"),
        ("//www.youtube.com/embed/x", "https://www.youtube.com/watch?v=x"),
        (
            "https://www.youtube.com/embed/videoseries?list=PL1",
            "https://www.youtube.com/playlist?list=PL1",
        ),
        ("https://player.vimeo.com/video/12", "https://vimeo.com/12"),
        ("https://example.org/frame", "https://example.org/frame"),
    ],
)
def test_the_page_behind_a_frame(source, address):
    assert page(source) == address


def test_a_frame_that_runs_a_script_is_not_kept():
    body = tree.body_of('<iframe src="javascript:alert(1)"></iframe>')
    assert [found.what for found in replace_embeds(body)] == ["<iframe>"]
    assert body.css_first("[data-embed]").attributes["data-embed"] == ""
