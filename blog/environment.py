"""The environment, read so that a wrong value stops the start with a sentence."""

import io
import re
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

_YES_AND_NO = frozenset({"on", "off", "true", "false", "yes", "no", "y", "n", "1", "0", "ok", ""})
_ENGINES = frozenset({"sqlite3", "postgresql"})
_DATABASES = "give postgres://user:password@host/name, or sqlite:////path/to/file.sqlite3"
# A variable with its value, in quotes or not, and a remark behind it: "KEY=value   # why".
_LINE = re.compile(r"""^(\s*(?:export\s+)?\w+=)("[^"]*"|'[^']*'|.*?)(?:\s+\#.*)?\s*$""")


class Environment(environ.Env):
    """django-environ's reader; what it lets pass, or fails at with a trace, is named here."""

    def read_file(self, path: Path) -> None:
        """Take from the file what the environment does not set; what follows " #" is a remark.

        A "#" inside a value is part of it, as in a password.
        """
        if path.is_file():
            lines = path.read_text("utf-8-sig").splitlines()
            text = "\n".join(_LINE.sub(r"\1\2", line).strip() for line in lines)
            self.read_env(io.StringIO(text), overwrite=False)

    def get_value(self, var: str, cast: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Return the value of ``var``; refuse one that is not of its kind."""
        written = self.ENVIRON.get(var, "")
        if cast is bool and written.strip().lower() not in _YES_AND_NO:
            raise ImproperlyConfigured(f"{var} is {written!r}: say on or off.")
        try:
            return super().get_value(var, cast, *args, **kwargs)
        except ValueError as error:
            raise ImproperlyConfigured(f"{var} is {written!r}: give a whole number.") from error

    def address(self, var: str, default: str, read: Any, help_text: str) -> dict[str, Any]:
        """Return what ``read`` makes of the address in ``var``; say how to write one.

        The address itself is not repeated: it may hold a password.
        """
        try:
            return dict(read(self.str(var, default="") or default))
        except (ImproperlyConfigured, ValueError, KeyError, AttributeError) as error:
            raise ImproperlyConfigured(f"{var} cannot be read: {help_text}.") from error

    def database(self, var: str, default: str) -> dict[str, Any]:
        """Return Django's settings of the database at the address in ``var``."""
        found = self.address(var, default, self.db_url_config, _DATABASES)
        if str(found.get("ENGINE", "")).rpartition(".")[2] not in _ENGINES:
            raise ImproperlyConfigured(f"{var} names no database that Mokcha knows: {_DATABASES}.")
        return found

    def folder(self, var: str, default: Path) -> Path:
        """Return the folder in ``var``, made where it is not there yet."""
        path = Path(self.str(var, default="") or default).resolve()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ImproperlyConfigured(f"{var} is {str(path)!r}: {error.strerror}.") from error
        return path
