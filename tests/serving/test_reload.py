"""Who asks while the server is renewed or ended gets an answer."""

import signal
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import RemoteDisconnected
from urllib.request import urlopen

import pytest

from tests.serving.processes import Node, wait_for

INTERVAL = 1.0
READERS = 2


class SlowSite(Node):
    """The server of a node, before a site that answers as late as it is asked to."""

    def command(self):
        application = "tests.serving.slow_site:application"
        return [*super().command()[:-1], "--respawn-interval", INTERVAL, application]

    def answers(self):
        return bool(self.ask())

    def ask(self, seconds=0):
        """Return the process that answered."""
        with urlopen(f"http://127.0.0.1:{self.port}/?{seconds}", timeout=20) as answer:
            return int(answer.read())


@pytest.fixture
def server(tmp_path):
    server = SlowSite(tmp_path, "slow", {})
    server.start()
    yield server
    server.kill(signal.SIGTERM)


def in_flight(pool, server, seconds):
    """Return the answer to come of a request that the server has taken."""
    answer = pool.submit(server.ask, seconds)
    time.sleep(0.2)
    return answer


def crowd(server, seen, ended):
    """Ask again and again; count who answered, and what went wrong.

    A connection that is opened the very moment a worker ends may be closed unread.
    """
    while not ended.is_set():
        try:
            seen[server.ask()] += 1
        except RemoteDisconnected:
            seen["closed unread"] += 1
        except OSError as error:
            seen[repr(error)] += 1
        time.sleep(0.005)


def test_a_hangup_renews_the_workers_while_readers_are_answered(server):
    before, ended, seen = server.ask(), threading.Event(), Counter()
    with ThreadPoolExecutor(READERS + 1) as pool:
        slow = in_flight(pool, server, INTERVAL + 1)  # longer than both workers live beside
        readers = [pool.submit(crowd, server, seen, ended) for _ in range(READERS)]
        server.tell(signal.SIGHUP)
        try:
            wait_for(lambda: slow.done() and server.ask() != before, "the new worker")
        finally:
            ended.set()
    assert [reader.result() for reader in readers] == [None] * READERS
    assert slow.result() == before
    assert seen.pop("closed unread", 0) <= READERS
    assert len(seen) == 2, seen
    assert before in seen
    assert all(isinstance(who, int) for who in seen), seen


def test_who_was_asked_answers_before_it_ends(server):
    with ThreadPoolExecutor(1) as pool:
        slow = in_flight(pool, server, 1)
        server.tell(signal.SIGTERM)
        assert slow.result() > 0
    wait_for(server.ended, "the end")
