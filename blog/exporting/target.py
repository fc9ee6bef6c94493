"""The folder that an export writes: never out of it, and never over what is not its own."""

import datetime as dt
import errno
import hashlib
import os
from pathlib import Path, PurePosixPath

from blog.exporting.journal import Busy, Journal
from blog.exporting.report import ExportReport

_FATAL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


class Refused(ValueError):
    """The folder cannot be written to; the message says why and what to do."""


class Target:
    """A folder for a tree; ``records`` is the folder in it that an export tells of itself in.

    A file is whole or not there. What is there already and was not written by an export, or
    was changed since, is left and named; with ``force`` it is replaced and named.
    """

    def __init__(self, root: Path, records: str, report: ExportReport, *, force: bool) -> None:
        """Look at ``root``, which is made where it is not there.

        Raises Refused for what is no folder, and, without ``force``, for a folder with
        anything in it that is no former export.
        """
        self.root, self.report, self._force = root, report, force
        self._written: dict[str, str] = {}
        self._left: set[str] = set()
        try:
            if root.exists() and not root.is_dir():
                raise Refused(f"{root} is no folder; name one that is empty or does not exist.")
            root.mkdir(parents=True, exist_ok=True)
            self._resolved = root.resolve()
            is_strange = not Journal.is_in(root, records) and any(root.iterdir())
            if is_strange and not force:
                raise Refused(
                    f"{root} is not empty and no former export; name another folder, or write "
                    "into it all the same with --force."
                )
            self._place(f"{records}/x")
            self._journal = Journal(root, records)
        except Busy as error:
            raise Refused(f"another export is writing into {root}; wait until it ends.") from error
        except (OSError, ValueError) as error:
            if isinstance(error, Refused):
                raise
            reason = getattr(error, "strerror", None) or error
            raise Refused(f"{root} cannot be written to ({reason}).") from error

    def write(self, name: str, content: bytes, modified: dt.datetime | None = None) -> bool:
        """Make ``content`` the file ``name``; return whether it is there now.

        What is there already is not written again, so that its date stays. ``modified`` is
        the date that a file has to have. Raises Refused where nothing can be written any more.
        """
        digest = hashlib.sha256(content).hexdigest()
        try:
            path = self._place(name)
            if _digest_of(path) != digest:
                self._make_way(name, path)
                self._journal.note(name, digest)
                path.parent.mkdir(parents=True, exist_ok=True)
                self._journal.put(path, content)
                self.report.changed += 1
            if modified:
                os.utime(path, (modified.timestamp(), modified.timestamp()))
        except OSError as error:
            if error.errno in _FATAL:
                raise Refused(_unfinished(self.root, error)) from error
            return self.leave(name, f"cannot be written ({error.strerror or error})")
        except ValueError as error:
            return self.leave(name, f"is not written: {error}")
        self._written[name] = digest
        return True

    def leave(self, name: str, message: str) -> bool:
        """Let what a former export made of ``name`` be, because of what ``message`` says."""
        self.report.problem(name, message)
        self._left.add(name)
        return False

    def __contains__(self, name: object) -> bool:
        return name in self._written

    @property
    def has_posts(self) -> bool:
        """Whether a folder of posts or drafts was written."""
        return any({"_posts", "_drafts"} & set(name.split("/")[:-1]) for name in self._written)

    def _make_way(self, name: str, path: Path) -> None:
        """Let ``path`` be written. Raises ValueError where somebody else's work lies there."""
        if not os.path.lexists(path) or self._journal.owns(name, _digest_of(path)):
            return
        if not self._force:
            raise ValueError(
                "the file there is another, or was changed since the last export; import it, "
                "move it away, or replace it with --force"
            )
        if path.is_symlink():
            path.unlink()
        self.report.replaced.append(name)

    def _place(self, name: str) -> Path:
        """Return where ``name`` lies. Raises ValueError for what is not inside the folder."""
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or {"..", ".git"} & set(parts) or "\0" in name:
            raise ValueError("a name like this leads out of the folder; change it")
        path = self.root.joinpath(*parts)
        if not path.parent.resolve().is_relative_to(self._resolved):
            raise ValueError("a symbolic link in the folder leads out of it; take it away")
        return path

    def finish(self) -> None:
        """Delete what a former export wrote and this one did not; list what is there now.

        Raises Refused where the list cannot be written.
        """
        former = self._journal.former
        for name in sorted(former.keys() - self._written.keys() - self._left):
            self._delete(name)
        left = {name: former[name] for name in self._left & former.keys()}
        try:
            self._journal.finish(left | self._written)
        except OSError as error:
            raise Refused(_unfinished(self.root, error)) from error

    def _delete(self, name: str) -> None:
        try:
            path = self._place(name)
            if os.path.lexists(path):
                if not self._journal.owns(name, _digest_of(path)):
                    message = "was changed since the last export, and is no part of the site now"
                    raise ValueError(message)
                path.unlink()
                self.report.removed += 1
            self._delete_empty(path.parent)
        except (OSError, ValueError) as error:
            self.report.problem(name, f"of a former export is not deleted: {error}")

    def _delete_empty(self, folder: Path) -> None:
        while folder != self.root and folder.is_dir() and not os.listdir(folder):
            folder.rmdir()
            folder = folder.parent


def _digest_of(path: Path) -> str:
    """Return the digest of the file at ``path``, "" where none is, or a link lies there."""
    if path.is_symlink() or not path.is_file():
        return ""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _unfinished(root: Path, error: OSError) -> str:
    return (
        f"{root} takes nothing more ({error.strerror or error}), and the export in it is not "
        "whole; see to it, and export again."
    )
