"""A server that can be killed: its parent starts another at once, on the same socket.

Run as a program: `python -m tests.support.killable_server SOCKET_FD`. It prints the process id of
each server that it starts. The parent holds no database and no request, only the socket, so that
clients wait in its queue instead of being refused.
"""

import os
import socket
import sys

import waitress  # type: ignore[import-untyped] # has no types

from flowgap.config import read_settings
from flowgap.web import create_app

THREADS = 4


def main(descriptor: int) -> None:
    listener = socket.socket(fileno=descriptor)
    while True:
        child = os.fork()
        if child == 0:
            waitress.serve(create_app(read_settings()), sockets=[listener], threads=THREADS)
            return
        print(child, flush=True)  # noqa: T201 - whom to kill
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
