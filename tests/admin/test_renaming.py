"""Names that change for many documents: the texts as written and the search follow."""

import pytest
from django.test import Client
from django.urls import reverse

from blog.models import Category, Document, Tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def tagged(make_stored):
    """Three posts: of one tag, of two, and of another."""
    return [
        make_stored(title="하나", tags=["알리바바", "기업"]),
        make_stored(title="둘", tags=["ALIBABA", "알리바바"]),
        make_stored(title="셋", tags=["ALIBABA"]),
        make_stored(title="넷", tags=["알리바바"]),
    ]


def act(client, action, rows, kind="tag"):
    data = {"action": action, "_selected_action": [row.pk for row in rows], "post": "yes"}
    return client.post(reverse(f"admin:blog_{kind}_changelist"), data, follow=True)


def tags_of(document):
    document = Document.objects.get(pk=document.pk)
    return list(document.tagged.values_list("tag__name", flat=True)), document.front_matter.get(
        "tags"
    )


def test_a_renamed_tag_is_renamed_in_the_text_as_written(as_editor, tagged):
    url = reverse("admin:blog_tag_change", args=[Tag.objects.get(name="기업").pk])
    as_editor.post(url, {"name": "회사"})
    assert tags_of(tagged[0]) == (["알리바바", "회사"], ["알리바바", "회사"])
    assert tagged[0].edited_at < Document.objects.get(pk=tagged[0].pk).edited_at


def test_a_deleted_tag_is_gone_from_the_text_as_written(as_editor, tagged):
    act(as_editor, "delete_selected", Tag.objects.filter(name="알리바바"))
    assert [tags_of(document) for document in tagged[:2]] == [
        (["기업"], ["기업"]),
        (["ALIBABA"], ["ALIBABA"]),
    ]
    assert tags_of(tagged[3]) == ([], None)


def test_several_tags_become_the_one_used_most(as_editor, tagged):
    answer = act(as_editor, "merge", Tag.objects.filter(name__in=["ALIBABA", "알리바바"]))
    [message] = answer.context["messages"]
    assert "알리바바" in str(message)
    assert [tags_of(document)[0] for document in tagged] == [
        ["알리바바", "기업"],
        ["알리바바"],
        ["알리바바"],
        ["알리바바"],
    ]
    assert tags_of(tagged[2])[1] == ["알리바바"]
    assert not Tag.objects.filter(name="ALIBABA").exists()


def test_the_page_of_a_merged_tag_leads_to_the_one_that_stays(as_editor, tagged):
    act(as_editor, "merge", Tag.objects.filter(name__in=["ALIBABA", "알리바바"]))
    answer = Client().get("/tags/alibaba/")
    assert (answer.status_code, answer["Location"]) == (
        301,
        Tag.objects.get(name="알리바바").get_absolute_url(),
    )


def test_categories_are_merged_too_and_no_address_changes(as_editor, make_stored):
    posts = [make_stored(title=n, categories=[n]) for n in ("가", "나")]
    posts.append(make_stored(title="다", categories=["가"]))
    paths = [document.path for document in posts]
    act(as_editor, "merge", Category.objects.all(), kind="category")
    stored = [Document.objects.get(pk=document.pk) for document in posts]
    assert [list(d.categories.values_list("name", flat=True)) for d in stored] == [["가"]] * 3
    assert [document.path for document in stored] == paths
    assert stored[1].front_matter["categories"] == ["가"]


def test_an_author_may_not_merge(as_author, tagged):
    act(as_author, "merge", Tag.objects.all())
    assert Tag.objects.count() == 3
