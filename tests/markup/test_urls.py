"""Addresses in text, their one spelling, and which of them lead out."""

import pytest

from blog.markup.urls import bare_links, is_citable, is_external, normalised


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("한글https://a.com 봐", "https://a.com"),
        ("https://a.com을 보라", "https://a.com"),
        ("https://a.com/b에서 왔다", "https://a.com/b"),
        ("https://a.com/가나다입니다.", "https://a.com/가나다"),
        ("https://ko.wikipedia.org/wiki/알리바바를 보라", "https://ko.wikipedia.org/wiki/알리바바"),
        ("https://namu.wiki/w/C언어", "https://namu.wiki/w/C언어"),
        ("https://a.com/마을", "https://a.com/마을"),
        ("(https://a.com/x_(y))", "https://a.com/x_(y)"),
        ('"https://a.com/?a=1&b=2#c".', "https://a.com/?a=1&b=2#c"),
        ("출처：https://a.com。", "https://a.com"),
        ("https://한글.kr/x!", "https://한글.kr/x"),
    ],
)
def test_a_bare_address_ends_where_the_sentence_goes_on(text, address):
    assert [link.url for link in bare_links(text)] == [address]


def test_addresses_joined_by_a_comma_are_two():
    assert [link.url for link in bare_links("https://a.com/b,https://b.com/c")] == [
        "https://a.com/b",
        "https://b.com/c",
    ]


@pytest.mark.parametrize("text", ["https://", "javascript:x", "a.com", "ftp://a.com"])
def test_what_is_no_web_address_is_no_link(text):
    assert bare_links(text) == []


@pytest.mark.parametrize(
    ("written", "one"),
    [
        ("HTTP://Example.COM:80", "http://example.com/"),
        ("https://a.com:443/x#part", "https://a.com/x"),
        ("https://a.com:8443/x", "https://a.com:8443/x"),
        ("//cdn.com/x", "https://cdn.com/x"),
        ("https://a.com/%ec%95%8c", "https://a.com/%EC%95%8C"),
        ("https://a.com/알", "https://a.com/%EC%95%8C"),
        ("https://a.com/?utm_source=x&b=1", "https://a.com/?utm_source=x&b=1"),
        ("https://[::1]:8080/x", "https://[::1]:8080/x"),
        ("http://[bad", "http://[bad"),
    ],
)
def test_an_address_has_one_spelling(written, one):
    assert normalised(written) == one


def test_the_sites_own_hosts_are_not_outside():
    assert not is_external("https://me.kr/x", frozenset({"me.kr"}))
    assert not is_external("/x", frozenset())
    assert is_external("https://you.kr/x", frozenset({"me.kr"}))


@pytest.mark.parametrize("address", ["http://localhost:4000/", "http://127.0.0.1/", "http://nas/"])
def test_what_only_the_author_can_reach_is_not_citable(address):
    assert not is_citable(address, frozenset())
