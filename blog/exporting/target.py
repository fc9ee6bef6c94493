"""The folder that an export writes: never out of it, and never over what is not its own."""

import datetime as dt
import json
import os
from pathlib import Path, PurePosixPath

from blog.exporting.report import ExportReport

FILES = "files.json"
"""Where an export lists the files that it wrote, so that the next one knows its own."""


class Refused(ValueError):
    """The folder cannot be written to; the message says why and what to do."""


class Target:
    """A folder for a tree; ``records`` is the folder in it that an export tells of itself in."""

    def __init__(self, root: Path, records: str, report: ExportReport, *, force: bool) -> None:
        """Look at ``root``, which is made where it is not there.

        Raises Refused for what is no folder, and, without ``force``, for a folder with
        anything in it that is no former export.
        """
        self.root, self.report = root, report
        self._list = f"{records}/{FILES}"
        try:
            if root.exists() and not root.is_dir():
                raise Refused(f"{root} is no folder; name one that is empty or does not exist.")
            root.mkdir(parents=True, exist_ok=True)
            self._former = self._read_list()
            if self._former is None and not force and any(root.iterdir()):
                raise Refused(
                    f"{root} is not empty and no former export; name another folder, or write "
                    "into it all the same with --force."
                )
        except OSError as error:
            raise Refused(f"{root} cannot be written to ({error.strerror or error}).") from error
        self._written: set[str] = set()

    def write(self, name: str, content: bytes, modified: dt.datetime | None = None) -> bool:
        """Make ``content`` the file ``name``; return whether it is there now.

        What is there already is not written again, so that its date stays. ``modified`` is
        the date that a file has to have.
        """
        try:
            path = self._place(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_symlink():
                path.unlink()
            if not (path.is_file() and path.read_bytes() == content):
                path.write_bytes(content)
                self.report.changed += 1
            if modified:
                os.utime(path, (modified.timestamp(), modified.timestamp()))
        except OSError as error:
            self.report.problem(name, f"cannot be written ({error.strerror or error})")
            return False
        except ValueError as error:
            self.report.problem(name, f"is not written: {error}")
            return False
        self._written.add(name)
        return True

    def __contains__(self, name: object) -> bool:
        return name in self._written

    def _place(self, name: str) -> Path:
        """Return where ``name`` lies. Raises ValueError for what is not inside the folder."""
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or {"..", ".git"} & set(parts) or "\0" in name:
            raise ValueError("a name like this leads out of the folder; change it")
        path = self.root.joinpath(*parts)
        if not path.parent.resolve().is_relative_to(self.root.resolve()):
            raise ValueError("a symbolic link in the folder leads out of it; take it away")
        return path

    def finish(self) -> None:
        """Delete what a former export wrote and this one did not; list what is there now."""
        for name in sorted((self._former or set()) - self._written - {self._list}):
            self._delete(name)
        names = sorted(self._written)
        text = json.dumps(names, ensure_ascii=False, indent=0) + "\n"
        self.write(self._list, text.encode("utf-8", "surrogatepass"))

    def _delete(self, name: str) -> None:
        try:
            path = self._place(name)
            if path.is_file() or path.is_symlink():
                path.unlink()
                self.report.removed += 1
            self._delete_empty(path.parent)
        except (OSError, ValueError) as error:
            self.report.problem(name, f"of a former export cannot be deleted ({error})")

    def _delete_empty(self, folder: Path) -> None:
        while folder != self.root and folder.is_dir() and not os.listdir(folder):
            folder.rmdir()
            folder = folder.parent

    def _read_list(self) -> set[str] | None:
        """Return the files of a former export, None where there was none."""
        try:
            names = json.loads((self.root / self._list).read_text("utf-8"))
        except FileNotFoundError:
            return None
        except (ValueError, RecursionError):
            return None
        return (
            {name for name in names if isinstance(name, str)} if isinstance(names, list) else None
        )
