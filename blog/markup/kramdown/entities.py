"""Named and numeric character references, as kramdown knows them."""

from dataclasses import dataclass
from functools import lru_cache
from html.entities import name2codepoint

NAMED = {**name2codepoint, "apos": 39, "vellip": 8942, "lceil": 8968, "rceil": 8969}
NAMED.update(lang=9001, rang=9002)
NAMES = {code: name for name, code in NAMED.items()}

_WINDOWS_1252 = {
    code: ord(bytes([code]).decode("cp1252"))
    for code in range(128, 160)
    if code not in (129, 141, 143, 144, 157)
}


@dataclass(frozen=True, slots=True)
class Entity:
    """A character reference: its code point and its name, where it has one."""

    code: int
    name: str | None

    @property
    def character(self) -> str | None:
        """The character itself, or None where there is none."""
        if 0 <= self.code <= 0x10FFFF and not 0xD800 <= self.code <= 0xDFFF:
            return chr(self.code)
        return None


@lru_cache(maxsize=1024)
def entity(reference: str | int) -> Entity:
    """The entity of a name or a code point; raises KeyError for an unknown name.

    Code points 128 to 159 mean what Windows-1252 means by them.
    """
    code = NAMED[reference] if isinstance(reference, str) else reference
    code = _WINDOWS_1252.get(code, code)
    return Entity(code, NAMES.get(code))
