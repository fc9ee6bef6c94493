"""What an export notes of itself while it writes, so that a killed one never passes for whole.

``files.json`` lists the files of a whole export with their digests. Until it is written anew,
``UNFINISHED`` lies beside it, and each file that is written is noted there before.
"""

import fcntl
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from blog.exporting.records import for_yaml
from blog.importing.records import UNFINISHED

FILES = "files.json"
_HEAD = "This export is not whole: run export_jekyll again. What it has begun to write:\n"
_PARTIAL = "partial"


class Busy(RuntimeError):
    """Another process exports into the folder."""


class Journal:
    """Knows which files of the tree at ``root`` are an export's own.

    ``former`` are the files of the last export, and those that one which was killed wrote,
    with their digests; "" where one is not known.
    """

    def __init__(self, root: Path, records: str) -> None:
        """Begin an export. Raises Busy while another is at work, OSError as files do."""
        self._folder = root / records
        self._folder.mkdir(parents=True, exist_ok=True)
        self._stream: IO[str] = (self._folder / UNFINISHED).open(
            "a+", encoding="utf-8", errors="surrogateescape", newline="\n"
        )
        try:
            fcntl.flock(self._stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._stream.close()
            raise Busy from error
        except OSError:  # a file system without locks
            pass
        self._begun = self._read_begun()
        self.former = {**self._read_list(), **dict.fromkeys(self._begun, "")}
        if not self._stream.tell():
            self._stream.write(_HEAD)
            self._stream.flush()

    @staticmethod
    def is_in(root: Path, records: str) -> bool:
        """Whether the tree at ``root`` is an export, whole or not."""
        return any((root / records / name).is_file() for name in (FILES, UNFINISHED))

    def owns(self, name: str, digest: str) -> bool:
        """Whether the file ``name``, whose digest is ``digest``, is as an export left it."""
        if digest in self._begun.get(name, ()):
            return True
        known = self._listed.get(name)
        return bool(digest) and known is not None and known in {"", digest}

    def note(self, name: str, digest: str) -> None:
        """Note that ``name`` is going to be written."""
        self._begun.setdefault(name, []).append(digest)
        self._stream.write(json.dumps([name, digest]) + "\n")
        self._stream.flush()

    def put(self, path: Path, content: bytes) -> None:
        """Make ``content`` the file at ``path``, all at once."""
        partial = self._folder / _PARTIAL
        partial.write_bytes(content)
        os.replace(partial, path)

    def finish(self, written: Mapping[str, str]) -> None:
        """List what was written; from now on the export is whole."""
        text = json.dumps(dict(sorted(written.items())), ensure_ascii=False, indent=0) + "\n"
        content = for_yaml(text).encode()
        path = self._folder / FILES
        if not path.is_file() or path.read_bytes() != content:
            self.put(path, content)
        (self._folder / _PARTIAL).unlink(missing_ok=True)
        (self._folder / UNFINISHED).unlink(missing_ok=True)
        self._stream.close()

    def _read_begun(self) -> dict[str, list[str]]:
        """Return the digests that an export which was not finished gave to its files."""
        begun: dict[str, list[str]] = {}
        self._stream.seek(0)
        for line in self._stream:
            try:
                name, digest = json.loads(line)
            except (ValueError, TypeError):
                continue  # the head, or the line in which the process was killed
            begun.setdefault(str(name), []).append(str(digest))
        return begun

    def _read_list(self) -> dict[str, str]:
        """Return the files of the last whole export with their digests."""
        try:
            listed = json.loads((self._folder / FILES).read_text("utf-8"))
        except (FileNotFoundError, ValueError, RecursionError):
            listed = {}
        if isinstance(listed, list):  # as exports were until they kept digests
            listed = dict.fromkeys((name for name in listed if isinstance(name, str)), "")
        self._listed = {k: str(v) for k, v in listed.items()} if isinstance(listed, dict) else {}
        return self._listed
