"""Waiting for what another process does."""

import socket
import time
from collections.abc import Callable


def wait_until(is_so: Callable[[], bool], *, most_seconds: float = 30) -> None:
    until = time.monotonic() + most_seconds
    while not is_so():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.05)


def is_open(port: int) -> bool:
    """Tell whether somebody listens on a port of the loopback."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
