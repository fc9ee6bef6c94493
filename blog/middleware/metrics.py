"""Numbers about the requests answered, in Prometheus's text form.

Each process counts for itself and leaves its numbers in a folder that the processes of one
node share, so that whichever of them is asked answers for all.
"""

import contextlib
import json
import os
import threading
import time
from collections import Counter
from pathlib import Path

TYPE = "text/plain; version=0.0.4; charset=utf-8"
# Seconds; a page that is kept takes less than the first.
_BOUNDS = (0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
# How often a process writes its numbers down, in seconds.
_EVERY = 1.0
_ABOUT = {
    "mokcha_requests_total": ("counter", "Requests answered, by status and by what was kept."),
    "mokcha_request_seconds": ("histogram", "How long the answers took."),
}


class Metrics:
    """The numbers of this process, and the sum over those of its siblings."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._numbers: Counter[str] = Counter()
        self._written = 0.0
        folder.mkdir(parents=True, exist_ok=True)
        for file in folder.glob("*.json"):
            if not _is_alive(file.stem):
                file.unlink(missing_ok=True)

    def count(self, method: str, status: str, cache: str, seconds: float) -> None:
        """Count one request."""
        labels = f'method="{method}",status="{status}",cache="{cache}"'
        bound = next((bound for bound in _BOUNDS if seconds <= bound), None)
        with self._lock:
            self._numbers[f"mokcha_requests_total{{{labels}}}"] += 1
            self._numbers["mokcha_request_seconds_sum"] += seconds  # type: ignore[assignment]
            self._numbers["mokcha_request_seconds_count"] += 1
            self._numbers[f"bound {bound}"] += 1
        if time.monotonic() - self._written > _EVERY:
            self.write()

    def write(self) -> None:
        """Leave the numbers for the siblings."""
        self._written = time.monotonic()
        with self._lock:
            text = json.dumps(self._numbers)
        new = self._folder / f"{os.getpid()}.{threading.get_ident()}.new"
        new.write_text(text)
        new.replace(self._folder / f"{os.getpid()}.json")

    def text(self) -> str:
        """Return the numbers of all processes of this node."""
        self.write()
        total: Counter[str] = Counter()
        for file in self._folder.glob("*.json"):
            with contextlib.suppress(OSError, ValueError):
                total.update(json.loads(file.read_text()))
        lines = []
        for name, (kind, about) in _ABOUT.items():
            lines += [f"# HELP {name} {about}", f"# TYPE {name} {kind}"]
            lines += _buckets(total) if kind == "histogram" else []
            lines += [f"{key} {total[key]}" for key in sorted(total) if key.startswith(name)]
        return "\n".join(lines) + "\n"


def _buckets(total: Counter[str]) -> list[str]:
    lines, below = [], 0
    for bound in _BOUNDS:
        below += total[f"bound {bound}"]
        lines.append(f'mokcha_request_seconds_bucket{{le="{bound}"}} {below}')
    everything = below + total["bound None"]
    return [*lines, f'mokcha_request_seconds_bucket{{le="+Inf"}} {everything}']


def _is_alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
