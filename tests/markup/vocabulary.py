"""How tests of rendering say what goes in and what must come out."""

from blog.markup import Article, Source, Surroundings, article, tree
from blog.markup.policies import ARTICLE
from blog.markup.references import references
from blog.markup.sanitizer import Finding, clean


def page(text: str, **surroundings) -> Article:
    """The article of a Markdown text."""
    return article(Source(text, "post.md"), Surroundings(**surroundings))


def html_page(text: str, **surroundings) -> Article:
    """The article of a text that is HTML already."""
    return article(Source(text, "post.html", format="html"), Surroundings(**surroundings))


def cleaned(html: str) -> str:
    """What the sanitiser leaves of an author's HTML."""
    return clean(tree.body_of(html), ARTICLE).html


def findings(html: str) -> list[Finding]:
    """What the sanitiser takes out of an author's HTML."""
    return list(clean(tree.body_of(html), ARTICLE).findings)


def cited(html: str, *hosts: str) -> list[tuple[str, str, str, str]]:
    """Kind, address, title and byline of what HTML cites."""
    found = references(tree.body_of(html), frozenset(hosts))
    return [(c.kind, c.url, c.title, c.byline) for c in found]


def outline(sections) -> list:
    """A table of contents as labels, those below an entry in a list behind it."""
    lines = []
    for section in sections:
        lines.append(section.label)
        if section.children:
            lines.append(outline(section.children))
    return lines
