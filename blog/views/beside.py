"""What of the site stands beside an article, found in the same query as the article."""

import datetime as dt
import json
from functools import cache
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.db.models import Case, JSONField, OuterRef, Q, When
from django.urls import reverse
from django.utils import timezone

from blog.models import Document, Post, SiteConfiguration
from blog.models.prepared import Prepared
from blog.models.rows import Rows
from blog.models.slugs import slug_of
from blog.references import linking_to, place_of
from blog.translations import TRANSLATED, default_of, grouped
from blog.views.related import MOST, related_posts, sharing

_MOST_BACKLINKS = 30
_MOST_OF_A_SERIES = 100
# What a list of others shows of each.
OTHER = ("pk", "title", "path", "lang")
_ORDER = ("published_at", "source_path")
_COLUMN = "beside_"
# Stands for the time at which the page is asked for.
_NOW = dt.datetime(1, 2, 3, 4, 5, 6, 7, tzinfo=dt.UTC)
_IS_POST = Q(kind=Document.Kind.POST)


class Series(NamedTuple):
    """A series of posts, the first first, with the place of the article in it."""

    name: str
    posts: list[Document]
    place: int

    @property
    def url(self) -> str:
        """The address of the page of the series."""
        return reverse("one_series", args=[slug_of(self.name)])


def article_at(path: str, site: SiteConfiguration) -> Document | None:
    """Return the public document at ``path`` with all that its page shows beside its comments,
    None where there is none: one query, however much stands there.
    """
    here, below = place_of(path), place_of(site.base_url + path)
    values = {"path": path, "now": timezone.now(), "here": here, "below": below}
    found = next(_prepared(site.base_url).ask(values), None)
    return None if found is None else _read(found)


@cache
def _prepared(base_url: str) -> Prepared:
    named: dict[str, Any] = {
        "path": "the path",
        "now": _NOW,
        "here": "its place",
        "below": "its place below",
    }
    found = Document.objects.public(_NOW).filter(path=named["path"]).with_terms()
    author = get_user_model().objects.filter(pk=OuterRef("author"))
    beside = _beside({named["here"], named["below"]}, base_url)
    beside["author"] = Rows(author, "pk", "username", "first_name", "last_name")
    return Prepared(found.annotate(**{_COLUMN + name: beside[name] for name in beside}), named)


def _read(document: Document) -> Document:
    """Read the columns beside those of ``document``, which the database gives as JSON."""
    for name, value in vars(document).items():
        if name.startswith(_COLUMN) or name in {"category_rows", "tag_rows"}:
            setattr(document, name, json.loads(value) if value else [])
    for row in _rows(document, "author"):
        document.author = get_user_model()(**row)
    return document


def _beside(places: set[str], base_url: str) -> dict[str, Any]:
    posts = Post.objects.public(_NOW)
    series = posts.filter(series=OuterRef("series")).order_by(*_ORDER)[:_MOST_OF_A_SERIES]
    backlinks = {
        f"backlinks_{number}": Rows(documents[:_MOST_BACKLINKS], *OTHER, *_ORDER)
        for number, documents in enumerate(linking_to(places, base_url, _NOW))
    }
    others = Document.objects.public(_NOW).exclude(pk=OuterRef("pk"))
    translated = others.filter(translation_key=OuterRef("translation_key"))
    return {
        "translations": _if(~Q(translation_key=""), Rows(translated, *TRANSLATED)),
        "newer": _if(_IS_POST, Rows(_later(posts), *OTHER)),
        "older": _if(_IS_POST, Rows(_earlier(posts), *OTHER)),
        "series": _if(_IS_POST & ~Q(series=""), Rows(series, *OTHER)),
        **{name: _if(_IS_POST, rows) for name, rows in sharing(posts, OTHER).items()},
        **backlinks,
    }


def _if(condition: Q, rows: Any) -> Case:
    return Case(When(condition, then=rows), output_field=JSONField())


def _later(posts: Any) -> Any:
    """Return the post after the one of the query around, in the stream."""
    moment, name = OuterRef("published_at"), OuterRef("source_path")
    before = Q(published_at=moment, source_path__lte=name)
    return posts.filter(~before, published_at__gte=moment).order_by(*_ORDER)[:1]


def _earlier(posts: Any) -> Any:
    moment, name = OuterRef("published_at"), OuterRef("source_path")
    after = Q(published_at=moment, source_path__gte=name)
    return posts.filter(~after, published_at__lte=moment).newest_first()[:1]


def beside(document: Document, site: SiteConfiguration) -> dict[str, Any]:
    """Return what the page of ``document``, as ``article_at`` found it, shows beside it."""
    newer, older = _others(document, "newer"), _others(document, "older")
    translated = [Document(**row) for row in _rows(document, "translations")]
    translations = grouped([document, *translated], site) if translated else []
    return {
        "translations": translations,
        "default_translation": default_of(translations, site),
        "backlinks": _backlinks(document),
        "newer": newer[0] if newer else None,
        "older": older[0] if older else None,
        "series": _series(document),
        "related": _related(document),
    }


def _rows(document: Document, name: str) -> list[dict[str, Any]]:
    return getattr(document, _COLUMN + name, None) or []


def _others(document: Document, name: str) -> list[Document]:
    return list(map(_other, _rows(document, name)))


def _other(row: dict[str, Any]) -> Document:
    return Document(**{name: row[name] for name in OTHER})


def _series(document: Document) -> Series | None:
    """Return the series of ``document``, None where it is in none or alone in it."""
    posts = _others(document, "series")
    places = [post.pk for post in posts]
    if document.pk not in places or len(posts) < 2:
        return None
    return Series(document.series, posts, places.index(document.pk) + 1)


def _backlinks(document: Document) -> list[Document]:
    """Return the documents that link to ``document``, each once, the newest first."""
    found = {row["pk"]: row for n in range(3) for row in _rows(document, f"backlinks_{n}")}
    newest = sorted(found.values(), key=lambda row: [row[name] or "" for name in _ORDER])
    shown = newest[: -_MOST_BACKLINKS - 1 : -1]
    return list(map(_other, shown))


def _related(document: Document) -> list[Document]:
    found = {name: _rows(document, name) for name in ("tagged", "citing", "titled")}
    rows = related_posts(document.title, document.series, found)
    return list(map(_other, [row for row in rows if row["pk"] != document.pk][:MOST]))
