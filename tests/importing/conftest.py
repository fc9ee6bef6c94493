"""Trees on disk, and the questions that tests ask of an import."""

import ctypes
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from blog.importing import DocumentReport, Report

POST = "---\ntitle: {title}\ndate: 2019-07-13 14:49:09 +0900\n---\n\n{body}\n"


@pytest.fixture
def write_tree(tmp_path: Path) -> Callable[..., Path]:
    """Return a maker of a Jekyll tree from names and texts (or bytes)."""
    root = tmp_path / "site"

    def write(files: dict[str, str | bytes]) -> Path:
        for name, content in {
            "_config.yml": "title: 시험\ntimezone: Asia/Seoul\n",
            **files,
        }.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return write


def post(title: str = "좋은 글", body: str = "본문입니다.") -> str:
    """Return the text of a post that nothing is wrong with."""
    return POST.format(title=title, body=body)


def outcome(report: Report, source: str) -> DocumentReport:
    """Return what the report says of one document."""
    return next(document for document in report.documents if document.source == source)


def said_of(report: Report, source: str) -> str:
    """Return everything that the report's lines say of ``source``."""
    return "\n".join(line for line in report.lines() if line.startswith(source))


class _Head(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _Sets(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")]


@pytest.fixture
def as_nobody() -> Iterator[None]:
    """Let permissions count for the test even where it runs as root, who may read everything."""
    libc = ctypes.CDLL(None, use_errno=True)
    head, sets = _Head(0x20080522, 0), (_Sets * 2)()
    if os.geteuid() or libc.capget(ctypes.byref(head), sets):
        yield
        return
    former = sets[0].effective
    sets[0].effective = former & ~0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    assert not libc.capset(ctypes.byref(head), sets)
    yield
    sets[0].effective = former
    assert not libc.capset(ctypes.byref(head), sets)
