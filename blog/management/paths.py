"""Paths as people give them to commands: refused with a sentence before anything begins."""

import os
from argparse import ArgumentTypeError
from pathlib import Path

from django.core.management.base import CommandError

_ARCHIVES = (".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar")


def given(text: str) -> Path:
    """Return the path in ``text``; an empty one, as of a variable not set, is none."""
    if not text.strip():
        raise ArgumentTypeError("no path was given")
    return Path(text)


def check_readable(path: Path) -> None:
    """Raise CommandError where there is no folder and no file at ``path`` that may be read."""
    if not os.path.lexists(path) or not os.path.exists(path):
        raise CommandError(f"{path}: there is no such file or folder; check the path.")
    if not os.path.isdir(path) and not os.path.isfile(path):
        raise CommandError(f"{path} is neither a folder nor a file.")
    if not _may(path, os.R_OK | (os.X_OK if os.path.isdir(path) else 0)):
        raise CommandError(f"{path} may not be read; see to its permissions.")
    if os.path.isfile(path) and path.suffix.lower() in _ARCHIVES:
        raise CommandError(f"{path} is an archive: unpack it, and name the folder.")


def check_writable(file: Path, *, so: str) -> None:
    """Raise CommandError where ``file`` cannot be written; ``so`` says what follows."""
    folder = file.parent
    if os.path.isdir(file):
        reason = "it is a folder"
    elif not os.path.isdir(folder):
        reason = f"there is no folder {folder}"
    elif not _may(file if os.path.exists(file) else folder, os.W_OK):
        reason = "it may not be written"
    else:
        return
    raise CommandError(f"{file} cannot be written: {reason}. {so}")


def _may(path: Path, mode: int) -> bool:
    """Whether the account that the process acts for may do as ``mode`` says."""
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)
