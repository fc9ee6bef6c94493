"""The second half of rendering: from HTML to an article that is safe and ready for a page."""

from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from blog.markup import plain_text, tree
from blog.markup.article import Article, Notice, Removal, Source, Surroundings
from blog.markup.contents import Contents, contents
from blog.markup.decoration import decorate, decorate_excerpt
from blog.markup.document import Document, parse
from blog.markup.embeds import replace_embeds
from blog.markup.headings import identify_headings
from blog.markup.lines import LineFinder
from blog.markup.pictures import pictures
from blog.markup.policies import ARTICLE
from blog.markup.references import in_site_links, references
from blog.markup.sanitizer import Finding, clean, settled
from blog.markup.source_lists import source_blocks


def article(source: Source, surroundings: Surroundings) -> Article:
    """Return the article that a source text makes: ``parse`` and ``render`` in one."""
    return render(parse(source, surroundings))


def render(document: Document) -> Article:
    """Return the article of a parsed document.

    The order is fixed: embeds become placeholders, the sanitiser takes out what is unsafe,
    then everything else is read from the safe tree, and decorated at the end.
    """
    surroundings = document.surroundings
    lines = LineFinder(document.source.text, document.source.first_line)
    body, removed = _safe(document.html, lines)
    identify_headings(body)
    page = surroundings.variables.get("page") or {}
    here = str(page.get("url") or "")
    found = contents(body, str(page.get("title") or ""), here)
    listed = source_blocks(body, surroundings.hosts)
    cited = references(body, surroundings.hosts, document.source.text, listed)
    shown = tuple(pictures(body, surroundings, lines))
    links = in_site_links(body, surroundings.hosts, here)
    own = found.handmade.blocks if found.handmade else []
    summary = plain_text.summary(body, [*own, *listed])
    text = plain_text.text(body)
    unshown = decorate(body, surroundings)
    warnings = (*document.warnings, *_missing(found, lines), *_as_tex(unshown, lines))
    return Article(
        html=settled(tree.serialised(body), ARTICLE),
        contents=found.sections,
        references=cited,
        excerpt=_excerpt(document),
        summary=summary,
        text=text,
        pictures=shown,
        links=links,
        ids=tuple(tree.attribute(node, "id") for node in body.css("[id]")),
        removed=removed,
        warnings=warnings,
    )


def _safe(html: str, lines: LineFinder) -> tuple[LexborNode, tuple[Removal, ...]]:
    body = tree.body_of(html)
    findings = replace_embeds(body)
    cleaned = clean(body, ARTICLE)
    removed = tuple(_removal(finding, lines) for finding in [*findings, *cleaned.findings])
    return tree.body_of(cleaned.html), removed


def _removal(finding: Finding, lines: LineFinder) -> Removal:
    return Removal(finding.what, finding.reason, lines.line(finding.start, finding.words))


def _excerpt(document: Document) -> str:
    body, _ = _safe(document.excerpt, LineFinder(""))
    decorate_excerpt(body, document.surroundings)
    return settled(tree.serialised(body), ARTICLE)


def _missing(found: Contents, lines: LineFinder) -> Iterable[Notice]:
    for entry in found.missing:
        line = lines.line_of(f"#{entry.target}")
        yield Notice(
            f'The contents lead to "#{entry.target}" ("{entry.label}"), which no heading has', line
        )


def _as_tex(formulas: Iterable[str], lines: LineFinder) -> Iterable[Notice]:
    for tex in formulas:
        first = tex.strip().partition("\n")[0]
        message = f"This formula cannot be shown as MathML and stays TeX: {first[:120]}"
        yield Notice(message, lines.line_of(first))
