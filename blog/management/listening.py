"""Whether a server can listen at an address, asked before it starts.

The server shares its port with other processes of its kind, so a second site on the same
port would start without a word, and readers would see one or the other by chance.
"""

import errno
import socket

from django.core.management.base import CommandError

_HIGHEST = 65_535


def refuse_taken(address: str) -> None:
    """Raise a sentence where nothing can listen at ``address``, as in "127.0.0.1:8000"."""
    host, _, written = address.rpartition(":")
    port = int(written) if written.isdecimal() else 0
    if not 0 < port <= _HIGHEST:
        raise CommandError(f"The port is {written!r}: give a number from 1 to {_HIGHEST}.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host.strip("[]"), port), family=family).close()
    except OSError as error:
        raise CommandError(_sentence(host, port, error)) from error


def _sentence(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken, perhaps by Mokcha in another window. Stop what runs there, or "
            f"choose another port: make run PORT={port + 1 if port < _HIGHEST else 8000}"
        )
    if error.errno == errno.EACCES:
        return f"Port {port} is for the system's own servers: choose one above 1023."
    return f"No server can listen at {host}:{port}: {error.strerror or error}."
