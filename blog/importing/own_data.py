"""What Mokcha keeps of its own (database, key, media), where that lies inside a tree."""

from pathlib import Path

from django.conf import settings

from blog.importing.report import ImportProblem
from blog.importing.turn import LOCK
from blog.jekyll.site import Documents, Tree


def own_places(root: Path) -> list[str]:
    """Return the paths below ``root`` that are Mokcha's own."""
    data = settings.DATA_DIR
    places = [data, settings.MEDIA_ROOT, settings.STATIC_ROOT, data / "secret_key"]
    database = str(settings.DATABASES["default"]["NAME"])
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        suffixes = ("", "-wal", "-shm", "-journal", LOCK)
        places += [Path(database + suffix) for suffix in suffixes]
    inside, top = (Path(place).resolve() for place in places), root.resolve()
    return [
        place.relative_to(top).as_posix()
        for place in inside
        if place != top and place.is_relative_to(top)
    ]


def is_own(name: str, places: list[str]) -> bool:
    """Whether the file ``name`` is one of ``places`` or lies in one."""
    return any(name == place or name.startswith(f"{place}/") for place in places)


def leave_own_data(tree: Tree, places: list[str]) -> list[ImportProblem]:
    """Take what is at ``places`` out of ``tree``; return a line for each of them that is there.

    Whoever keeps Mokcha inside the folder of a site must not publish the database with it.
    """
    if isinstance(tree.documents, Documents):
        kept = tuple(one for one in tree.documents.entries if not is_own(one[0].source, places))
        tree.documents = Documents(tree.documents.reader, kept)
    tree.assets = [asset for asset in tree.assets if not is_own(asset.source, places)]
    tree.others = [name for name in tree.others if not is_own(name, places)]
    message = "these are Mokcha's own data; they are left out, keep them outside of the tree"
    found = [place for place in places if (tree.root / place).exists()]
    return [ImportProblem(place, message) for place in found if not _is_inside(place, found)]


def _is_inside(place: str, others: list[str]) -> bool:
    return any(place.startswith(f"{other}/") for other in others)
