"""The moderation queue."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from comments.models import Block, Comment

pytestmark = pytest.mark.django_db
QUEUE = "/admin/comments/comment/"


@pytest.fixture
def author(django_user_model):
    """Someone who writes here and moderates what stands below their own texts."""
    user = django_user_model.objects.create(username="kim", is_staff=True)
    names = ["view_comment", "change_comment"]
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="comments", codename__in=names)
    )
    return user


@pytest.fixture
def rows(client):
    """Return the texts in the queue, as ``client`` sees it."""

    def read(query=""):
        response = client.get(QUEUE + query, headers={"accept-language": "en"})
        cells = HTMLParser(response.content.decode()).css("#result_list td.field-text")
        return [cell.text(strip=True) for cell in cells]

    return read


@pytest.fixture
def act(client):
    """Return a doer of actions on comments."""

    def run(action, *comments):
        data = {"action": action, "_selected_action": [comment.pk for comment in comments]}
        return client.post(QUEUE, data, follow=True)

    return run


def state_of(comment):
    return Comment.objects.get(pk=comment.pk).state


@pytest.fixture
def three(post, make_comment):
    """A comment of each state."""
    return (
        make_comment(post, "waits", is_public=False),
        make_comment(post, "shown"),
        make_comment(post, "gone", is_removed=True),
    )


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("", {"waits"}),
        ("?state=approved", {"shown"}),
        ("?state=removed", {"gone"}),
        ("?state=all", {"waits", "shown", "gone"}),
    ],
)
def test_the_list_is_a_queue_with_filters(client, admin_user, three, rows, query, texts):
    client.force_login(admin_user)
    assert set(rows(query)) == texts


def test_the_list_shows_whole_texts_as_text_and_leads_to_the_page(
    client, admin_user, post, make_comment
):
    comment = make_comment(post, "<b>" + "long " * 200, is_public=False)
    client.force_login(admin_user)
    page = HTMLParser(client.get(QUEUE).content.decode())
    assert page.css_first("td.field-text").text(strip=True) == comment.comment.strip()
    assert page.css_first("td.field-stands_on a").attributes["href"] == (
        f"{post.get_absolute_url()}#c{comment.pk}"
    )


@pytest.mark.parametrize(
    ("action", "states"),
    [
        ("approve", ["approved", "approved", "approved"]),
        ("reject", ["removed", "approved", "removed"]),
        ("remove", ["removed", "removed", "removed"]),
        ("mark_as_spam", ["removed", "removed", "removed"]),
    ],
)
def test_actions_change_states(client, admin_user, three, act, action, states):
    client.force_login(admin_user)
    data = {"action": action, "_selected_action": [comment.pk for comment in three]}
    client.post(QUEUE + "?state=all", data)
    assert [state_of(comment) for comment in three] == states


def test_a_comment_judged_on_its_own_page(client, admin_user, three):
    client.force_login(admin_user)
    address = f"{QUEUE}{three[0].pk}/change/"
    page = client.get(address).content.decode()
    assert "waits" in page
    assert f'href="{three[0].get_absolute_url()}" class="viewsitelink"' in page
    client.post(address, {"verdict": "approved", "comment": "other words"})
    assert (state_of(three[0]), Comment.objects.get(pk=three[0].pk).comment) == (
        "approved",
        "waits",
    )


def test_an_author_sees_the_comments_of_own_posts_only(
    client, author, make_post, make_comment, rows, act
):
    own = make_comment(make_post(author=author), "mine", is_public=False)
    strange = make_comment(make_post(), "not mine", is_public=False)
    client.force_login(author)
    assert rows() == ["mine"]
    assert client.get(f"{QUEUE}{strange.pk}/change/").status_code == 302
    act("approve", own, strange)
    assert (state_of(own), state_of(strange)) == ("approved", "waiting")


def test_an_editor_sees_all(client, author, make_post, make_comment, rows):
    make_comment(make_post(), "not mine", is_public=False)
    author.user_permissions.add(Permission.objects.get(codename="moderate_all_comments"))
    client.force_login(author)
    assert rows() == ["not mine"]


def test_an_author_blocks_nobody(client, author, make_post, make_comment, act):
    comment = make_comment(make_post(author=author), is_public=False, ip_address="192.0.2.7")
    client.force_login(author)
    act("mark_as_spam", comment)
    assert (Block.objects.count(), state_of(comment)) == (0, "waiting")
    assert client.get("/admin/comments/block/").status_code == 403


def test_staff_without_the_right_sees_no_comment(client, django_user_model, three):
    client.force_login(django_user_model.objects.create(username="x", is_staff=True))
    assert client.get(QUEUE).status_code == 403


def test_a_comment_with_replies_is_never_deleted(client, admin_user, post, make_comment):
    parent = make_comment(post)
    reply = make_comment(post, parent=parent)
    client.force_login(admin_user)
    statuses = [
        client.post(f"{QUEUE}{comment.pk}/delete/", {"post": "yes"}).status_code
        for comment in (parent, reply)
    ]
    assert statuses == [403, 302]
    assert [comment.pk for comment in Comment.objects.all()] == [parent.pk]


def test_a_comment_on_something_gone_is_still_listed(client, admin_user, three, post, rows):
    post.delete()
    client.force_login(admin_user)
    assert rows() == ["waits"]


def test_the_list_asks_the_same_number_of_queries_for_many(
    client, admin_user, make_post, make_comment
):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(QUEUE)
        return len(captured)

    client.force_login(admin_user)
    make_comment(make_post(), is_public=False, user=admin_user)
    queries()
    one = queries()
    for number in range(20):
        make_comment(make_post(), f"c{number}", is_public=False, user=admin_user)
    assert queries() == one


def test_a_block_of_no_network_is_refused_with_a_sentence(client, admin_user):
    client.force_login(admin_user)
    data = {"kind": "address", "value": "nowhere", "until_0": "", "until_1": ""}
    response = client.post("/admin/comments/block/add/", data, headers={"accept-language": "en"})
    assert "This is no IP address or network." in response.content.decode()
    client.post("/admin/comments/block/add/", data | {"value": "192.0.2.7/24"})
    assert Block.objects.get().value == "192.0.2.0/24"


def test_the_admin_of_the_package_is_not_there(client, admin_user):
    client.force_login(admin_user)
    assert client.get("/admin/django_comments_xtd/xtdcomment/").status_code == 404


def test_the_groups_of_the_site_may_moderate(django_user_model, make_post, make_comment):
    author = django_user_model.objects.create(username="a", is_staff=True)
    editor = django_user_model.objects.create(username="e", is_staff=True)
    author.groups.add(Group.objects.get(name="authors"))
    editor.groups.add(Group.objects.get(name="editors"))
    own, strange = make_comment(make_post(author=author)), make_comment(make_post())
    assert set(Comment.objects.moderated_by(author)) == {own}
    assert set(Comment.objects.moderated_by(editor)) == {own, strange}
    assert author.has_perm("comments.change_comment")
    assert not author.has_perm("comments.add_block")
    assert editor.has_perms(["comments.change_comment", "comments.add_block"])
