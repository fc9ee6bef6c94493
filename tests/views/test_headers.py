"""What every answer says to the browser, whatever it is."""

import pytest

pytestmark = pytest.mark.django_db


def policy_of(answer):
    """The directives, whose order differs from one process to the next."""
    return answer["Content-Security-Policy"].split("; ")


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "/", 200),
        ("get", "/feed.xml", 200),
        ("get", "/nothing-here/", 404),
        ("get", "/admin/", 302),
        ("get", "/admin/login/", 200),
        ("post", "/comments/post/", 404),
        ("get", "/comments/post/", 405),
        ("get", "/healthz", 200),
    ],
)
def test_each_kind_of_answer_has_the_policy(client, method, address, status):
    answer = getattr(client, method)(address)
    assert answer.status_code == status
    assert "script-src 'self'" in policy_of(answer)
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_host_that_is_not_ours_is_answered_with_the_policy_too(client):
    answer = client.get("/", HTTP_HOST="evil.example")
    assert answer.status_code == 400
    assert "script-src 'self'" in policy_of(answer)


@pytest.mark.parametrize(
    "next_", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"]
)
def test_the_language_switch_leads_nowhere_else(client, next_):
    assert client.post("/admin/language/", {"language": "en", "next": next_}).url == "/"
