"""Categories and tags in every spelling."""

import pytest


@pytest.mark.parametrize(
    ("front_matter", "categories", "tags"),
    [
        ("categories: a B c\ntags: a, b", ["a", "B", "c"], ["a,", "b"]),
        ("category: Deep Learning\ntag: x y", ["Deep Learning"], ["x y"]),
        ("categories:\n    - 주인장의 글", ["주인장의 글"], []),
        ("tags: [빅 데이터, Big Data]", [], ["빅 데이터", "Big Data"]),
        ("categories: [a, a, 1]", ["a", "1"], []),
        ("tags: [1, [2, x], null, 2.5, true]", [], ["1", "2", "x", "2.5", "true"]),
        ("tags: false\ncategories:", [], []),
        ("tag: x\ntags: [y]\ncategory: k\ncategories: [m]", ["m", "k"], ["x"]),
        ("categories: 2020\ntags: 5", ["2020"], []),
        ("", [], []),
    ],
)
def test_each_spelling_that_jekyll_takes(document, front_matter, categories, tags):
    post = document(front_matter)
    assert (post.categories, post.tags) == (categories, tags)


def test_folders_above_posts_are_categories_and_those_below_are_not(document):
    post = document("categories: [x]", "개발/Java/_posts/2020/sub/2020-01-02-a.md")
    assert post.categories == ["개발", "Java", "x"]
    assert post.url == "/개발/java/x/2020/01/02/a.html"


def test_categories_of_the_defaults_come_first(document):
    config = "defaults:\n- {scope: {path: ''}, values: {categories: [dflt]}}"
    assert document("categories: own", config=config).categories == ["dflt", "own"]
