"""nginx before a node: what it keeps, and that nobody waits for that."""

import shutil
import signal
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

import pytest

from tests.serving.processes import Nginx
from tests.serving.test_reload import SlowSite

pytestmark = pytest.mark.skipif(
    not shutil.which("nginx"), reason="NO NGINX: nothing was asked of it; install nginx-light"
)


@pytest.fixture
def nginx(tmp_path):
    tmp_path.chmod(0o755)
    node = SlowSite(tmp_path, "slow", {})
    server = Nginx(tmp_path, [node], tmp_path, tmp_path)
    started = []
    try:
        for process in (node, server):
            process.start()
            started.append(process)
        yield server
    finally:
        for process in started:
            process.kill(signal.SIGTERM)


def ask(nginx, seconds):
    """Return how long a page took that its node makes within ``seconds``, and how it came."""
    began = time.monotonic()
    with urlopen(f"http://127.0.0.1:{nginx.port}/?{seconds}", timeout=20) as answer:
        return time.monotonic() - began, answer.headers["X-Cache"]


def test_who_asks_at_once_for_a_page_that_is_not_kept_waits_as_long_as_it_takes(nginx):
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: ask(nginx, 0.1), range(4)))
    assert statistics.median(took for took, _how in answers) < 0.45
    assert ask(nginx, 0.1)[1] == "HIT"


def test_a_page_that_became_old_comes_at_once_while_a_new_one_is_fetched(nginx):
    assert ask(nginx, 0.6)[1] == "MISS"
    time.sleep(2.1)
    took, how = ask(nginx, 0.6)
    assert how == "STALE"
    assert took < 0.5
