"""The structure of the code, as the table of floors says it: arrows, circles, sizes."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULE_LINES, FUNCTION_LINES = 400, 50

# Each room, and the rooms that it may import beside itself. A new room is added with its reason.
VALUES = "blog.markup.article"
FLOOR_1 = {VALUES, "blog.models"}
FLOOR_2 = {"blog.references", "blog.search", "blog.media", "blog.caching"}
FLOOR_3 = {
    *FLOOR_1,
    *FLOOR_2,
    "blog.jobs",
    "blog.websub",
    "blog.markup",
    "blog.jekyll",
    "blog.publishing",
    "blog.wording",
}
FLOOR_4 = {*FLOOR_3, "blog.importing", "blog.exporting"}
FLOOR_5 = {*FLOOR_3, "blog.forms"}
FACES = {
    *FLOOR_4,
    *FLOOR_5,
    *("blog.site", "blog.featured", "blog.translations", "blog.speculation", "blog.sharing"),
}
ROOMS = {
    "blog.markup": set(),
    "blog.jekyll": {VALUES},
    "blog.models": {VALUES},
    "blog.references": FLOOR_1,
    "blog.search": FLOOR_1,
    "blog.media": FLOOR_1,
    "blog.caching": FLOOR_1,
    # The queue of background jobs and its worker; what a job does, its own room knows.
    "blog.jobs": set(),
    # The hub outside that subscribers listen to; the one address that publishing asks.
    "blog.websub": {"blog.jobs"},
    # Sentences of the lower rooms in the language of a reader: knows none of them.
    "blog.wording": set(),
    # How a moment is written, by language; Django reads it.
    "blog.formats": set(),
    "blog.publishing": FLOOR_3,
    "blog.importing": FLOOR_4,
    "blog.exporting": FLOOR_4,
    "blog.forms": FLOOR_3,
    # What the public faces share: the request with its site, addresses, language.
    "blog.site": FLOOR_1,
    # The same text in other languages, as pages and the site map name it.
    "blog.translations": {"blog.models", "blog.site"},
    # The picture that an author chose for a text, as lists and whoever shares it show it.
    "blog.featured": FLOOR_3,
    # The picture by which a page is shared, as its head and feeds name it.
    "blog.sharing": {*FLOOR_3, "blog.site", "blog.featured"},
    # What browsers may fetch ahead, as its address in a header and its view know it.
    "blog.speculation": set(),
    "blog.views": FACES,
    "blog.admin": FACES,
    "blog.feeds": FACES,
    "blog.sitemaps": FACES,
    "blog.middleware": FACES,
    "blog.templatetags": FACES,
    "blog.management": FACES,
    "comments": set(),
}
# The site itself: may import anything, and nobody imports it.
SITE = {
    *("blog.settings", "blog.urls", "blog.wsgi", "blog.asgi", "blog.apps", "blog.checks"),
    # Named by the settings.
    *("blog.static_files", "blog.environment", "blog.admin_site"),
}
DJANGO_FREE = ("blog.markup", "blog.jekyll")


@cache
def modules() -> dict[str, Path]:
    """Return every module of ours, migrations apart, by its dotted name."""
    files = [*ROOT.glob("blog/**/*.py"), *ROOT.glob("comments/**/*.py")]
    named = {}
    for file in files:
        if "migrations" not in file.parts:
            parts = file.relative_to(ROOT).with_suffix("").parts
            named[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return named


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text("utf-8"))


@cache
def imports(module: str) -> frozenset[str]:
    """Return the dotted names that ``module`` imports, in function bodies too."""
    found = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = module.split(".")
                if modules()[module].name != "__init__.py":
                    package = package[:-1]
                package = package[: len(package) - node.level + 1]
                base = ".".join([*package, *([base] if base else [])])
            for alias in node.names:
                full = f"{base}.{alias.name}"
                found.add(full if full in modules() else base)
    return frozenset(found)


def ours(module: str) -> set[str]:
    return {name for name in imports(module) if name in modules() and name != module}


def room_of(module: str) -> str:
    if module in SITE or module == "blog":
        return module
    candidates = [room for room in ROOMS if module == room or module.startswith(room + ".")]
    return max(candidates, key=len, default="")


def within(module: str, rooms: set[str]) -> bool:
    return any(module == room or module.startswith(room + ".") for room in rooms)


@pytest.mark.parametrize("module", sorted(modules()))
def test_every_module_has_a_room(module):
    assert room_of(module), f"{module} belongs to no room of the table: add the room, with a reason"


@pytest.mark.parametrize("module", sorted(modules()))
def test_arrows_lead_down_the_house(module):
    if module in SITE:
        return
    room = room_of(module)
    allowed = {room, *ROOMS.get(room, set())}
    wrong = {name for name in ours(module) if name != "blog" and not within(name, allowed)}
    assert not wrong


@pytest.mark.parametrize("module", sorted(m for m in modules() if m.startswith(DJANGO_FREE)))
def test_rendering_and_reading_need_no_django(module):
    assert not {name for name in imports(module) if name.split(".")[0] == "django"}


def test_nobody_imports_the_site():
    assert not {(m, name) for m in modules() for name in ours(m) & SITE if m not in SITE}


def test_no_circle():
    """A module never imports itself by way of others."""
    done, path = set(), []

    def walk(module: str) -> None:
        if module in path:
            pytest.fail("circle: " + " -> ".join([*path[path.index(module) :], module]))
        if module in done:
            return
        path.append(module)
        for other in sorted(ours(module)):
            # A package's own parts are imported by its __init__: no circle of meaning there.
            if not (modules()[module].name != "__init__.py" and module.startswith(other + ".")):
                walk(other)
        path.pop()
        done.add(module)

    for module in sorted(modules()):
        walk(module)


@pytest.mark.parametrize("module", sorted(modules()))
def test_modules_and_functions_fit_a_head(module):
    lines = modules()[module].read_text("utf-8").count("\n")
    assert lines <= MODULE_LINES or ".data" in module, f"{module} has {lines} lines"
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    }
    assert not long
