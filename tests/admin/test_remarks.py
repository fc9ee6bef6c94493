"""What rendering says reaches the author in her language, names filled in."""

import pytest
from django.utils.translation import override

from blog.forms.remarks import remarks
from blog.models import Post
from blog.publishing import store
from blog.wording import said

pytestmark = pytest.mark.django_db

TEXT = """글 {% nothing %} [^없음]

<script>alert(1)</script><button onclick="x()">누름</button>
<a href="javascript:x" style="position: fixed">x</a><iframe></iframe>
<p style="position: fixed" formaction="x">가</p>
<input type="checkbox">

{: }

*[가]: 나
*[가]: 다
[가]: https://e.org/
[가]: https://e.org/2

## 목차

- [여기](#없는-곳)

## 제목
"""


@pytest.fixture
def told(site):
    post = store(Post(title="글", body=TEXT, status="published"), edited=True)
    with override("ko"):
        return remarks(post)


def test_everything_said_of_a_text_is_korean(told):
    sentences = [remark.text for remark in told["warnings"] + told["harmless"]]
    sentences += [remark.reason for remark in told["removed"]]
    assert len(sentences) > 8
    assert [
        sentence for sentence in sentences if not any("가" <= c <= "힣" for c in sentence)
    ] == []
    assert [s for s in sentences if any(word in s for word in (" the ", "not ", "ound "))] == []


def test_names_are_filled_in():
    with override("ko"):
        assert "‘가’" in said("Duplicate link ID '가' - overwriting")
        assert said("in the include a.html, line 3: Unknown kramdown option 'x'").startswith(
            "끼워 넣은 a.html의 3행: kramdown에 없는"
        )


def test_what_no_translator_knows_is_said_as_it_is():
    with override("ko"):
        assert said("100 % new") == "100 % new"


def test_in_english_the_sentence_is_rendering_s_own():
    with override("en"):
        text = "a Liquid tag is opened and never closed; close it, or put {% raw %} around it"
        assert said(text) == text
