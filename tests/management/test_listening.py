"""A server that cannot listen says so before anything else is done."""

import socket

import pytest
from django.core.management import CommandError

from blog.management.listening import refuse_taken


@pytest.fixture
def taken():
    """The port of a server that would share it, as ours does."""
    server = socket.create_server(("127.0.0.1", 0), reuse_port=True)
    yield server.getsockname()[1]
    server.close()


def test_a_free_port_is_fine(taken):
    with socket.create_server(("127.0.0.1", 0)) as other:
        free = other.getsockname()[1]
    refuse_taken(f"127.0.0.1:{free}")


def test_a_taken_port_is_named_with_another(taken):
    with pytest.raises(CommandError, match=rf"Port {taken} is taken.*PORT={taken + 1}"):
        refuse_taken(f"127.0.0.1:{taken}")


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", ""])
def test_what_is_no_port_is_refused(port):
    with pytest.raises(CommandError, match="give a number from 1 to 65535"):
        refuse_taken(f"127.0.0.1:{port}")


def test_an_address_that_is_not_this_machine_s_is_refused():
    with pytest.raises(CommandError, match=r"No server can listen at 192\.0\.2\.1:8000"):
        refuse_taken("192.0.2.1:8000")
