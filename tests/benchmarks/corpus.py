"""Posts made up in bulk, as rows: enough of them to see what grows with the site."""

import datetime as dt
import itertools
import random
from collections.abc import Iterator

from blog.models import Category, Document, Post, SiteConfiguration, Tag
from blog.models.categories import DocumentCategory
from blog.models.tags import TaggedDocument

SYLLABLES = "가나다라마바사아자차카파하고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후"
FIRST, YEARS = dt.datetime(2000, 1, 1, tzinfo=dt.UTC), dt.timedelta(days=20 * 365.25)
GOLDEN = (5**0.5 - 1) / 2
TAGS, CATEGORIES, AT_ONCE, PARAGRAPHS = 60, 12, 2000, 1000


def fill(number: int) -> None:
    """Add posts until there are ``number``, with three tags and a category each."""
    chance = random.Random(number)
    SiteConfiguration.objects.get_or_create(
        defaults={"title": "목차", "lang": "ko", "config": {"timezone": "Asia/Seoul"}}
    )
    tags = [Tag.objects.get_or_create(name=f"태그 {n}")[0] for n in range(TAGS)]
    categories = [Category.objects.get_or_create(name=f"분류 {n}")[0] for n in range(CATEGORIES)]
    paragraphs = [_words(chance, 40) for _ in range(PARAGRAPHS)]
    there = Post.objects.count()
    for some in _portions(range(there, number)):
        posts = Document.objects.bulk_create(
            _post(index, chance.sample(paragraphs, 5)) for index in some
        )
        TaggedDocument.objects.bulk_create(
            TaggedDocument(content_object=post, tag=tag)
            for post in posts
            for tag in chance.sample(tags, 3)
        )
        DocumentCategory.objects.bulk_create(
            DocumentCategory(document=post, category=chance.choice(categories)) for post in posts
        )


def _portions(numbers: range) -> Iterator[list[int]]:
    walk = iter(numbers)
    while some := list(itertools.islice(walk, AT_ONCE)):
        yield some


def _words(chance: random.Random, count: int) -> str:
    return " ".join(
        "".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(count)
    )


def _post(index: int, paragraphs: list[str]) -> Document:
    """Return the ``index``-th post, made of ``paragraphs``.

    Its date divides the widest gap that the posts before left in the same twenty years, so that
    what is measured grows by the number of posts alone.
    """
    return Document(
        kind="post",
        status="published",
        title=" ".join(paragraphs[0].split()[:4]),
        slug=f"post-{index}",
        path=f"/posts/{index}.html",
        source_path=f"_posts/2000-01-01-post-{index}.md",
        published_at=FIRST + YEARS * (index * GOLDEN % 1),
        html="".join(f"<p>{text}</p>\n" for text in paragraphs),
        text="\n".join(paragraphs),
        summary=paragraphs[0][:200],
        excerpt=f"<p>{paragraphs[0]}</p>",
        comments=index % 2 == 0,
    )
