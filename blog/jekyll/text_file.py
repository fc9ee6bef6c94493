"""Reading one text file of a tree: refusing what is dangerous, explaining what is unreadable."""

import os
import stat
from pathlib import Path

LIMIT = 5 * 1024 * 1024
"""The size in bytes above which a text is not read."""

# More than so many NUL bytes are no slip of an editor.
_MOST_NUL = 3
_SCRIPTS = (
    ("euc_kr", "가", "힣", "CP949 (EUC-KR)"),
    ("cp932", "ぁ", "ヿ", "Shift_JIS"),
    ("cp949", "가", "힣", "CP949 (EUC-KR)"),
    ("gb18030", "一", "鿿", "GB18030"),
)


class Unreadable(ValueError):
    """A file that is not read: ``message`` says why and what to do, ``line`` where."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def read(
    path: Path, root: Path | None, encoding: str = "utf-8", dropped: list[int] | None = None
) -> str:
    """Return the text of ``path`` with its newlines and its BOM as they are.

    ``root`` is the folder out of which no symbolic link may lead, None where that does not
    matter. ``dropped`` gets the lines of stray NUL bytes, which no database takes. Raises
    Unreadable.
    """
    try:
        if root is not None and leads_out(path, root):
            raise Unreadable("this symbolic link leads out of the tree; put the file itself here")
        data = _bytes(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreadable(f"the file cannot be read ({reason}); see to it and try again") from error
    return _without_nul(decoded(data, encoding), [] if dropped is None else dropped)


def leads_out(path: Path, root: Path) -> bool:
    """Say whether ``path`` lies outside ``root`` once symbolic links are followed."""
    return not path.resolve().is_relative_to(root.resolve())


def _bytes(path: Path) -> bytes:
    with open(path, "rb", opener=_opener) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("this is no regular file")
        if status.st_size > LIMIT:
            raise Unreadable(too_long(status.st_size))
        return file.read(LIMIT + 1)


def _opener(path: str, flags: int) -> int:
    """Open without waiting for the other end of a named pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def too_long(size: int) -> str:
    """Return the sentence on a text of ``size`` bytes."""
    return (
        f"the text has {size / 1024 / 1024:.1f} MB and the limit is {LIMIT // 1024 // 1024} MB; "
        "divide it, or keep it as a file to download"
    )


def decoded(data: bytes, encoding: str = "utf-8") -> str:
    """Return the text of ``data``. Raises Unreadable with the place of the first bad byte."""
    try:
        text = data.decode(encoding)
    except LookupError:
        return decoded(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            f"this is not {encoding.upper()}: byte {error.start} is 0x{data[error.start]:02X}; "
            f"the file looks like {_likely(data)}; save it as UTF-8",
            line,
        ) from error
    except UnicodeError:  # a codec that is not meant for files
        return decoded(data)
    return text


def _without_nul(text: str, dropped: list[int]) -> str:
    """Return ``text`` without the few NUL bytes in it. Raises Unreadable where they are many."""
    first = text.find("\0")
    if first < 0:
        return text
    line = text.count("\n", 0, first) + 1
    if text.count("\0") > _MOST_NUL:
        raise Unreadable(
            f"a NUL byte stands at character {first}: the file is binary or damaged; "
            "save it as plain text",
            line,
        )
    lines = enumerate(text.split("\n"), 1)
    dropped += [number for number, one in lines if "\0" in one]
    return text.replace("\0", "")


def _likely(data: bytes) -> str:
    """Name the encoding that a text which is not UTF-8 probably has."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if b"\0" in data[:1024]:
        return "a binary file"
    for codec, first, last, name in _SCRIPTS:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        foreign = [char for char in text if not char.isascii()]
        if 2 * sum(first <= char <= last for char in foreign) > len(foreign):
            return name
    return "Windows-1252"
